/** A drag of a finger or of the mouse over an element, in px from where it began. */
export type Drag = {
  readonly start?: (at: { readonly x: number; readonly y: number }) => void;
  /** Tells whether the drag is taken: then the browser does not scroll by it. */
  readonly move: (dx: number, dy: number) => boolean;
  readonly end: (dx: number, dy: number, speed: { readonly x: number; readonly y: number }) => void;
};

type Point = { readonly x: number; readonly y: number; readonly atMs: number };

/** Listens on the element itself; nothing costs until it is touched. */
export function onDrag(element: HTMLElement, drag: Drag): void {
  let from: Point | undefined;
  let last: Point | undefined;
  let before: Point | undefined;
  const begin = (point: Point) => {
    from = last = before = point;
    drag.start?.(point);
  };
  const move = (point: Point): boolean => {
    if (from === undefined) return false;
    before = last;
    last = point;
    return drag.move(point.x - from.x, point.y - from.y);
  };
  const end = () => {
    if (from === undefined || last === undefined) return;
    const ms = Math.max(1, last.atMs - (before?.atMs ?? 0));
    const speed = { x: (last.x - (before?.x ?? 0)) / ms, y: (last.y - (before?.y ?? 0)) / ms };
    const [dx, dy] = [last.x - from.x, last.y - from.y];
    from = undefined;
    drag.end(dx, dy, speed);
  };
  const touch = (event: TouchEvent, use: (point: Point) => boolean | void) => {
    const finger = event.touches[0];
    if (finger === undefined || event.touches.length > 1) return;
    const isTaken = use({ x: finger.clientX, y: finger.clientY, atMs: event.timeStamp });
    if (isTaken === true && event.cancelable) event.preventDefault();
  };
  element.addEventListener("touchstart", (event) => touch(event, begin), { passive: true });
  element.addEventListener("touchmove", (event) => touch(event, move), { passive: false });
  element.addEventListener("touchend", end);
  element.addEventListener("touchcancel", end);
  dragByMouse(element, begin, move, end);
}

function dragByMouse(
  element: HTMLElement,
  begin: (point: Point) => void,
  move: (point: Point) => boolean,
  end: () => void,
): void {
  const pointOf = (event: PointerEvent): Point => ({
    ...{ x: event.clientX, y: event.clientY, atMs: event.timeStamp },
  });
  const onMove = (event: PointerEvent) => void move(pointOf(event));
  const onEnd = () => {
    removeEventListener("pointermove", onMove);
    removeEventListener("pointerup", onEnd);
    removeEventListener("pointercancel", onEnd);
    end();
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" || event.button !== 0) return;
    begin(pointOf(event));
    addEventListener("pointermove", onMove);
    addEventListener("pointerup", onEnd);
    addEventListener("pointercancel", onEnd);
  });
}
