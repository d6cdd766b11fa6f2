import { builtin } from "./builtin.ts";
import { createGlide } from "./swiperGlide.ts";
import { onDrag } from "./drag.ts";
import { cssLength } from "./length.ts";

const PROPERTIES = {
  ...{ indicatorDots: false, indicatorColor: "rgba(0,0,0,.3)", indicatorActiveColor: "#000000" },
  ...{ autoplay: false, current: 0, currentItemId: "", interval: 5000, duration: 500 },
  ...{ circular: false, vertical: false, previousMargin: "0px", nextMargin: "0px" },
  ...{ displayMultipleItems: 1, snapToEdge: false, easingFunction: "default" },
  ...{ skipHiddenItemLayout: false, cacheExtent: 0, disableTouch: false, layoutType: "normal" },
};
export type SwiperProperties = typeof PROPERTIES;

/** `swiper`: its items lie one beside the other and glide together. */
export const swiper = builtin("swiper", PROPERTIES, (host) => {
  const { element } = host;
  const frame = made("builtin-swiper-frame");
  const track = made("builtin-swiper-track");
  const dots = made("builtin-swiper-dots");
  frame.append(track);
  element.append(frame, dots);
  const glide = createGlide(host, track, dots);
  onDrag(element, {
    start: glide.hold,
    move: (dx, dy) => !host.data.disableTouch && glide.drag(dx, dy),
    end: (_dx, _dy, speed) => glide.letGo(speed),
  });
  new MutationObserver(glide.layOut).observe(track, { childList: true });
  return {
    slot: track,
    update(changed) {
      const { data } = host;
      element.toggleAttribute("vertical", data.vertical);
      track.style.setProperty("--before", cssLength(data.previousMargin));
      track.style.setProperty("--after", cssLength(data.nextMargin));
      track.style.setProperty("--count", String(Math.max(1, data.displayMultipleItems)));
      dots.hidden = !data.indicatorDots;
      dots.style.setProperty("--dot", data.indicatorColor);
      dots.style.setProperty("--dot-on", data.indicatorActiveColor);
      glide.layOut();
      if (changed.has("current")) glide.goTo(data.current, "");
      if (changed.has("currentItemId") && data.currentItemId !== "")
        glide.goToItem(data.currentItemId);
      if (changed.has("autoplay") || changed.has("interval")) glide.play();
    },
    attached: () => {
      glide.layOut();
      glide.play();
    },
    detached: glide.stop,
  };
});

/** `swiper-item`: only a place; its swiper moves it. */
export const swiperItem = builtin(
  "swiper-item",
  { itemId: "", skipHiddenItemLayout: false },
  (host) => ({
    update: () => host.element.setAttribute("item-id", host.data.itemId),
  }),
);

function made(className: string): HTMLElement {
  const element = document.createElement("div");
  element.className = className;
  return element;
}
