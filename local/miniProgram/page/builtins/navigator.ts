import { builtin } from "./builtin.ts";
import { builtinHooks } from "./hooks.ts";

const PROPERTIES = {
  ...{
    url: "",
    openType: "navigate",
    delta: 1,
    target: "self",
    appId: "",
    path: "",
    extraData: null,
  },
  ...{ hoverClass: "builtin-navigator-hover", hoverStopPropagation: false, hoverStartTime: 50 },
  ...{ hoverStayTime: 600, version: "release", shortLink: "" },
};

/** `navigator`: goes on at its tap. What leaves the mini program is only named on the screen. */
export const navigator = builtin("navigator", PROPERTIES, (host) => {
  const { element, component } = host;
  component.addListener("tap", () => {
    const { target, openType, url, delta, appId } = host.data;
    if (target === "miniProgram" || openType === "exit") {
      return builtinHooks.notEmulated(`navigator to mini program ${appId}`);
    }
    builtinHooks.navigate(openType, url, delta);
  });
  return {
    update() {
      element.setAttribute("hover-class", host.data.hoverClass);
      element.setAttribute("hover-start-time", String(host.data.hoverStartTime));
      element.setAttribute("hover-stay-time", String(host.data.hoverStayTime));
      element.toggleAttribute("hover-stop-propagation", host.data.hoverStopPropagation);
    },
  };
});
