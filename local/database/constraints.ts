import { keyBytes, successor } from "./keyBytes.ts";
import { isDoc, type Doc, type Value } from "./value.ts";

/** From `start` up to, but without, `end`, in the bytes of keyBytes. A point holds one value only. */
export interface Interval {
  readonly start: Buffer;
  readonly end: Buffer;
  readonly point: boolean;
}

/** A list element that all conditions of one `$elemMatch` speak of; `depth` counts the segments up to the list. */
export interface Witness {
  readonly depth: number;
  readonly outer: Witness | null;
}

/** One necessary condition: some value at `path` (of the witness, if there is one) lies in one of the intervals. */
export interface Constraint {
  readonly path: string;
  readonly witness: Witness | null;
  readonly intervals: readonly Interval[];
}

/**
 * The conditions of a query that an index can serve. What is not understood is left out, which only makes the search
 * wider: the compiled query filters whatever an index brings.
 */
export function constraintsOf(query: Doc): Constraint[] {
  const found: Constraint[] = [];
  collect(query, "", null, found);
  return found;
}

/** Each `$or` that must hold: the lists of queries of which one matches. */
export function alternativesOf(query: Doc): (readonly Doc[])[] {
  return Object.entries(query).flatMap(([field, parts]) => {
    if (!Array.isArray(parts) || !parts.every(isDoc)) return [];
    if (field === "$and") return parts.flatMap(alternativesOf);
    return field === "$or" && parts.length > 0 ? [parts] : [];
  });
}

function collect(query: Doc, prefix: string, witness: Witness | null, found: Constraint[]): void {
  for (const [field, condition] of Object.entries(query)) {
    if (field === "$and" && Array.isArray(condition)) {
      for (const part of condition) if (isDoc(part)) collect(part, prefix, witness, found);
    } else if (!field.startsWith("$")) {
      const path = prefix === "" ? field : `${prefix}.${field}`;
      if (isOperators(condition)) collectOperators(condition, path, witness, found);
      else add(found, path, witness, equalTo(condition));
    }
  }
}

function collectOperators(
  operators: Doc,
  path: string,
  witness: Witness | null,
  found: Constraint[],
): void {
  for (const [operator, operand] of Object.entries(operators)) {
    if (operator === "$elemMatch" && isDoc(operand)) {
      const inner: Witness = { depth: path.split(".").length, outer: witness };
      if (isOperators(operand)) {
        if (!("$elemMatch" in operand)) collectOperators(operand, path, inner, found);
      } else collect(operand, path, inner, found);
    } else if (operator === "$all" && Array.isArray(operand)) {
      for (const value of operand) {
        if (!isOperators(value)) add(found, path, witness, equalTo(value));
      }
    } else add(found, path, witness, intervalsOf(operator, operand));
  }
}

function isOperators(condition: Value | undefined): condition is Doc {
  if (!isDoc(condition)) return false;
  const [first] = Object.keys(condition);
  return first !== undefined && first.startsWith("$");
}

function add(
  found: Constraint[],
  path: string,
  witness: Witness | null,
  intervals: Interval[] | undefined,
): void {
  if (intervals) found.push({ path, witness, intervals });
}

function intervalsOf(operator: string, operand: Value): Interval[] | undefined {
  switch (operator) {
    case "$eq":
      return equalTo(operand);
    case "$in":
      return Array.isArray(operand) ? oneOf(operand) : undefined;
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return compared(operator, operand);
    default:
      return undefined;
  }
}

/** Lists and patterns match in ways that a single key does not show. */
function isKeyed(value: Value): boolean {
  return !Array.isArray(value) && !(value instanceof RegExp);
}

function equalTo(value: Value): Interval[] | undefined {
  return isKeyed(value) ? [pointAt(keyBytes(value))] : undefined;
}

function pointAt(start: Buffer): Interval {
  return { start, end: successor(start), point: true };
}

function oneOf(values: readonly Value[]): Interval[] | undefined {
  if (!values.every(isKeyed)) return undefined;
  const points = values.map(keyBytes).sort(Buffer.compare);
  const distinct = points.filter((key, at) => at === 0 || !key.equals(points[at - 1]!));
  return distinct.map(pointAt);
}

/** Comparisons hold within one type only: its first byte is where the range ends. */
function compared(operator: string, value: Value): Interval[] | undefined {
  if (!isKeyed(value)) return undefined;
  const key = keyBytes(value);
  if (value === null) return operator.length === 4 ? [pointAt(key)] : undefined;
  const bracket = key.subarray(0, 1);
  const after = successor(key);
  switch (operator) {
    case "$gt":
      return [{ start: after, end: successor(bracket), point: false }];
    case "$gte":
      return [{ start: key, end: successor(bracket), point: false }];
    case "$lt":
      return [{ start: Buffer.from(bracket), end: key, point: false }];
    default:
      return [{ start: Buffer.from(bracket), end: after, point: false }];
  }
}

/** What lies in both. */
export function intersection(left: readonly Interval[], right: readonly Interval[]): Interval[] {
  const both: Interval[] = [];
  for (const a of left) {
    for (const b of right) {
      const start = Buffer.compare(a.start, b.start) >= 0 ? a.start : b.start;
      const end = Buffer.compare(a.end, b.end) <= 0 ? a.end : b.end;
      if (Buffer.compare(start, end) < 0) both.push({ start, end, point: a.point || b.point });
    }
  }
  return both;
}
