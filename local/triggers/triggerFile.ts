import { join } from "node:path";
import type { Doc } from "../database/index.ts";
import { compileQuery, type Matcher } from "../database/match.ts";
import {
  complain,
  listAt,
  objectAt,
  readJsonFile,
  textAt,
  wholeNumberAt,
  within,
  type Place,
} from "../project/fields.ts";

export type TriggerEvent = "insert" | "update" | "delete";

/** How often a trigger calls: each time, only the first time, or at most once in so many seconds. */
export type Frequency = "every" | "once" | { readonly everySeconds: number };

/** A database trigger as database-triggers.json describes it. */
export type TriggerSpec = {
  readonly name: string;
  readonly collection: string;
  readonly events: readonly TriggerEvent[];
  /** What a document must meet: after the change, or before it where it was deleted. */
  readonly query: Doc;
  readonly matches: Matcher;
  readonly frequency: Frequency;
  readonly functions: readonly string[];
};

export const TRIGGERS_FILE = "database-triggers.json";

/** Limits of the platform, but for the first and the second. */
const TRIGGERS_MAX = 100;
const CONDITIONS_MAX = 20;
const FUNCTIONS_MAX = 5;
const EVERY_SECONDS_MIN = 6;
const EVERY_SECONDS_MAX = 30 * 24 * 3600;

const NAME = /^[A-Za-z0-9_-]{1,60}$/;
const COLLECTION = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$/;
const FIELD = /^[^$.\0][^\0]{0,199}$/;
const FIELDS = [
  ...["collection", "events", "match", "conditions", "frequency", "functions", "why"],
];
const EVENTS: readonly TriggerEvent[] = ["insert", "update", "delete"];

/** Of which types a value may be is the platform's rule. */
const OPERATORS: Readonly<Partial<Record<string, { sign: string; onlyOrdered: boolean }>>> = {
  "=": { sign: "$eq", onlyOrdered: false },
  "!=": { sign: "$ne", onlyOrdered: false },
  ">": { sign: "$gt", onlyOrdered: true },
  ">=": { sign: "$gte", onlyOrdered: true },
  "<": { sign: "$lt", onlyOrdered: true },
  "<=": { sign: "$lte", onlyOrdered: true },
};

/**
 * The triggers of a project. CloudBase knows them in its console only, so the file is this package's own: at its top
 * level names, each with a trigger.
 *
 * Errors: ProjectError, whose message names the field. `functions` are the names that may be called.
 */
export function readTriggers(directory: string, functions: readonly string[]): TriggerSpec[] {
  const place: Place = { file: TRIGGERS_FILE, field: "" };
  const file = objectAt(readJsonFile(join(directory, TRIGGERS_FILE)) ?? {}, place);
  const entries = Object.entries(file);
  if (entries.length > TRIGGERS_MAX)
    throw complain(place, `has more than ${TRIGGERS_MAX} triggers`);
  return entries.map(([name, value]) => {
    textAt(name, within(place, name), NAME);
    return readTrigger(name, value, within(place, name), functions);
  });
}

function readTrigger(
  name: string,
  value: unknown,
  place: Place,
  known: readonly string[],
): TriggerSpec {
  const trigger = objectAt(value, place);
  const stranger = Object.keys(trigger).find((field) => !FIELDS.includes(field));
  if (stranger !== undefined) throw complain(within(place, stranger), "is no field of a trigger");
  if (trigger["why"] !== undefined) textAt(trigger["why"], within(place, "why"), /./);
  const query = readQuery(trigger, place);
  return {
    name,
    collection: textAt(trigger["collection"], within(place, "collection"), COLLECTION),
    events: readSome(trigger["events"], within(place, "events"), EVENTS),
    query,
    matches: compileQuery(query),
    frequency: readFrequency(trigger["frequency"] ?? "every", within(place, "frequency")),
    functions: readFunctions(trigger["functions"], within(place, "functions"), known),
  };
}

/** At least one of some names, none of them twice. */
function readSome<T extends string>(value: unknown, place: Place, known: readonly T[]): T[] {
  const list = listAt(value, place);
  if (list.length === 0) throw complain(place, "must name at least one");
  return list.map((item, i) => {
    const found = known.find((name) => name === item);
    if (found === undefined) throw complain(within(place, i), `must be one of ${known.join(", ")}`);
    if (list.indexOf(item) !== i) throw complain(within(place, i), `repeats "${found}"`);
    return found;
  });
}

function readFunctions(value: unknown, place: Place, known: readonly string[]): readonly string[] {
  const functions = readSome(value, place, known);
  if (functions.length <= FUNCTIONS_MAX) return functions;
  throw complain(place, `has more than ${FUNCTIONS_MAX} entries; CloudBase takes no more`);
}

function readQuery(trigger: { readonly [field: string]: unknown }, place: Place): Doc {
  const match = trigger["match"] ?? "all";
  if (match !== "all" && match !== "any") {
    throw complain(within(place, "match"), 'must be "all" or "any"');
  }
  const at = within(place, "conditions");
  const list = listAt(trigger["conditions"] ?? [], at);
  if (list.length > CONDITIONS_MAX) throw complain(at, `has more than ${CONDITIONS_MAX} entries`);
  const conditions = list.map((item, i) => readCondition(item, within(at, i)));
  if (conditions.length === 0) return {};
  return match === "all" ? { $and: conditions } : { $or: conditions };
}

function readCondition(item: unknown, place: Place): Doc {
  const condition = objectAt(item, place);
  const field = textAt(condition["field"], within(place, "field"), FIELD);
  const operator = OPERATORS[String(condition["operator"])];
  if (operator === undefined) {
    const known = Object.keys(OPERATORS).join(" ");
    throw complain(within(place, "operator"), `must be one of ${known}`);
  }
  const value = condition["value"];
  const isOrdered = typeof value === "string" || typeof value === "number";
  if (isOrdered) return { [field]: { [operator.sign]: value } };
  if (!operator.onlyOrdered && (value === null || typeof value === "boolean")) {
    return { [field]: { [operator.sign]: value } };
  }
  const types = operator.onlyOrdered ? "text or a number" : "text, a number, true, false or null";
  throw complain(within(place, "value"), `must be ${types}`);
}

function readFrequency(value: unknown, place: Place): Frequency {
  if (value === "every" || value === "once") return value;
  const { everySeconds } = objectAt(value, place);
  const at = within(place, "everySeconds");
  return { everySeconds: wholeNumberAt(everySeconds, at, EVERY_SECONDS_MIN, EVERY_SECONDS_MAX) };
}
