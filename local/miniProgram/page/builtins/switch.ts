import { builtin } from "./builtin.ts";
import { isField } from "./formField.ts";

const PROPERTIES = {
  ...{ checked: false, disabled: false, type: "switch", color: "#04BE02", name: "" },
  ...{ ariaLabel: "" },
};

/** `switch`: a native checkbox with the role of a switch, drawn by CSS. */
export const switchBox = builtin("switch", PROPERTIES, (host) => {
  const native = document.createElement("input");
  native.type = "checkbox";
  host.element.append(native);
  native.addEventListener("change", (event) => {
    event.stopPropagation();
    host.set("checked", native.checked);
    host.fire("change", { value: native.checked });
  });
  isField(host.component, () => ({
    ...{ name: host.data.name, value: native.checked },
    reset: () => host.set("checked", false),
  }));
  return {
    labelled: native,
    update() {
      const { checked, disabled, type, color, ariaLabel } = host.data;
      native.checked = checked;
      native.disabled = disabled;
      native.className = type === "checkbox" ? "builtin-check" : "builtin-switch";
      if (type === "switch") native.setAttribute("role", "switch");
      else native.removeAttribute("role");
      native.style.setProperty("--builtin-color", color);
      if (ariaLabel !== "") native.setAttribute("aria-label", ariaLabel);
    },
  };
});
