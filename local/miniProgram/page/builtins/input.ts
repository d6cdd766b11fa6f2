import { builtin } from "./builtin.ts";
import { stretchInBlocks } from "./stretch.ts";
import { actAsField, attachField, FIELD_PROPERTIES, updateField } from "./textField.ts";

const PROPERTIES = {
  ...FIELD_PROPERTIES,
  ...{ type: "text", password: false, confirmType: "done", alwaysEmbed: false },
  ...{ safePasswordCertPath: "", safePasswordLength: 0, safePasswordTimeStamp: 0 },
  ...{ safePasswordNonce: "", safePasswordSalt: "", safePasswordCustomHash: "" },
};

/** What a phone's keyboard of that type lets one type. */
const FILTERS: Readonly<Record<string, (text: string) => string>> = {
  number: (text) => text.replace(/\D/g, ""),
  digit: (text) => text.replace(/[^\d.]/g, ""),
  idcard: (text) => text.replace(/[^\dxX]/g, "").toUpperCase(),
};
const MODES: Readonly<Record<string, string>> = { number: "numeric", digit: "decimal" };

/** `input`: a real <input>. */
export const input = builtin("input", PROPERTIES, (host) => {
  const native = host.element;
  if (!(native instanceof HTMLInputElement)) throw new Error("input is not an <input>");
  native.autocomplete = "off";
  actAsField(host, native, (text) => FILTERS[host.data.type]?.(text) ?? text);
  native.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    host.fire("confirm", { value: native.value });
    if (!host.data.confirmHold) native.blur();
  });
  native.addEventListener("blur", () => {
    if (host.data.type === "nickname") host.fire("nicknamereview", { pass: true, timeout: false });
  });
  return {
    update(changed) {
      const { type, password, confirmType } = host.data;
      native.type = password || type === "safe-password" ? "password" : "text";
      native.inputMode = MODES[type] ?? "text";
      native.enterKeyHint = confirmType;
      updateField(host, native, changed);
    },
    attached() {
      attachField(host, native);
      stretchInBlocks(native);
    },
  };
});
