import { NOT_JSON, parseJsonBody } from "../jsonBody.ts";
import { AuthError } from "./authError.ts";

/** The fields of a request's body, read one by one; texts only. */
export interface BodyFields {
  /** Errors: invalid_argument when it is missing. */
  text(name: string): string;
  /** An empty text counts as none, as it does for the service. */
  optional(name: string): string | undefined;
  object(name: string): BodyFields;
  /** Refuses whatever nobody would read. Errors: invalid_argument. */
  only(names: readonly string[]): void;
}

const TEXT_LENGTH_MAX = 8192;

/** js-sdk sends JSON as text/plain in Node, so only the body itself is asked. */
export function parseBody(body: Buffer): BodyFields {
  if (body.length === 0) return fieldsOf({}, "the body");
  try {
    return fieldsOf(parseJsonBody(body), "the body");
  } catch (error) {
    if (error instanceof AuthError) throw error;
    throw invalid(NOT_JSON);
  }
}

function fieldsOf(value: unknown, where: string): BodyFields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw invalid(`${where} must be an object`);
  }
  const given = new Map(Object.entries(value));
  function optional(name: string): string | undefined {
    const text: unknown = given.get(name);
    if (text === undefined || text === null || text === "") return undefined;
    if (typeof text !== "string") throw invalid(`${name} must be text`);
    if (text.length <= TEXT_LENGTH_MAX) return text;
    throw invalid(`${name} is longer than ${TEXT_LENGTH_MAX} characters`);
  }
  return {
    optional,
    text(name) {
      const text = optional(name);
      if (text === undefined) throw invalid(`${name} is missing`);
      return text;
    },
    object: (name) => fieldsOf(given.get(name) ?? {}, name),
    only(names) {
      const unknown = [...given.keys()].find((name) => !names.includes(name));
      if (unknown !== undefined) throw invalid(`not emulated: the field ${unknown}`);
    },
  };
}

export function invalid(description: string): AuthError {
  return new AuthError("invalid_argument", description);
}
