import { builtin } from "./builtin.ts";
import { giveContext } from "./contexts.ts";
import { createRefresher, REFRESHER_PROPERTIES } from "./refresher.ts";
import { createEdges } from "./scrollEdges.ts";

const PROPERTIES = {
  ...REFRESHER_PROPERTIES,
  ...{ scrollX: false, scrollY: false, upperThreshold: "50", lowerThreshold: "50" },
  ...{ scrollTop: null, scrollLeft: null, scrollIntoView: "", scrollIntoViewOffset: 0 },
  ...{
    scrollWithAnimation: false,
    enableBackToTop: false,
    enableFlex: false,
    scrollAnchoring: false,
  },
  ...{
    enhanced: false,
    bounces: true,
    showScrollbar: true,
    pagingEnabled: false,
    fastDeceleration: false,
  },
  ...{ enablePassive: false, scrollIntoViewAlignment: "start", type: "list", reverse: false },
  ...{ cacheExtent: 0, usingSticky: false, clip: true, minDragDistance: 18, padding: null },
};

/** `scroll-view`: an element that scrolls by itself. Its events are computed only where somebody bound them. */
export const scrollView = builtin("scroll-view", PROPERTIES, (host) => {
  const { element } = host;
  const edges = createEdges(host);
  const refresher = createRefresher(host);
  element.addEventListener("scroll", edges.report, { passive: true });
  const jump = () => ({ behavior: host.data.scrollWithAnimation ? "smooth" : "auto" }) as const;
  const showChild = () => {
    const id = host.data.scrollIntoView;
    const child = id === "" ? null : element.querySelector(`#${CSS.escape(id)}`);
    if (child === null) return;
    const [at, own] = [child.getBoundingClientRect(), element.getBoundingClientRect()];
    const { scrollX, scrollY, scrollIntoViewOffset: offset } = host.data;
    if (scrollY)
      element.scrollTo({ top: element.scrollTop + at.top - own.top + offset, ...jump() });
    if (scrollX)
      element.scrollTo({ left: element.scrollLeft + at.left - own.left + offset, ...jump() });
  };
  /** Children of the same change are there only after it. */
  const afterChange = (act: () => void) =>
    void requestAnimationFrame(() => element.isConnected && act());
  giveContext(element, {
    scrollTo: (options: ScrollViewTo) =>
      element.scrollTo({ ...options, behavior: options.animated === true ? "smooth" : "auto" }),
    scrollIntoView: (selector: string) => element.querySelector(selector)?.scrollIntoView(),
  });
  return {
    update(changed) {
      const { data } = host;
      element.toggleAttribute("scroll-x", data.scrollX);
      element.toggleAttribute("scroll-y", data.scrollY);
      element.toggleAttribute("enable-flex", data.enableFlex);
      element.toggleAttribute("paging-enabled", data.pagingEnabled);
      refresher.update(changed);
      const top = pixelsOf(data.scrollTop);
      const left = pixelsOf(data.scrollLeft);
      if (changed.has("scrollTop") && top !== undefined) {
        afterChange(() => element.scrollTo({ top, ...jump() }));
      }
      if (changed.has("scrollLeft") && left !== undefined) {
        afterChange(() => element.scrollTo({ left, ...jump() }));
      }
      if (changed.has("scrollIntoView")) afterChange(showChild);
    },
  };
});

type ScrollViewTo = { readonly top?: number; readonly left?: number; readonly animated?: boolean };

function pixelsOf(value: unknown): number | undefined {
  const px = typeof value === "string" ? parseFloat(value) : value;
  return typeof px === "number" && Number.isFinite(px) ? px : undefined;
}
