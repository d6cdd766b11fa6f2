import { glassEasel } from "glass-easel-miniprogram-adapter";
import { inner } from "./inner.ts";

/** Something that a form asks for its value. */
export type FormField = {
  readonly name: string;
  readonly value: unknown;
  readonly reset: () => void;
};

const fields = new WeakMap<object, () => FormField>();

/** Makes a component known to the form around it. */
export function isField(component: object, field: () => FormField): void {
  fields.set(component, field);
}

/**
 * What a node gives to a form. An own component is a field where it has both `name` and `value`, as the behavior
 * `wx://form-field` gives it; WeChat asks for the behavior itself.
 */
export function fieldOf(node: object): FormField | undefined {
  const known = fields.get(node);
  if (known !== undefined) return known();
  const component = inner<glassEasel.GeneralComponent>({ node }, "node");
  if (!glassEasel.Component.isComponent(component)) return undefined;
  const has = (name: string) => glassEasel.Component.hasProperty(component, name);
  if (component.isExternal() || !has("name") || !has("value")) return undefined;
  const { name, value }: Record<string, unknown> = component.data;
  return { name: String(name ?? ""), value, reset: () => {} };
}
