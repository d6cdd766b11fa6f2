import { builtin } from "./builtin.ts";
import { actAsField, attachField, FIELD_PROPERTIES, updateField } from "./textField.ts";

const PROPERTIES = {
  ...FIELD_PROPERTIES,
  ...{ autoHeight: false, fixed: false, showConfirmBar: true, disableDefaultPadding: false },
  ...{ confirmType: "return", adjustKeyboardTo: "cursor" },
};

/** `textarea`: a real <textarea>; `auto-height` is CSS. */
export const textarea = builtin("textarea", PROPERTIES, (host) => {
  const native = host.element;
  if (!(native instanceof HTMLTextAreaElement)) throw new Error("textarea is not a <textarea>");
  let lines = 0;
  const countLines = () => {
    if (!host.isBound("linechange") || !native.isConnected) return;
    const lineHeight = parseFloat(getComputedStyle(native).lineHeight) || 20;
    const height = native.scrollHeight;
    const lineCount = Math.max(1, Math.round(height / lineHeight));
    if (lineCount === lines) return;
    lines = lineCount;
    host.fire("linechange", { height, heightRpx: (height * 750) / innerWidth, lineCount });
  };
  actAsField(host, native, (text) => text);
  native.addEventListener("input", countLines);
  native.addEventListener("keydown", (event) => {
    const { confirmType, confirmHold } = host.data;
    if (event.key !== "Enter" || event.isComposing || confirmType === "return") return;
    event.preventDefault();
    host.fire("confirm", { value: native.value });
    if (!confirmHold) native.blur();
  });
  return {
    update(changed) {
      if (changed.has("autoHeight")) native.toggleAttribute("auto-height", host.data.autoHeight);
      native.enterKeyHint = host.data.confirmType === "return" ? "enter" : host.data.confirmType;
      updateField(host, native, changed);
      if (changed.has("value")) countLines();
    },
    attached() {
      attachField(host, native);
      setTimeout(countLines);
    },
  };
});
