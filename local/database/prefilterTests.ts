import type { Prefilter } from "./prefilter.ts";
import { encodeDoc } from "./storedText.ts";
import { isDoc, ObjectId, type Value } from "./value.ts";

/** A path in SQLite's spelling, and the paths of what stands above it: lists there hide what is in them from SQL. */
export interface Place {
  readonly path: string;
  readonly above: readonly string[];
}

/** SQL lets every list pass, at the place or above it: only the filter looks into them. */
function orList(place: Place, sql: string, values: readonly (string | number)[]): Prefilter {
  const paths = [place.path, ...place.above];
  const isList = paths.map(() => "json_type(doc, ?) = 'array'").join(" OR ");
  return { sql: `(${sql} OR ${isList})`, values: [...values, ...paths] };
}

/** Only lists, at the place or above it. */
export function lists(place: Place): Prefilter {
  return orList(place, "0", []);
}

/** Equal to one of the values. Undefined where one of them may be equal to texts that are not known. */
export function equality(place: Place, operands: readonly Value[]): Prefilter | undefined {
  if (operands.length > OPERANDS_MAX) return undefined;
  const texts: string[] = [];
  for (const operand of operands) {
    const own = textsOf(operand);
    if (own === undefined) return undefined;
    texts.push(...own);
  }
  return orList(place, ...isOneOf(place, texts, "IN"));
}

/** Bounds the values that are compared in SQL. */
const OPERANDS_MAX = 1_000;

/** Unlike all of the values. A list that has none of them passes as it should, and so do those that have. */
export function inequality(place: Place, operands: readonly Value[]): Prefilter | undefined {
  const texts = operands.slice(0, OPERANDS_MAX).flatMap((operand) => textsOf(operand) ?? []);
  if (texts.length === 0) return undefined;
  const [sql, values] = isOneOf(place, texts, "NOT IN");
  if (!texts.includes("null") || place.above.length === 0) return { sql, values };
  return orList(place, sql, values);
}

/** Whether the stored text is one of these. A missing value is as good as null, and what is asked for decides. */
export function isOneOf(
  { path }: Place,
  texts: readonly string[],
  operator: "IN" | "NOT IN",
): [string, readonly string[]] {
  const [only = ""] = texts;
  const text = texts.includes("null") ? "coalesce(doc -> ?, 'null')" : "coalesce(doc -> ?, '')";
  if (texts.length === 1) {
    return [`${text} ${operator === "IN" ? "=" : "<>"} ?`, [path, only]];
  }
  if (texts.length <= WRITTEN_OUT) {
    // Always as many marks, so that statements differ little; a text may stand there twice.
    const filled = Array.from({ length: WRITTEN_OUT }, (_, at) => texts[at] ?? only);
    return [`${text} ${operator} (${filled.map(() => "?").join(", ")})`, [path, ...filled]];
  }
  return [`${text} ${operator} (SELECT value FROM json_each(?))`, [path, JSON.stringify(texts)]];
}

/** A longer list goes to SQLite as one JSON text. */
const WRITTEN_OUT = 4;

/**
 * The stored texts of all values that are equal to a scalar: a document is encoded in one way only, so that equal texts
 * are equal values. -0 is 0, and a double may be as great as a long. Undefined for what is not compared by text.
 */
export function textsOf(value: Value): string[] | undefined {
  if (isDoc(value) || Array.isArray(value) || value instanceof RegExp) return undefined;
  if (value instanceof Date && Number.isNaN(value.getTime())) return undefined;
  if (value === 0) return [textOf(0), textOf(-0)];
  if (typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    return [textOf(value), textOf(BigInt(value))];
  }
  if (typeof value === "bigint") {
    const near = Number(value);
    return BigInt(near) === value ? [textOf(value), textOf(near)] : [textOf(value)];
  }
  return [textOf(value)];
}

function textOf(value: Value): string {
  return encodeDoc({ v: value }).slice('{"v":'.length, -1);
}

/** There, or not there. Under a list it may be either. */
export function existence(place: Place, operand: Value): Prefilter {
  const isWanted = operand !== false && operand !== null && operand !== 0;
  if (!isWanted) return { sql: "doc -> ? IS NULL", values: [place.path] };
  return orList(place, "doc -> ? IS NOT NULL", [place.path]);
}

export function range(
  place: Place,
  operator: "$gt" | "$gte" | "$lt" | "$lte",
  operand: Value,
): Prefilter | undefined {
  // Never strictly: what equals the bound is left to the filter, and so is what SQLite reads with an error.
  const sign = operator === "$gt" || operator === "$gte" ? ">=" : "<=";
  if (operand === null) return operator.length === 4 ? equality(place, [null]) : undefined;
  if (typeof operand === "number" || typeof operand === "bigint") {
    return numberRange(place, sign, Number(operand));
  }
  if (typeof operand === "string") return textRange(place, sign, operand);
  if (operand instanceof Date && !Number.isNaN(operand.getTime())) {
    return orList(place, `doc ->> ? ${sign} ?`, [`${place.path}."$date"`, operand.getTime()]);
  }
  if (operand instanceof ObjectId) {
    return orList(place, `doc ->> ? ${sign} ?`, [`${place.path}."$oid"`, operand.hex]);
  }
  return undefined;
}

/** SQLite may read a fraction as the double beside it. Longs and infinities are tagged, and pass. */
function numberRange(place: Place, sign: ">=" | "<=", bound: number): Prefilter | undefined {
  if (!Number.isFinite(bound)) return undefined;
  const slack = Math.abs(bound) * 2 ** -40 + 1e-300;
  const limit = sign === ">=" ? bound - slack : bound + slack;
  if (!Number.isFinite(limit)) return undefined;
  const { path } = place;
  const sql = `doc ->> ? ${sign} ? OR json_type(doc, ?) = 'object'`;
  return orList(place, sql, [path, limit, path]);
}

/**
 * SQLite compares the bytes of UTF-8, as MongoDB does; a text with a NUL ends there for it, which leaves it on the same
 * side or at the bound. Lone surrogates, which stand escaped in the stored text, have no bytes and are let pass.
 */
function textRange(place: Place, sign: ">=" | "<=", bound: string): Prefilter | undefined {
  if (/\0|\p{Surrogate}/u.test(bound)) return undefined;
  const { path } = place;
  const sql = `doc ->> ? ${sign} ? OR instr(doc -> ?, '\\ud') > 0`;
  return orList(place, sql, [path, bound, path]);
}
