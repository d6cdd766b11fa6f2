import { builtin, type Builtin } from "./builtin.ts";
import { isField } from "./formField.ts";

const CHOICE = { value: "", checked: false, disabled: false, color: "#09BB07", ariaLabel: "" };

/** What a group asks its boxes: by the element of each. */
type Choice = {
  readonly value: () => string;
  readonly isChecked: () => boolean;
  readonly uncheck: () => void;
};
const choices = new WeakMap<Element, Choice>();
/** What a box tells the group around it. */
const groups = new WeakMap<Element, (changed: Choice) => void>();

function choice(tag: "checkbox" | "radio"): Builtin {
  return builtin(tag, CHOICE, (host) => {
    const native = document.createElement("input");
    native.type = tag;
    native.className = tag === "radio" ? "builtin-radio" : "builtin-check";
    const rest = document.createElement("span");
    host.element.append(native, rest);
    const self: Choice = {
      value: () => host.data.value,
      isChecked: () => native.checked,
      uncheck: () => host.set("checked", false),
    };
    choices.set(host.element, self);
    native.addEventListener("change", (event) => {
      event.stopPropagation();
      host.set("checked", native.checked);
      const group = host.element.closest(`${tag}-group`);
      if (group !== null) groups.get(group)?.(self);
    });
    return {
      slot: rest,
      labelled: native,
      update() {
        const { checked, disabled, color, ariaLabel } = host.data;
        native.checked = checked;
        native.disabled = disabled;
        native.style.setProperty("--builtin-color", color);
        if (ariaLabel !== "") native.setAttribute("aria-label", ariaLabel);
      },
    };
  });
}

const within = (group: Element, tag: string): Choice[] =>
  [...group.querySelectorAll(tag)].flatMap((box) => choices.get(box) ?? []);

/** `checkbox-group`: its value is the list of what is checked, in the order of the page. */
const checkboxGroup = builtin("checkbox-group", { name: "" }, (host) => {
  const { element } = host;
  const value = () =>
    within(element, "checkbox")
      .filter((box) => box.isChecked())
      .map((box) => box.value());
  groups.set(element, () => host.fire("change", { value: value() }));
  isField(host.component, () => ({
    ...{ name: host.data.name, value: value() },
    reset: () => within(element, "checkbox").forEach((box) => box.uncheck()),
  }));
  return {};
});

/** `radio-group`: one at a time. */
const radioGroup = builtin("radio-group", { name: "" }, (host) => {
  const { element } = host;
  groups.set(element, (changed) => {
    for (const box of within(element, "radio")) if (box !== changed) box.uncheck();
    host.fire("change", { value: changed.value() });
  });
  isField(host.component, () => ({
    name: host.data.name,
    value:
      within(element, "radio")
        .find((box) => box.isChecked())
        ?.value() ?? "",
    reset: () => within(element, "radio").forEach((box) => box.uncheck()),
  }));
  return {};
});

/** `label`: a real <label>; what lies in it, or `for` names, is pressed with it. */
const label = builtin("label", { for: "" }, (host) => ({
  update() {
    if (host.element instanceof HTMLLabelElement && host.data.for !== "") {
      host.element.htmlFor = host.data.for;
    }
  },
}));

export const CHOICES: readonly Builtin[] = [
  ...[choice("checkbox"), choice("radio"), checkboxGroup, radioGroup, label],
];
