import { ControlError } from "./errors.ts";

export type Fields = { readonly [name: string]: unknown };

export function badRequest(message: string): ControlError {
  return new ControlError("bad_request", message);
}

export function fieldsOf(body: unknown): Fields {
  if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Fields;
  throw badRequest("the body must be a JSON object");
}

/** Refuses what nobody would read: a misspelt field must not pass for one that was left out. */
export function onlyFields(fields: Fields, known: readonly string[], where: string): void {
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) throw badRequest(`${where} has no field "${unknown}"`);
}

export function textField(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string" && value !== "") return value;
  throw badRequest(`${name} must be text`);
}

/** An instant in ms since 1970 UTC; up to the last that a date can hold in four digits of a year. */
export function instantField(fields: Fields, name: string): number {
  const value = fields[name];
  const LAST_MS = 253_402_300_799_999;
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0 && value <= LAST_MS) {
    return value;
  }
  throw badRequest(`${name} must be milliseconds since 1970`);
}
