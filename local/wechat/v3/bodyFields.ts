import { NOT_JSON, parseJsonBody } from "../../jsonBody.ts";
import { paramError, type PayRefusal } from "./payRefusal.ts";

export type BodyFields = Readonly<Record<string, unknown>>;

/** What a field must be. `undefined`: it is so. */
export type FieldRule = (value: unknown, name: string) => PayRefusal | undefined;

export function isFields(value: unknown): value is BodyFields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The body of a call, or the refusal that WeChat gives to what is no JSON object. */
export function readBody(body: Buffer): { readonly fields: BodyFields } | PayRefusal {
  let parsed: unknown;
  try {
    parsed = parseJsonBody(body);
  } catch {
    return paramError(NOT_JSON);
  }
  return isFields(parsed) ? { fields: parsed } : paramError("the body must be an object");
}

/** The first field that breaks its rule, or that has none. `within` is the path of the object, such as "amount.". */
export function wrongField(
  fields: BodyFields,
  rules: ReadonlyMap<string, FieldRule>,
  within = "",
): PayRefusal | undefined {
  for (const name of Object.keys(fields)) {
    if (!rules.has(name)) {
      return paramError(`请求中含有未在API文档中定义的参数: ${within}${name}`);
    }
  }
  for (const [name, rule] of rules) {
    const wrong = rule(fields[name], `${within}${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** Text that matches a pattern. */
export const text =
  (form: RegExp): FieldRule =>
  (value, name) =>
    typeof value === "string" && form.test(value)
      ? undefined
      : paramError(`${name} must match ${form.source}`);

/** Text of a number of bytes: WeChat counts these, not characters, in texts that people read. */
export const words =
  (bytesMax: number): FieldRule =>
  (value, name) =>
    typeof value === "string" && value !== "" && Buffer.byteLength(value) <= bytesMax
      ? undefined
      : paramError(`${name} must be text of at most ${bytesMax} bytes`);

/** A whole number of fen. */
export const fenFrom =
  (min: number, max: number): FieldRule =>
  (value, name) =>
    typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max
      ? undefined
      : paramError(`${name} must be a whole number of fen from ${min} to ${max}`);

export const oneOf =
  (...choices: readonly unknown[]): FieldRule =>
  (value, name) =>
    choices.includes(value)
      ? undefined
      : paramError(`${name} must be one of ${choices.map(String).join(", ")}`);

export const optional =
  (rule: FieldRule): FieldRule =>
  (value, name) =>
    value === undefined ? undefined : rule(value, name);

/** An object with fields of its own. */
export const object =
  (rules: ReadonlyMap<string, FieldRule>): FieldRule =>
  (value, name) =>
    isFields(value)
      ? wrongField(value, rules, `${name}.`)
      : paramError(`${name} must be an object`);

/** A field that WeChat has and the stand-in has not. */
export const notEmulated: FieldRule = (value, name) =>
  value === undefined ? undefined : paramError(`not emulated: ${name}`);

/** The same text for the same fields, in whatever order they were sent. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    isFields(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
