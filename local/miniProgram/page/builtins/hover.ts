import { drawnBy, scopedClass } from "./inner.ts";

/** How long WeChat waits before a press shows, and how long it stays after; by the attributes of the element. */
const START_MS = 50;
const STAY_MS = 400;

type Hovered = { readonly element: Element; readonly classes: readonly string[] };

let waiting: ReturnType<typeof setTimeout>[] = [];
let hovered: Hovered[] = [];

/** `hover-class` of what was touched and of what lies around it, until one stops it. */
export function startHover(target: Element): void {
  endHover();
  for (let at = target.closest("[hover-class]"); at !== null; at = above(at)) {
    const element = at;
    const names = element.getAttribute("hover-class") ?? "";
    if (names !== "none" && names !== "" && !element.hasAttribute("disabled")) {
      const startsMs = timeOf(element, "hover-start-time", START_MS);
      waiting.push(setTimeout(() => show(element, names), startsMs));
    }
    if (element.hasAttribute("hover-stop-propagation")) return;
  }
}

const above = (element: Element): Element | null =>
  element.parentElement?.closest("[hover-class]") ?? null;

function timeOf(element: Element, attribute: string, otherwise: number): number {
  const value = Number(element.getAttribute(attribute) ?? "");
  return element.hasAttribute(attribute) && Number.isFinite(value) ? value : otherwise;
}

function show(element: Element, names: string): void {
  const drawn = drawnBy(element);
  const scoped =
    drawn === undefined || names.startsWith("builtin-") ? names : scopedClass(drawn, names);
  const classes = scoped.split(/\s+/).filter((name) => name !== "");
  element.classList.add(...classes);
  hovered.push({ element, classes });
}

/** The finger left, or it became a scroll. */
export function endHover(): void {
  waiting.forEach(clearTimeout);
  waiting = [];
  for (const { element, classes } of hovered) {
    const staysMs = timeOf(element, "hover-stay-time", STAY_MS);
    setTimeout(() => element.classList.remove(...classes), staysMs);
  }
  hovered = [];
}
