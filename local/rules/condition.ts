import { compareValues, equalValues, typeRank } from "../database/compare.ts";
import type { Comparison } from "../database/matchCompare.ts";
import type { Value } from "../database/value.ts";

/**
 * What a query says, or a rule wants, of the value at one path.
 *
 * - `oneOf`, `noneOf`: equal to one, to none of the values. Null stands for a missing value too, as in MongoDB;
 *   `undefined` stands for a missing one only.
 * - `range`: compared within one type, as MongoDB does.
 * - `holds`, `lacks`: the value is, or is a list that contains, the item.
 * - `present`: there is a value, be it null.
 */
export type Condition =
  | { readonly kind: "oneOf" | "noneOf"; readonly values: readonly (Value | undefined)[] }
  | { readonly kind: "range"; readonly operator: Comparison; readonly than: Value }
  | { readonly kind: "holds" | "lacks"; readonly item: Value }
  | { readonly kind: "present" };

/** Whether the condition is true of a value; undefined stands for a missing field. */
export function isTrueOf(condition: Condition, value: Value | undefined): boolean {
  switch (condition.kind) {
    case "oneOf":
      return condition.values.some((one) => sameValue(value, one));
    case "noneOf":
      return !condition.values.some((one) => sameValue(value, one));
    case "range":
      return inRange(value, condition.operator, condition.than);
    case "holds":
      return contains(value, condition.item);
    case "lacks":
      return !contains(value, condition.item);
    case "present":
      return value !== undefined;
  }
}

/** Equality as a query's: null equals a missing value. */
export function sameValue(value: Value | undefined, one: Value | undefined): boolean {
  if (one === null) return value === null || value === undefined;
  return equalValues(value, one);
}

function contains(value: Value | undefined, item: Value): boolean {
  if (Array.isArray(value)) return value.some((element) => sameValue(element, item));
  return sameValue(value, item);
}

function inRange(value: Value | undefined, operator: Comparison, than: Value): boolean {
  if (typeRank(value) !== typeRank(than) || Number.isNaN(value) || Number.isNaN(than)) return false;
  const order = compareValues(value, than);
  switch (operator) {
    case "$gt":
      return order > 0;
    case "$gte":
      return order >= 0;
    case "$lt":
      return order < 0;
    case "$lte":
      return order <= 0;
  }
}
