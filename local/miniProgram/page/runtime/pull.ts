import { element } from "../wx/element.ts";

const ENOUGH_PX = 60;
const OPEN_PX = 50;
/** The page follows the finger this much. */
const RESISTANCE = 0.5;

/** Pulling a page down, for a page that wants it. */
export type Pull = {
  readonly start: () => void;
  readonly stop: () => void;
};

/** Lets `scroller` be pulled down by a finger; `onPulled` runs when it was pulled far enough, or was told to `start`. */
export function createPull(
  frame: HTMLElement,
  scroller: HTMLElement,
  o: { readonly isWanted: boolean; readonly isLight: boolean; readonly onPulled: () => void },
): Pull {
  const dots = [1, 2, 3].map(() => element("i", ""));
  const sign = element("div", o.isLight ? "mp-pull is-light" : "mp-pull", {}, ...dots);
  sign.ariaLabel = "下拉刷新";
  frame.prepend(sign);
  let from: number | undefined;
  let pulledPx = 0;
  let isOpen = false;

  function move(px: number): void {
    pulledPx = px;
    sign.style.height = `${px}px`;
    scroller.style.transform = px === 0 ? "" : `translateY(${px}px)`;
  }
  function open(): void {
    if (isOpen) return;
    isOpen = true;
    move(OPEN_PX);
    o.onPulled();
  }
  function stop(): void {
    isOpen = false;
    move(0);
  }
  function begin(atPx: number | undefined): void {
    from = !isOpen && scroller.scrollTop === 0 ? atPx : undefined;
  }
  /** Tells whether the page itself follows. */
  function follow(atPx: number | undefined): boolean {
    if (from === undefined || atPx === undefined) return false;
    const px = (atPx - from) * RESISTANCE;
    const isPulled = px > 0 && scroller.scrollTop === 0;
    if (isPulled || pulledPx > 0) move(isPulled ? px : 0);
    return isPulled;
  }
  function release(): void {
    if (from === undefined) return;
    from = undefined;
    if (pulledPx * (1 / RESISTANCE) >= ENOUGH_PX) open();
    else move(0);
  }
  if (o.isWanted) listen(scroller, { begin, follow, release });
  return { start: open, stop };
}

/** A finger, or the mouse in its place. */
function listen(
  scroller: HTMLElement,
  o: {
    readonly begin: (atPx: number | undefined) => void;
    readonly follow: (atPx: number | undefined) => boolean;
    readonly release: () => void;
  },
): void {
  scroller.addEventListener("touchstart", ({ touches: [touch] }) => o.begin(touch?.clientY));
  scroller.addEventListener(
    "touchmove",
    (event) => {
      if (o.follow(event.touches[0]?.clientY) && event.cancelable) event.preventDefault();
    },
    { passive: false },
  );
  scroller.addEventListener("touchend", o.release);
  scroller.addEventListener("touchcancel", o.release);
  const isMouse = ({ pointerType, buttons }: PointerEvent) =>
    pointerType === "mouse" && buttons === 1;
  scroller.addEventListener("pointerdown", (event) => {
    if (isMouse(event)) o.begin(event.clientY);
  });
  scroller.addEventListener("pointermove", (event) => {
    if (isMouse(event)) o.follow(event.clientY);
  });
  addEventListener("pointerup", ({ pointerType }) => {
    if (pointerType === "mouse") o.release();
  });
}
