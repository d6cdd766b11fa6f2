import type { Value } from "./value.ts";
import { compareValues, equalValues, typeRank } from "./compare.ts";
import { requestFailed } from "./errors.ts";
import type { ValueTest } from "./path.ts";
import { statelessRegExp } from "./regExp.ts";

export type Comparison = "$gt" | "$gte" | "$lt" | "$lte";

/** Equality with a value. A regular expression also matches texts, unless it is meant `as a value` (`$eq`). */
export function equalTo(operand: Value, meant?: "as a value"): ValueTest {
  switch (typeof operand) {
    case "string":
    case "boolean":
      return (value) => value === operand;
    case "number":
      if (!Number.isNaN(operand)) return (value) => value === operand || equalsLong(value, operand);
      return (value) => equalValues(value, operand);
    default:
      if (operand === null) return (value) => value === null || value === undefined;
      if (operand instanceof RegExp && meant === undefined) return matchesExpression(operand);
      return (value) => value !== undefined && equalValues(value, operand);
  }
}

/** A double beyond 2^53 may equal a long. */
function equalsLong(value: Value | undefined, operand: number): boolean {
  return typeof value === "bigint" && equalValues(value, operand);
}

/** A text that the expression finds something in, or the very same expression. */
export function matchesExpression(operand: RegExp): ValueTest {
  const expression = statelessRegExp(operand);
  return (value) =>
    typeof value === "string"
      ? expression.test(value)
      : value instanceof RegExp && equalValues(value, operand);
}

/**
 * `$gt` and its kin: they compare within one type only, so no number is greater or less than a text.
 * Null takes a missing value for null. NaN is equal to NaN, and neither greater nor less than a number.
 */
export function comparing(operator: Comparison, operand: Value): ValueTest {
  const orEqual = operator === "$gte" || operator === "$lte";
  const sign = operator === "$gt" || operator === "$gte" ? 1 : -1;
  if (operand === null) return (value) => orEqual && (value === null || value === undefined);
  if (Number.isNaN(operand)) return (value) => orEqual && Number.isNaN(value);
  const rank = typeRank(operand);
  return (value) => {
    if (value === undefined || typeRank(value) !== rank || Number.isNaN(value)) return false;
    const order = compareValues(value, operand) * sign;
    return order > 0 || (orEqual && order === 0);
  };
}

/** `$in`: equal to one of the values, or matched by one of the regular expressions. */
export function inList(operand: Value, operator: "$in" | "$nin"): ValueTest {
  if (!Array.isArray(operand)) throw requestFailed(`${operator} needs an array`);
  const scalars = new Set<Value | undefined>();
  const tests: ValueTest[] = [];
  for (const item of operand) {
    if (typeof item === "string" || typeof item === "boolean" || Number.isSafeInteger(item)) {
      scalars.add(item);
    } else if (item === null) {
      scalars.add(null).add(undefined);
    } else {
      refuseOperator(item, operator);
      tests.push(equalTo(item));
    }
  }
  if (tests.length === 0) return (value) => scalars.has(value);
  return (value) => scalars.has(value) || tests.some((test) => test(value));
}

function refuseOperator(item: Value, operator: string): void {
  const [first] = typeof item === "object" && item !== null ? Object.keys(item) : [];
  if (first?.startsWith("$")) throw requestFailed(`cannot nest $ under ${operator}`);
}
