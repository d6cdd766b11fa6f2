import { builtin } from "./builtin.ts";
import { onDrag } from "./drag.ts";
import { lengthOf } from "./length.ts";

const PROPERTIES = {
  ...{ direction: "none", inertia: false, outOfBounds: false, x: "0", y: "0", damping: 20 },
  ...{ friction: 2, disabled: false, scale: false, scaleMin: 0.5, scaleMax: 10, scaleValue: 1 },
  animation: true,
};

/** `movable-view`: is dragged within its `movable-area`. Scaling by two fingers and inertia are left out. */
export const movableView = builtin("movable-view", PROPERTIES, (host) => {
  const { element } = host;
  let [x, y, fromX, fromY] = [0, 0, 0, 0];
  let isTaken: boolean | undefined;
  const bounds = () => {
    const area = element.closest<HTMLElement>("movable-area");
    const free = (own: number, around: number | undefined) => (around ?? own) - own;
    return {
      x: free(element.offsetWidth, area?.clientWidth),
      y: free(element.offsetHeight, area?.clientHeight),
    };
  };
  const within = (value: number, free: number) =>
    Math.min(Math.max(value, Math.min(0, free)), Math.max(0, free));
  const place = (toX: number, toY: number, source: string, isAnimated: boolean) => {
    const free = bounds();
    const isFree = host.data.outOfBounds && source === "touch";
    [x, y] = isFree ? [toX, toY] : [within(toX, free.x), within(toY, free.y)];
    element.style.transition = isAnimated ? "transform .2s" : "none";
    element.style.transform = `translate(${x}px,${y}px) scale(${host.data.scaleValue})`;
    if (source !== "setup") host.fire("change", { x, y, source });
  };
  onDrag(element, {
    start() {
      [fromX, fromY] = [x, y];
      isTaken = undefined;
    },
    move(dx, dy) {
      const { direction, disabled } = host.data;
      if (disabled || direction === "none") return false;
      isTaken ??=
        direction === "all" || (direction === "horizontal") === Math.abs(dx) > Math.abs(dy);
      if (!isTaken) return false;
      place(
        fromX + (direction === "vertical" ? 0 : dx),
        fromY + (direction === "horizontal" ? 0 : dy),
        "touch",
        false,
      );
      return true;
    },
    end() {
      const free = bounds();
      if (x !== within(x, free.x) || y !== within(y, free.y))
        place(x, y, "touch-out-of-bounds", true);
    },
  });
  const set = (source: string) =>
    place(
      lengthOf(host.data.x),
      lengthOf(host.data.y),
      source,
      source !== "setup" && host.data.animation,
    );
  return {
    update(changed) {
      if (changed.has("x") || changed.has("y") || changed.has("scaleValue")) {
        if (element.isConnected) set("");
      }
    },
    attached: () => void setTimeout(() => set("setup")),
  };
});
