import type { PhoneScreen } from "../phone.ts";
import { button, element } from "./element.ts";
import { layerStyles } from "./styles.ts";

type Part = HTMLElement | string | undefined;

/** Something over the pages. `remove` takes it away. */
export type Layer = { readonly inner: HTMLElement; readonly remove: () => void };

/** Puts something over the pages, in a shadow root of its own: pages may style each `button` as they like. */
export function layer(screen: PhoneScreen, className: string, ...parts: readonly Part[]): Layer {
  const host = element("div", "phone-host");
  // What is clicked is inside; a layer that only tells something lets clicks through.
  host.style.pointerEvents = "none";
  const root = host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [layerStyles()];
  const inner = element("div", `phone-layer ${className}`, {}, ...parts);
  root.append(inner);
  screen.layers.append(host);
  return { inner, remove: () => host.remove() };
}

/** A question that is answered once: the layer goes with its answer. */
export function question<T>(
  screen: PhoneScreen,
  build: (answer: (value: T) => void) => readonly Part[],
  className = "",
): Promise<T> {
  return new Promise((resolve) => {
    let shown: Layer | undefined;
    const before = document.activeElement;
    const answer = (value: T): void => {
      if (shown === undefined) return;
      shown.remove();
      shown = undefined;
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      resolve(value);
    };
    shown = layer(screen, className, ...build(answer));
    shown.inner.querySelector<HTMLElement>("[data-first]")?.focus({ preventScroll: true });
  });
}

/** A sheet from below. `dismissed` is the answer of whoever closes it without one. */
export function sheet<T>(
  screen: PhoneScreen,
  o: { readonly title: string; readonly dismissed: T },
  build: (answer: (value: T) => void) => readonly Part[],
): Promise<T> {
  return question<T>(screen, (answer) => {
    const away = () => answer(o.dismissed);
    const close = button("phone-close", "×", away);
    close.setAttribute("aria-label", "关闭");
    const head = element("div", "phone-sheet-head", {}, element("h3", "", {}, o.title), close);
    const body = element("div", "phone-sheet", {}, head, ...build(answer));
    body.setAttribute("role", "dialog");
    body.setAttribute("aria-label", o.title);
    body.setAttribute("aria-modal", "true");
    return [element("div", "phone-shade", { onclick: away }), body];
  });
}
