import { builtin } from "./builtin.ts";

const PROPERTIES = {
  ...{ show: false, duration: 300, zIndex: 100, overlay: true, position: "bottom", round: false },
  ...{ closeOnSlideDown: false, overlayStyle: "", customStyle: "" },
};

/** `page-container`: content that comes over the page. The phone's way back does not close it here: the overlay does. */
export const pageContainer = builtin("page-container", PROPERTIES, (host) => {
  const overlay = document.createElement("div");
  overlay.className = "builtin-overlay";
  const content = document.createElement("div");
  content.className = "builtin-container";
  host.element.append(overlay, content);
  let isShown = false;
  const leave = () => {
    if (!isShown) return;
    isShown = false;
    host.fire("beforeleave", {});
    host.fire("leave", {});
    host.element.classList.remove("is-in");
    setTimeout(() => {
      if (isShown) return;
      host.element.classList.remove("is-open");
      host.fire("afterleave", {});
    }, host.data.duration);
  };
  const enter = () => {
    isShown = true;
    host.fire("beforeenter", {});
    host.element.classList.add("is-open");
    requestAnimationFrame(() => {
      host.element.classList.add("is-in");
      host.fire("enter", {});
    });
    setTimeout(() => isShown && host.fire("afterenter", {}), host.data.duration);
  };
  overlay.addEventListener("click", () => {
    host.fire("clickoverlay", {});
    host.set("show", false);
  });
  return {
    slot: content,
    update(changed) {
      const { data, element } = { data: host.data, element: host.element };
      element.style.setProperty("--over", String(data.zIndex));
      element.style.setProperty("--takes", `${data.duration}ms`);
      element.setAttribute("position", data.position);
      element.toggleAttribute("round", data.round);
      overlay.hidden = !data.overlay;
      overlay.setAttribute("style", data.overlayStyle);
      content.setAttribute("style", data.customStyle);
      if (!changed.has("show") || data.show === isShown) return;
      if (data.show) enter();
      else leave();
    },
  };
});
