import { lengthOf } from "./length.ts";

type EdgeHost = {
  readonly element: HTMLElement;
  readonly data: {
    readonly scrollX: boolean;
    readonly scrollY: boolean;
    readonly upperThreshold: string;
    readonly lowerThreshold: string;
  };
  readonly fire: (type: string, detail: object) => void;
  readonly isBound: (type: string) => boolean;
};

/** `scroll`, and `scrolltoupper`/`scrolltolower` once each time an edge comes near. */
export function createEdges(host: EdgeHost) {
  const { element } = host;
  const near = { top: true, left: true, bottom: false, right: false };
  let lastTop = 0;
  let lastLeft = 0;
  const reach = (edge: keyof typeof near, isNear: boolean) => {
    const wasNear = near[edge];
    near[edge] = isNear;
    if (!isNear || wasNear) return;
    const type = edge === "top" || edge === "left" ? "scrolltoupper" : "scrolltolower";
    host.fire(type, { direction: edge });
  };
  return {
    report() {
      const { scrollTop, scrollLeft } = element;
      if (host.isBound("scroll")) {
        const { scrollHeight, scrollWidth } = element;
        const delta = { deltaX: lastLeft - scrollLeft, deltaY: lastTop - scrollTop };
        host.fire("scroll", { scrollLeft, scrollTop, scrollHeight, scrollWidth, ...delta });
      }
      const [movedY, movedX] = [scrollTop !== lastTop, scrollLeft !== lastLeft];
      lastTop = scrollTop;
      lastLeft = scrollLeft;
      if (!host.isBound("scrolltolower") && !host.isBound("scrolltoupper")) return;
      const { scrollX, scrollY, upperThreshold, lowerThreshold } = host.data;
      const [upper, lower] = [lengthOf(upperThreshold), lengthOf(lowerThreshold)];
      if (scrollY && movedY) {
        reach("top", scrollTop <= upper);
        reach("bottom", element.scrollHeight - element.clientHeight - scrollTop <= lower);
      }
      if (scrollX && movedX) {
        reach("left", scrollLeft <= upper);
        reach("right", element.scrollWidth - element.clientWidth - scrollLeft <= lower);
      }
    },
  };
}
