import { builtin } from "./builtin.ts";
import { isField } from "./formField.ts";

const PROPERTIES = {
  ...{ min: 0, max: 100, step: 1, value: 0, disabled: false, color: "#e9e9e9", name: "" },
  ...{ selectedColor: "#1aad19", activeColor: "", backgroundColor: "", blockSize: 28 },
  ...{ blockColor: "#ffffff", showValue: false, ariaLabel: "" },
};

/** `slider`: a native range, so that the keyboard moves it too. */
export const slider = builtin("slider", PROPERTIES, (host) => {
  const native = document.createElement("input");
  native.type = "range";
  const shown = document.createElement("output");
  host.element.append(native, shown);
  const draw = () => {
    const share = (native.valueAsNumber - host.data.min) / (host.data.max - host.data.min || 1);
    native.style.setProperty("--builtin-share", `${share * 100}%`);
    shown.textContent = native.value;
  };
  native.addEventListener("input", (event) => {
    event.stopPropagation();
    draw();
    host.fire("changing", { value: native.valueAsNumber });
  });
  native.addEventListener("change", (event) => {
    event.stopPropagation();
    host.set("value", native.valueAsNumber);
    host.fire("change", { value: native.valueAsNumber });
  });
  isField(host.component, () => ({
    ...{ name: host.data.name, value: native.valueAsNumber },
    reset: () => host.set("value", host.data.min),
  }));
  return {
    labelled: native,
    update() {
      const { data } = host;
      native.min = String(data.min);
      native.max = String(data.max);
      native.step = String(data.step);
      native.value = String(data.value);
      native.disabled = data.disabled;
      shown.hidden = !data.showValue;
      const size = Math.min(28, Math.max(12, data.blockSize));
      const set = (name: string, value: string) =>
        native.style.setProperty(`--builtin-${name}`, value);
      set("on", data.activeColor || data.selectedColor);
      set("off", data.backgroundColor || data.color);
      set("block", `${size}px`);
      set("block-color", data.blockColor);
      if (data.ariaLabel !== "") native.setAttribute("aria-label", data.ariaLabel);
      draw();
    },
  };
});
