/**
 * Dialogs and drawers for whoever has no mouse, or hears the page: TDesign draws them and leaves the rest. Each says what
 * it is, takes the focus, keeps Tab inside while it is on top, and gives the focus back to what opened it.
 */
const LAYER = ".t-dialog__ctx, .t-drawer--open";
const TITLE = ".t-dialog__header-content, .t-drawer__header";
/** What begins with the focus, where there is one: what can be typed into or chosen. */
const FIELD =
  ".t-dialog__body :is(input, textarea):enabled, .t-drawer__body :is(input, textarea):enabled";
const STOPS =
  "a[href], button:enabled, input:enabled, textarea:enabled, select:enabled, [tabindex='0']:not([disabled])";
/** A drawer comes in, and TDesign takes the focus for itself meanwhile. */
const COMING_MS = 400;
/** So many places back is somebody led, where what opened a dialog went away with it. */
const TRAIL_MAX = 6;

type Layer = { readonly trail: readonly Element[]; readonly untilMs: number; isEntered: boolean };
const isSeen = (one: Element): boolean => one.checkVisibility({ visibilityProperty: true });
const stopsIn = (place: Element): HTMLElement[] =>
  [...place.querySelectorAll<HTMLElement>(STOPS)].filter((one) => one.tabIndex >= 0 && isSeen(one));

/** Looks after them from now on: `look` whenever the page changed, `stop` at the end. */
export function watchLayers(): { readonly look: () => void; readonly stop: () => void } {
  const open = new Map<HTMLElement, Layer>();
  let trail: readonly Element[] = [];
  const top = () => [...open.keys()].at(-1);
  const went = ({ target }: Event) => {
    const stop = target instanceof Element ? target.closest(`${STOPS}, [tabindex]`) : null;
    // A click beside all that takes the focus is a place too: there is none to go back to.
    const place = stop ?? document.body;
    if (place !== trail.at(-1)) trail = [...trail, place].slice(-TRAIL_MAX);
  };

  function enter(layer: HTMLElement) {
    const known = open.get(layer);
    if (known === undefined || known.isEntered || layer !== top()) return;
    const now = document.activeElement;
    const field = [...layer.querySelectorAll<HTMLElement>(FIELD)].find(isSeen);
    if (now === null || now === layer || !layer.contains(now)) (field ?? layer).focus();
    known.isEntered = Date.now() > known.untilMs;
    requestAnimationFrame(() => enter(layer));
  }
  function leave(layer: HTMLElement, { trail: before }: Layer) {
    const now = document.activeElement;
    if (now !== null && now !== document.body && !layer.contains(now)) return;
    const places = before.filter((one) => !layer.contains(one)).reverse();
    const back = places.find((one) => one.isConnected && isSeen(one) && !one.matches(":disabled"));
    if (back instanceof HTMLElement) back.focus({ preventScroll: true });
  }
  function look() {
    const shown = [...document.querySelectorAll<HTMLElement>(LAYER)].filter(
      (one) => one.style.display !== "none",
    );
    for (const [layer, known] of [...open].reverse()) {
      if (shown.includes(layer)) continue;
      open.delete(layer);
      leave(layer, known);
    }
    for (const layer of shown) {
      layer.setAttribute("role", "dialog");
      layer.setAttribute("aria-modal", "true");
      const title = layer.querySelector(TITLE);
      if (title !== null) layer.setAttribute("aria-labelledby", (title.id ||= newTitleId()));
      if (open.has(layer)) continue;
      open.set(layer, { trail, untilMs: Date.now() + COMING_MS, isEntered: false });
      enter(layer);
    }
  }
  /** Only where Tab would leave: what opened a list of choices over the dialog belongs to it. */
  function onKey(event: KeyboardEvent) {
    const layer = top();
    if (event.key !== "Tab" || layer === undefined || !isSeen(layer)) return; // Not behind a shut door.
    const popups = [...document.querySelectorAll(".t-popup")].filter(isSeen);
    const stops = [layer, ...popups].flatMap(stopsIn);
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const next = at === -1 && event.shiftKey ? stops.length - 1 : at + (event.shiftKey ? -1 : 1);
    const to = stops[(next + stops.length) % stops.length];
    if (to !== undefined && stops[next] !== undefined && at !== -1 && layer.contains(to)) return;
    event.preventDefault();
    to?.focus();
  }
  document.addEventListener("focusin", went);
  document.addEventListener("pointerdown", went, true);
  document.addEventListener("keydown", onKey, true);
  return {
    look,
    stop() {
      document.removeEventListener("focusin", went);
      document.removeEventListener("pointerdown", went, true);
      document.removeEventListener("keydown", onKey, true);
    },
  };
}

let titles = 0;
const newTitleId = () => `layer-title-${++titles}`;
