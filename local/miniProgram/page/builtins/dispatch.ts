import { glassEasel } from "glass-easel-miniprogram-adapter";
import { drawnBy, inner, listenerOf } from "./inner.ts";

/** Sends an event up from where it happened; tells whether somebody caught it or refused what follows. */
export function dispatch(
  at: EventTarget | null,
  type: string,
  detail: object,
  fields: Readonly<Record<string, unknown>>,
  onHeard?: () => void,
): boolean {
  const element = drawnBy(at);
  if (element === undefined) return false;
  const event = new glassEasel.Event(type, detail, {
    ...{ bubbles: true, composed: true, capturePhase: true, extraFields: fields },
    handleListenerReturn: () => onHeard?.(),
  });
  glassEasel.Event.dispatchEvent(element, event);
  return event.defaultPrevented();
}

/** A scroll-view within what catches the move still scrolls, as on phones. */
export function scrollsInside(target: Element): boolean {
  const view = target.closest("scroll-view");
  if (view === null) return false;
  for (let at: Element | null = target; at !== null && at !== view; at = at.parentElement) {
    const element = inner<glassEasel.Element | undefined>(at, "__wxElement");
    if (element !== undefined && listenerOf(element, "touchmove")?.isCatching) return false;
  }
  return true;
}
