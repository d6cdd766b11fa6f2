import type { Host } from "./builtin.ts";
import { onDrag } from "./drag.ts";

export const REFRESHER_PROPERTIES = {
  ...{ refresherEnabled: false, refresherThreshold: 45, refresherDefaultStyle: "black" },
  ...{ refresherBackground: "", refresherTriggered: false },
};

/** A pull is felt at half its way, as on phones. */
const PULL_SHARE = 0.5;

/** Pull to refresh of a scroll-view: a box at its top that grows under the finger. */
export function createRefresher(host: Host<typeof REFRESHER_PROPERTIES>) {
  const { element } = host;
  let box: HTMLElement | undefined;
  let pulledPx = 0;
  let isPulling = false;
  let isRefreshing = false;
  const show = (px: number, isAnimated: boolean) => {
    pulledPx = px;
    if (box === undefined) return;
    box.style.transition = isAnimated ? "height .2s" : "none";
    box.style.height = `${px}px`;
  };
  const trigger = () => {
    isRefreshing = true;
    show(Math.max(host.data.refresherThreshold, 1), true);
    // The property first: a page answers the event by setting it to false.
    host.set("refresherTriggered", true);
    host.fire("refresherrefresh", { dy: pulledPx });
  };
  const close = (event: "refresherrestore" | "refresherabort") => {
    isRefreshing = false;
    show(0, true);
    host.fire(event, { dy: 0 });
  };
  const move = (_dx: number, dy: number): boolean => {
    if (!host.data.refresherEnabled || isRefreshing) return false;
    if (!isPulling && (dy <= 5 || element.scrollTop > 0)) return false;
    isPulling = true;
    show(Math.max(0, dy * PULL_SHARE), false);
    host.fire("refresherpulling", { dy: pulledPx });
    return true;
  };
  const end = () => {
    if (!isPulling) return;
    isPulling = false;
    if (pulledPx >= host.data.refresherThreshold) trigger();
    else close("refresherabort");
  };
  const prepare = () => {
    if (box !== undefined) return;
    box = document.createElement("div");
    box.className = "builtin-refresher";
    box.append(
      document.createElement("i"),
      document.createElement("i"),
      document.createElement("i"),
    );
    element.prepend(box);
    onDrag(element, { move, end });
  };
  return {
    update(changed: ReadonlySet<string>) {
      const { data } = host;
      if (data.refresherEnabled) prepare();
      if (box !== undefined) {
        box.dataset["look"] = data.refresherDefaultStyle;
        box.style.background = data.refresherBackground;
      }
      if (!changed.has("refresherTriggered")) return;
      if (data.refresherTriggered && !isRefreshing) trigger();
      else if (!data.refresherTriggered && isRefreshing) close("refresherrestore");
    },
  };
}
