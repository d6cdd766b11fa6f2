import { builtin } from "./builtin.ts";
import { formAround } from "./form.ts";
import { pressOpenType } from "./openTypes.ts";
import { stretchInBlocks } from "./stretch.ts";

const PROPERTIES = {
  ...{ size: "default", type: "default", plain: false, disabled: false, loading: false },
  ...{ formType: "", openType: "", hoverClass: "builtin-button-hover", hoverStartTime: 20 },
  ...{ hoverStayTime: 70, hoverStopPropagation: false, lang: "en", sessionFrom: "" },
  ...{ sendMessageTitle: "", sendMessagePath: "", sendMessageImg: "", showMessageCard: false },
  ...{ appParameter: "", phoneNumberNoQuotaToast: true, needShowEntrance: true, entrancePath: "" },
  ...{ businessId: "", groupId: "", guildId: "", publicId: "" },
};

/** `button`: a real <button>. What it submits or opens happens at its tap, after the page's own listener is set. */
export const button = builtin("button", PROPERTIES, (host) => {
  const { element, component } = host;
  component.addListener("tap", () => {
    const { disabled, formType, openType } = host.data;
    if (disabled) return;
    if (formType !== "") formAround(element)?.[formType === "reset" ? "reset" : "submit"]();
    if (openType === "") return;
    for (const one of openType.split("|")) {
      pressOpenType({
        ...{ openType: one, dataset: component.dataset, id: component.id },
        ...{ properties: { ...host.data }, fire: (type, detail) => host.fire(type, detail) },
      });
    }
  });
  return {
    attached: () => stretchInBlocks(element),
    update() {
      const { data } = host;
      element.setAttribute("type", data.type);
      element.setAttribute("size", data.size);
      element.setAttribute("hover-class", data.hoverClass);
      element.setAttribute("hover-start-time", String(data.hoverStartTime));
      element.setAttribute("hover-stay-time", String(data.hoverStayTime));
      element.toggleAttribute("hover-stop-propagation", data.hoverStopPropagation);
      element.toggleAttribute("plain", data.plain);
      element.toggleAttribute("loading", data.loading);
      element.toggleAttribute("disabled", data.disabled);
      if (data.formType !== "") element.setAttribute("form-type", data.formType);
      if (data.openType !== "") element.setAttribute("open-type", data.openType);
    },
  };
});
