import { parseEjson } from "../database/ejson.ts";
import type { Doc, Value } from "../database/value.ts";
import { isDoc } from "../database/value.ts";
import { invalidParam } from "./errors.ts";

/** The fields of a request, each read strictly: a field of the wrong type is INVALID_PARAM, never guessed at. */
export interface Params {
  text(name: string): string;
  optionalText(name: string): string | undefined;
  flag(name: string): boolean | undefined;
  count(name: string): number | undefined;
  /** A document in EJSON. Absent or "" (as the SDK writes "no condition") is undefined. */
  doc(name: string): Doc | undefined;
  docs(name: string): Doc[];
  stages(name: string): { readonly [stage: string]: Value }[];
  bytes(name: string): Buffer;
  /** A list as JSON has it, of at most `max` entries. */
  list(name: string, max: number): readonly unknown[];
}

export type Fields = { readonly [name: string]: unknown };

const DOCUMENTS_MAX = 1000;
const STAGES_MAX = 100;

export function readParams(fields: Fields): Params {
  function optionalText(name: string): string | undefined {
    const value = fields[name];
    if (value === undefined || typeof value === "string") return value;
    throw wrong(name, "text", value);
  }
  return {
    optionalText,
    text(name) {
      const value = optionalText(name);
      if (value === undefined || value === "") throw invalidParam(`${name} is missing`);
      return value;
    },
    flag(name) {
      const value = fields[name];
      if (value === undefined || typeof value === "boolean") return value;
      throw wrong(name, "true or false", value);
    },
    count(name) {
      const value = fields[name];
      if (value === undefined) return undefined;
      if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
      throw wrong(name, "a whole number", value);
    },
    doc(name) {
      const text = optionalText(name);
      return text === undefined || text === "" ? undefined : parseDoc(name, text);
    },
    list: (name, max) => list(fields, name, max),
    docs: (name) => list(fields, name, DOCUMENTS_MAX).map((item) => parseDoc(name, item)),
    stages: (name) => list(fields, name, STAGES_MAX).map((item) => parseStage(name, item)),
    bytes(name) {
      const value = fields[name];
      if (Buffer.isBuffer(value)) return value;
      throw wrong(name, "a part of a multipart body", value);
    },
  };
}

function list(fields: Fields, name: string, max: number): readonly unknown[] {
  const value = fields[name];
  if (!Array.isArray(value)) throw wrong(name, "a list", value);
  if (value.length > max) throw invalidParam(`${name} has more than ${max} entries`);
  return value;
}

function parseDoc(name: string, text: unknown): Doc {
  if (typeof text !== "string") throw wrong(name, "EJSON in text", text);
  const value = parseEjson(text);
  if (!isDoc(value)) throw invalidParam(`${name} must be a document: ${text.slice(0, 80)}`);
  return value;
}

function parseStage(name: string, item: unknown): { [stage: string]: Value } {
  const { stageKey, stageValue } = (item ?? {}) as { stageKey?: unknown; stageValue?: unknown };
  if (typeof stageKey !== "string" || typeof stageValue !== "string") {
    throw wrong(name, "{ stageKey, stageValue } in text", item);
  }
  return { [stageKey]: parseEjson(stageValue) };
}

function wrong(name: string, wanted: string, value: unknown): Error {
  const shown = value === undefined ? "missing" : `${JSON.stringify(value)}`.slice(0, 80);
  return invalidParam(`${name} must be ${wanted}, but is ${shown}`);
}
