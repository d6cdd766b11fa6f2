import { type SqlValue } from "./driver.ts";
import { isOperators } from "./matchField.ts";
import { existence, inequality, lists, equality, range, type Place } from "./prefilterTests.ts";
import { isDoc, type Doc, type Value } from "./value.ts";

/** A condition of SQL on the column `doc`, with the values of its question marks in their order. */
export interface Prefilter {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Bounds a statement; what a query says beyond it is left to the filter. */
const CONDITIONS_MAX = 12;
const SQL_MAX = 20_000;
const DEPTH_MAX = 8;

/**
 * What SQLite can see of a query in the stored text, so that most of what does not match is never decoded.
 *
 * Each document that matches meets it, and some that do not: the compiled query must follow. Undefined when there is
 * nothing to say. What is not understood is left out, save in an `$or`, which must then be left out whole.
 */
export function prefilterOf(query: Doc): Prefilter | undefined {
  const filter = joined("AND", [...conditionsOf(query)].slice(0, CONDITIONS_MAX));
  return filter === undefined || filter.sql.length > SQL_MAX ? undefined : filter;
}

function* conditionsOf(query: Doc): Generator<Prefilter> {
  for (const [field, condition] of Object.entries(query)) {
    if (field === "$and" && Array.isArray(condition)) {
      for (const part of condition) if (isDoc(part)) yield* conditionsOf(part);
    } else if (field === "$or" && Array.isArray(condition)) {
      const any = anyOf(condition);
      if (any !== undefined) yield any;
    } else if (!field.startsWith("$")) {
      const place = placeOf(field);
      if (place !== undefined) yield* testsOf(place, condition);
    }
  }
}

function anyOf(queries: readonly Value[]): Prefilter | undefined {
  if (queries.length > CONDITIONS_MAX) return undefined;
  const alternatives: Prefilter[] = [];
  for (const query of queries) {
    const alternative = isDoc(query) ? prefilterOf(query) : undefined;
    if (alternative === undefined) return undefined;
    alternatives.push(alternative);
  }
  return joined("OR", alternatives);
}

function joined(by: "AND" | "OR", conditions: readonly Prefilter[]): Prefilter | undefined {
  if (conditions.length === 0) return undefined;
  return {
    sql: `(${conditions.map(({ sql }) => sql).join(` ${by} `)})`,
    values: conditions.flatMap(({ values }) => values),
  };
}

/** Names that a path of SQLite can spell as they are; a number might be a position in a list. */
const PLAIN = /^[\w\u4e00-\u9fff-]+$/;

/** Undefined for a path that is left to the filter. */
export function placeOf(path: string): Place | undefined {
  const names = path.split(".");
  const isPlain = names.every((name, at) => PLAIN.test(name) && (at === 0 || !/^\d+$/.test(name)));
  if (!isPlain || names.length > DEPTH_MAX) return undefined;
  const paths = names.map(
    (_, at) =>
      `$${names
        .slice(0, at + 1)
        .map((name) => `."${name}"`)
        .join("")}`,
  );
  return { path: paths.at(-1) ?? "$", above: paths.slice(0, -1) };
}

function* testsOf(place: Place, condition: Value): Generator<Prefilter> {
  if (!isOperators(condition)) return yield* some(equality(place, [condition]));
  for (const [operator, operand] of Object.entries(condition)) {
    yield* some(testOf(place, operator, operand));
  }
}

function* some(filter: Prefilter | undefined): Generator<Prefilter> {
  if (filter !== undefined) yield filter;
}

function testOf(place: Place, operator: string, operand: Value): Prefilter | undefined {
  switch (operator) {
    case "$eq":
      return equality(place, [operand]);
    case "$in":
      return Array.isArray(operand) ? equality(place, operand) : undefined;
    case "$ne":
      return inequality(place, [operand]);
    case "$nin":
      return Array.isArray(operand) ? inequality(place, operand) : undefined;
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return range(place, operator, operand);
    case "$exists":
      return existence(place, operand);
    case "$size":
    case "$elemMatch":
      return lists(place);
    case "$all":
      return Array.isArray(operand) && operand[0] !== undefined && !isDoc(operand[0])
        ? equality(place, [operand[0]])
        : undefined;
    default:
      return undefined;
  }
}
