import type { glassEasel } from "glass-easel-miniprogram-adapter";
import { builtin } from "./builtin.ts";
import { fieldOf } from "./formField.ts";
import { inner } from "./inner.ts";

type OpenForm = { readonly submit: () => void; readonly reset: () => void };

const forms = new WeakMap<Element, OpenForm>();

/** The form that an element lies in. */
export function formAround(element: Element): OpenForm | undefined {
  const around = element.closest("form");
  return around === null ? undefined : forms.get(around);
}

/** `form`: gives the values of the named fields of its own template, and of own components that are `wx://form-field`. */
export const form = builtin("form", { reportSubmit: false, reportSubmitTimeout: 0 }, (host) => {
  const fields = () => fieldsIn(host.component);
  forms.set(host.element, {
    submit() {
      const named = fields().filter(({ name }) => name !== "");
      const value = Object.fromEntries(named.map((field) => [field.name, field.value]));
      host.fire("submit", { value, target: host.component.dataset });
    },
    reset() {
      for (const field of fields()) field.reset();
      host.fire("reset", { target: host.component.dataset });
    },
  });
  // The browser's own way to send a form has no place in a mini program.
  host.element.addEventListener("submit", (event) => event.preventDefault());
  return {};
});

/** What lies in the form's template, and what was put into it through a slot; not the insides of other components. */
function fieldsIn(node: glassEasel.Node) {
  const found: NonNullable<ReturnType<typeof fieldOf>>[] = [];
  const visit = (at: glassEasel.Node) => {
    const field = fieldOf(at);
    if (field !== undefined) found.push(field);
    const slotted = inner<readonly glassEasel.Node[] | undefined>(at, "slotNodes");
    const children = inner<readonly glassEasel.Node[] | undefined>(at, "childNodes");
    for (const child of [...(slotted ?? []), ...(children ?? [])]) visit(child);
  };
  visit(node);
  return found;
}
