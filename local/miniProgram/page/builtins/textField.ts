import type { FireOptions, Host } from "./builtin.ts";
import { isField } from "./formField.ts";
import { domOf } from "./inner.ts";

/** What `input` and `textarea` share. */
export const FIELD_PROPERTIES = {
  ...{ value: "", name: "", placeholder: "", placeholderStyle: "", placeholderClass: "" },
  ...{ disabled: false, maxlength: 140, focus: false, autoFocus: false, cursor: -1 },
  ...{ selectionStart: -1, selectionEnd: -1, cursorSpacing: 0, adjustPosition: true },
  ...{ holdKeyboard: false, confirmHold: false, cursorColor: "", ariaLabel: "" },
};

type NativeField = HTMLInputElement | HTMLTextAreaElement;
type FieldHost = Host<typeof FIELD_PROPERTIES>;

/** Fires the events of a field with WeChat's details, once each, and keeps `value` both ways. */
export function actAsField(host: FieldHost, native: NativeField, filter: (text: string) => string) {
  let isComposing = false;
  const report = () => {
    const typed = filter(native.value);
    if (typed !== native.value) native.value = typed;
    if (typed === host.data.value) return; // A key that the keyboard of this type does not have.
    host.set("value", typed);
    const cursor = native.selectionStart ?? typed.length;
    host.fire("input", { value: typed, cursor, keyCode: keyCodeOf(typed, cursor) }, {
      onReturn: (answer) => takeAnswer(host, native, answer),
    } satisfies FireOptions);
  };
  native.addEventListener("compositionstart", () => (isComposing = true));
  native.addEventListener("compositionend", () => {
    isComposing = false;
    report();
  });
  native.addEventListener("input", () => {
    if (!isComposing) report();
  });
  const keyboard = (height: number) => {
    host.fire("keyboardheightchange", { height, duration: 0 });
  };
  native.addEventListener("focus", () => {
    host.fire("focus", { value: native.value, height: 0 });
    keyboard(0);
  });
  native.addEventListener("blur", () => {
    const { value } = native;
    host.fire("blur", { value, cursor: native.selectionStart ?? value.length });
    keyboard(0);
  });
  isField(host.component, () => ({
    ...{ name: host.data.name, value: native.value },
    reset: () => host.set("value", ""),
  }));
}

const keyCodeOf = (typed: string, cursor: number): number => typed.charCodeAt(cursor - 1) || 8;

/** What `bindinput` returned takes the place of what was typed. */
function takeAnswer(host: FieldHost, native: NativeField, answer: unknown): void {
  const value =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, "value") : answer;
  if (typeof value !== "string") return;
  const cursor: unknown =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, "cursor") : undefined;
  native.value = value;
  host.set("value", value);
  if (typeof cursor === "number") native.setSelectionRange(cursor, cursor);
}

/** Writes what the properties say into the native field. */
export function updateField(
  host: FieldHost,
  native: NativeField,
  changed: ReadonlySet<string>,
): void {
  const { data } = host;
  if (changed.has("value") && native.value !== data.value) native.value = data.value;
  if (changed.has("placeholder")) native.placeholder = data.placeholder;
  if (changed.has("disabled")) native.disabled = data.disabled;
  if (changed.has("name")) native.name = data.name;
  if (changed.has("cursorColor")) native.style.caretColor = data.cursorColor;
  if (changed.has("maxlength")) {
    if (data.maxlength >= 0) native.maxLength = data.maxlength;
    else native.removeAttribute("maxlength");
  }
  if (changed.has("placeholderStyle") || changed.has("placeholderClass")) {
    if (native.isConnected) paintPlaceholder(host, native);
  }
  if (changed.has("ariaLabel") && data.ariaLabel !== "") {
    native.setAttribute("aria-label", data.ariaLabel);
  }
  if (changed.has("focus") && native.isConnected) {
    if (data.focus) focusField(host, native);
    else if (document.activeElement === native) native.blur();
  }
}

/** When the field came onto the page. */
export function attachField(host: FieldHost, native: NativeField): void {
  paintPlaceholder(host, native);
  // The page comes into the document after its components are attached.
  if (host.data.focus || host.data.autoFocus) setTimeout(() => focusField(host, native));
}

function focusField(host: FieldHost, native: NativeField): void {
  native.focus();
  const { cursor, selectionStart, selectionEnd } = host.data;
  if (selectionStart >= 0 && selectionEnd >= 0)
    native.setSelectionRange(selectionStart, selectionEnd);
  else if (cursor >= 0) native.setSelectionRange(cursor, cursor);
}

const PAINTED = ["color", "font-size", "font-weight", "line-height", "text-align"] as const;

/** A placeholder has no element in the browser: one is drawn aside with its class and style, and what it looks like is taken over. */
function paintPlaceholder(host: FieldHost, native: NativeField): void {
  const { placeholderClass, placeholderStyle } = host.data;
  const root = host.component.ownerShadowRoot;
  if ((placeholderClass === "" && placeholderStyle === "") || root === null) return;
  const probe = root.createNativeNode("i");
  probe.setNodeClass(placeholderClass);
  const element = domOf(probe);
  const beside = native.parentElement;
  if (element === undefined || beside === null) return;
  element.classList.add("builtin-placeholder");
  element.setAttribute("style", `${placeholderStyle};position:absolute;visibility:hidden`);
  setTimeout(() => {
    beside.append(element);
    const look = getComputedStyle(element);
    for (const name of PAINTED)
      native.style.setProperty(`--placeholder-${name}`, look.getPropertyValue(name));
    element.remove();
  });
}
