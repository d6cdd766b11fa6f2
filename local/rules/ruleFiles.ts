import { ProjectError } from "../project/errors.ts";
import { complain, isObject, objectAt, within, type Place } from "../project/fields.ts";
import { RuleSyntaxError, type Rule } from "./expression.ts";
import { readRule, type Subject } from "./names.ts";
import { presetOf, PRESETS, presetRules, type Preset, type Written } from "./presets.ts";

export type Operation = "read" | "create" | "update" | "delete";

/** The rules of one collection. `preset` when they are ready-made ones, which filter instead of refusing. */
export type DocumentRules = { readonly [operation in Operation]: Rule } & {
  readonly preset: Preset | undefined;
};

export type FileRules = {
  readonly read: Rule;
  readonly write: Rule;
  readonly preset: Preset | undefined;
};

/** Takes a mistake and goes on, to find all of them; or throws it. */
export type OnMistake = (mistake: ProjectError) => void;

export const DATABASE_RULES = "database-rules.json";
export const FUNCTION_RULES = "function-rules.json";
export const STORAGE_RULES = "storage-rules.json";

const DOCUMENT_KEYS = ["read", "write", "create", "update", "delete"];

/** The rules of database-rules.json, or of what is written like it, by collection. Errors: ProjectError, to `onMistake`. */
export function readDocumentRules(
  file: unknown,
  onMistake: OnMistake,
  place: Place = { file: DATABASE_RULES, field: "" },
): ReadonlyMap<string, DocumentRules> {
  const collections = new Map<string, DocumentRules>();
  for (const [name, value] of Object.entries(objectAt(file ?? {}, place))) {
    const at = within(place, name);
    noting(onMistake, () => collections.set(name, readCollection(value, at, onMistake)));
  }
  return collections;
}

/** What holds for a collection that the file does not name: the platform's default of a new one. */
export function defaultDocumentRules(): DocumentRules {
  return readCollection("PRIVATE", { file: DATABASE_RULES, field: "" }, fail);
}

function readCollection(value: unknown, place: Place, onMistake: OnMistake): DocumentRules {
  const { preset, rules } = readEntry(value, place, { keys: DOCUMENT_KEYS, subject: "documents" });
  const rule = (operation: string): Rule =>
    tryRule(rules[operation] ?? false, within(place, operation), {
      subject: "documents",
      onMistake,
    });
  const [read, write] = [rule("read"), rule("write")];
  const orWrite = (operation: string): Rule =>
    rules[operation] === undefined ? write : rule(operation);
  return {
    ...{ preset, read },
    ...{ create: orWrite("create"), update: orWrite("update"), delete: orWrite("delete") },
  };
}

/** The rules of storage-rules.json. A missing file means what a new environment has: all read, who uploaded writes. */
export function readFileRules(file: unknown, onMistake: OnMistake): FileRules {
  const place = { file: STORAGE_RULES, field: "" };
  const entry = { keys: ["read", "write"], subject: "files" } as const;
  const { preset, rules } = readEntry(file ?? "READONLY", place, entry);
  const rule = (operation: string): Rule =>
    tryRule(rules[operation] ?? false, within(place, operation), { subject: "files", onMistake });
  return { preset, read: rule("read"), write: rule("write") };
}

type Entry = {
  readonly preset: Preset | undefined;
  readonly rules: { readonly [operation: string]: Written | undefined };
};

/** `"PRIVATE"`, `{"aclTag": "PRIVATE"}`, or the rules themselves, with or without `"aclTag": "CUSTOM"`. */
function readEntry(
  value: unknown,
  place: Place,
  o: { keys: readonly string[]; subject: Subject },
): Entry {
  if (!isObject(value)) return presetEntry(value, place, o.subject);
  for (const key of Object.keys(value)) {
    if (o.keys.includes(key) || key === "why" || key === "aclTag") continue;
    throw complain(within(place, key), `is none of ${o.keys.join(", ")}, aclTag, why`);
  }
  const { aclTag } = value;
  if (aclTag !== undefined && aclTag !== "CUSTOM") {
    const key = o.keys.find((one) => value[one] !== undefined);
    if (key !== undefined) {
      throw complain(within(place, key), "stands beside a preset: the aclTag must be CUSTOM");
    }
    return presetEntry(aclTag, within(place, "aclTag"), o.subject);
  }
  const rules: { [operation: string]: Written } = {};
  for (const key of o.keys) {
    const rule = value[key];
    if (rule === undefined) continue;
    if (typeof rule !== "boolean" && typeof rule !== "string") {
      throw complain(within(place, key), "must be true, false or an expression");
    }
    rules[key] = rule;
  }
  return { preset: undefined, rules };
}

function presetEntry(word: unknown, place: Place, subject: Subject): Entry {
  const preset = presetOf(word);
  if (preset === undefined) {
    throw complain(
      place,
      `must be ${PRESETS.join(", ")} or rules, but is ${JSON.stringify(word) ?? "missing"}`,
    );
  }
  return { preset, rules: presetRules(preset, subject) };
}

/** Reads one rule. A mistake names the column, counted from 1. */
function tryRule(
  written: Written,
  place: Place,
  o: { subject: Subject; onMistake: OnMistake },
): Rule {
  try {
    return readRule(written, o.subject);
  } catch (error) {
    if (!(error instanceof RuleSyntaxError)) throw error;
    o.onMistake(complain(place, `column ${error.at + 1}: ${error.message}`));
    return readRule(false, o.subject);
  }
}

function noting(onMistake: OnMistake, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof ProjectError)) throw error;
    onMistake(error);
  }
}

/** The `OnMistake` of who cannot go on. */
export function fail(mistake: ProjectError): never {
  throw mistake;
}
