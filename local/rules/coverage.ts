import { compareValues, typeRank } from "../database/compare.ts";
import type { Value } from "../database/value.ts";
import { isTrueOf, sameValue, type Condition } from "./condition.ts";

/**
 * Whether every value of which all of `known` is true makes one of `wanted` true: the whole of the proof, for one path.
 *
 * Conditions only change their minds at the values that they name, so it is enough to look at these and, in a range, at
 * one representative of each gap between them.
 *
 * - False when `known` contradicts itself. A list in a document can meet both sides of `x == 1 && x == 2`, and then no
 *   conclusion from "there is no such document" would be sound.
 * - Except for that, lists in documents are not thought of: `doc.x == 1` is taken as proven by the query `{x: 1}`, as on
 *   the platform, though it finds `{x: [1, 2]}` too. What a rule asks with `in doc.x` is proven for lists as well.
 */
export function covers(known: readonly Condition[], wanted: readonly Condition[]): boolean {
  if (wanted.some((want) => known.some((one) => impliesForLists(one, want)))) return true;
  const scalar = wanted.filter(({ kind }) => kind !== "lacks");
  const asked = (value: Value | undefined): boolean => known.every((one) => isTrueOf(one, value));
  const granted = (value: Value | undefined): boolean => scalar.some((one) => isTrueOf(one, value));

  const finite = known.find(({ kind }) => kind === "oneOf");
  if (finite?.kind === "oneOf") {
    const possible = withMissing(finite.values).filter(asked);
    return possible.length > 0 && possible.every(granted);
  }
  const range = known.find(({ kind }) => kind === "range");
  if (range?.kind === "range") return coversRange(known, scalar, typeRank(range.than));
  // Anything at all may stand there, so only "other than these" can hold; what is left are the values named.
  if (!scalar.some(({ kind }) => kind === "noneOf")) return false;
  const named = withMissing([...known, ...scalar].flatMap(valuesIn));
  return named.filter(asked).every(granted);
}

/** What one condition of a query says even when the value is a list: it finds lists by any of their elements. */
function impliesForLists(known: Condition, want: Condition): boolean {
  if (want.kind === "holds") {
    if (known.kind === "holds") return sameValue(known.item, want.item);
    return (
      known.kind === "oneOf" &&
      known.values.length > 0 &&
      known.values.every((value) => value !== undefined && sameValue(value, want.item))
    );
  }
  if (want.kind !== "lacks" || known.kind !== "noneOf") return false;
  return known.values.some((value) => value !== undefined && sameValue(value, want.item));
}

/** Null in a condition means a missing value too. */
function withMissing(values: readonly (Value | undefined)[]): (Value | undefined)[] {
  return values.some((value) => value === null) ? [...values, undefined] : [...values];
}

function valuesIn(condition: Condition): readonly (Value | undefined)[] {
  switch (condition.kind) {
    case "oneOf":
    case "noneOf":
      return condition.values;
    case "range":
      return [condition.than];
    case "holds":
    case "lacks":
      return [condition.item];
    case "present":
      return [undefined];
  }
}

function coversRange(
  known: readonly Condition[],
  wanted: readonly Condition[],
  rank: number,
): boolean {
  const points = [...known, ...wanted]
    .flatMap(valuesIn)
    .filter((value) => typeRank(value) === rank)
    .sort(compareValues)
    .filter((value, at, all) => at === 0 || compareValues(value, all[at - 1]) !== 0);
  let found = false;
  const passes = (isTrue: (condition: Condition) => boolean): boolean => {
    if (!known.every(isTrue)) return true;
    found = true;
    return wanted.some(isTrue);
  };
  for (let at = 0; at <= points.length; at += 1) {
    if (!passes((condition) => isTrueInGap(condition, points, at))) return false;
    if (at < points.length && !passes((condition) => isTrueOf(condition, points[at]))) return false;
  }
  return found;
}

/** Whether the condition is true of the values after `points[gap - 1]` and before `points[gap]`. */
function isTrueInGap(
  condition: Condition,
  points: readonly (Value | undefined)[],
  gap: number,
): boolean {
  if (condition.kind === "noneOf" || condition.kind === "present") return true;
  if (condition.kind !== "range") return false;
  const { operator, than } = condition;
  const first = points[gap - 1];
  const next = points[gap];
  if (operator === "$gt" || operator === "$gte") {
    return gap > 0 && typeRank(first) === typeRank(than) && compareValues(first, than) >= 0;
  }
  return gap < points.length && typeRank(next) === typeRank(than) && compareValues(next, than) <= 0;
}
