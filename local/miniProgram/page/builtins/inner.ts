import type { glassEasel } from "glass-easel-miniprogram-adapter";

/** A field that glass-easel has but does not show in its types. Versions are pinned, so that a name stays true. */
export function inner<T>(object: object, name: string): T {
  return Reflect.get(object, name);
}

/** The element of glass-easel that drew a DOM node, or the nearest one above it. */
export function drawnBy(node: EventTarget | null): glassEasel.Element | undefined {
  for (let at = node instanceof Node ? node : null; at !== null; at = at.parentNode) {
    const found = inner<glassEasel.Element | undefined>(at, "__wxElement");
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The DOM element of an element of glass-easel; a virtual host has none. */
export const domOf = (element: object): HTMLElement | undefined =>
  inner<HTMLElement | null>(element, "$$") ?? undefined;

type Listeners = Record<
  string,
  { readonly finalCount: number; readonly funcArr: { readonly empty: boolean } }
>;

/** Whether somebody bound an event on this very element, and whether by `catch:`. */
export function listenerOf(
  element: glassEasel.Element,
  type: string,
): { readonly isCatching: boolean } | undefined {
  const target = inner<object>(element, "_$eventTarget");
  const found = inner<Listeners>(target, "listeners")[type];
  if (found === undefined || found.funcArr.empty) return undefined;
  return { isCatching: found.finalCount > 0 };
}

/** A class of the page's own style, as it is named in the DOM within the template that holds `element`. */
export function scopedClass(element: glassEasel.Element, names: string): string {
  const root = element.ownerShadowRoot;
  if (root === null || names === "") return names;
  const probe = root.createNativeNode("i");
  probe.setNodeClass(names);
  return domOf(probe)?.className ?? names;
}
