import { isDoc, type Doc, type Value } from "./value.ts";
import { compareValues } from "./compare.ts";
import { requestFailed } from "./errors.ts";
import { isNumeric } from "./numbers.ts";
import { exactSum } from "./exactSum.ts";
import { typeName } from "./typeName.ts";
import { valueKey } from "./valueKey.ts";

/** Takes values one by one and keeps what the result needs of them, never the documents they came from. */
export type Accumulator = {
  readonly take: (value: Value | undefined) => void;
  readonly result: () => Value;
};

/** The accumulators that are operators of expressions, too. */
export const SUMMARIES = ["$sum", "$avg", "$min", "$max", "$stdDevPop", "$stdDevSamp"] as const;

export type AccumulatorName = (typeof SUMMARIES)[number];

/** A maker of accumulators, one for each group. */
export type MakeAccumulator = () => Accumulator;

export const ACCUMULATORS: ReadonlyMap<string, MakeAccumulator> = new Map<string, MakeAccumulator>([
  ["$sum", sum],
  ["$avg", average],
  ["$min", () => extreme(-1)],
  ["$max", () => extreme(1)],
  ["$stdDevPop", () => deviation(0)],
  ["$stdDevSamp", () => deviation(1)],
  ["$first", first],
  ["$last", last],
  ["$push", push],
  ["$addToSet", addToSet],
  ["$mergeObjects", mergeObjects],
]);

export function accumulatorOf(name: AccumulatorName): MakeAccumulator {
  return ACCUMULATORS.get(name) ?? sum;
}

/** Values that are no numbers do not count; nothing at all sums up to 0. */
function sum(): Accumulator {
  const total = exactSum();
  return {
    take: (value) => {
      if (isNumeric(value)) total.add(value);
    },
    result: () => total.result(),
  };
}

function average(): Accumulator {
  const total = exactSum();
  let count = 0;
  return {
    take: (value) => {
      if (!isNumeric(value)) return;
      total.add(value);
      count += 1;
    },
    result: () => (count === 0 ? null : Number(total.result()) / count),
  };
}

/**
 * The standard deviation of the numbers, by Welford's steps; of a sample it takes one number `fewer` as its divisor.
 * Null where nothing is left to divide by.
 */
function deviation(fewer: 0 | 1): Accumulator {
  let count = 0;
  let mean = 0;
  let squares = 0;
  return {
    take: (value) => {
      if (!isNumeric(value)) return;
      const number = Number(value);
      count += 1;
      const off = number - mean;
      mean += off / count;
      squares += off * (number - mean);
    },
    result: () => (count <= fewer ? null : Math.sqrt(squares / (count - fewer))),
  };
}

/** The least or the greatest in BSON's order; null and missing values do not count. */
function extreme(sign: 1 | -1): Accumulator {
  let best: Value = null;
  return {
    take: (value) => {
      if (value === null || value === undefined) return;
      if (best === null || compareValues(value, best) * sign > 0) best = value;
    },
    result: () => best,
  };
}

function first(): Accumulator {
  let taken: Value | undefined;
  let isEmpty = true;
  return {
    take: (value) => {
      if (isEmpty) taken = value;
      isEmpty = false;
    },
    result: () => taken ?? null,
  };
}

function last(): Accumulator {
  let taken: Value | undefined;
  return {
    take: (value) => {
      taken = value;
    },
    result: () => taken ?? null,
  };
}

function push(): Accumulator {
  const items: Value[] = [];
  return {
    take: (value) => {
      if (value !== undefined) items.push(value);
    },
    result: () => items,
  };
}

function addToSet(): Accumulator {
  const items = new Map<string, Value>();
  return {
    take: (value) => {
      if (value === undefined) return;
      const key = valueKey(value);
      if (!items.has(key)) items.set(key, value);
    },
    result: () => [...items.values()],
  };
}

function mergeObjects(): Accumulator {
  const merged: Doc = {};
  return {
    take: (value) => {
      if (value === null || value === undefined) return;
      if (!isDoc(value)) {
        throw requestFailed(
          `$mergeObjects requires object inputs, but input is of type ${typeName(value)}`,
        );
      }
      Object.assign(merged, value);
    },
    result: () => merged,
  };
}
