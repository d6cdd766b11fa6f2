/**
 * Values as they go over the wire: JSON that may hold what JSON.stringify would never write.
 *
 * `Raw` is text put in as it stands; `Embedded` is a value that travels as JSON in text, as EJSON does in the SDKs.
 */
export type Raw = { readonly rawText: string };
export type Embedded = { readonly embedded: unknown };

export const raw = (rawText: string): Raw => ({ rawText });
export const embed = (embedded: unknown): Embedded => ({ embedded });

export function isRaw(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && "rawText" in value;
}

export function isEmbedded(value: unknown): value is Embedded {
  return typeof value === "object" && value !== null && "embedded" in value;
}

/** A value's text. What is undefined is left out, as in JSON. */
export function wireText(value: unknown): string {
  if (isRaw(value)) return value.rawText;
  if (isEmbedded(value)) return JSON.stringify(wireText(value.embedded));
  if (Array.isArray(value)) return `[${value.map(wireText).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${wireText(field)}`).join(",")}}`;
}
