import { measuredCase, MEASUREMENTS_MAX, newMeasurements } from "#core/bonus/measure.ts";
import { type Measurement, newestMeasured } from "#core/bonus/measured.ts";
import { periodsEndingAt } from "#core/bonus/span.ts";
import { byRank, type BonusSpec, cutsOf } from "#core/bonus/spec.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import { basisPoints, fen } from "#core/money.ts";
import { aPromoter } from "#tests/fixtures.ts";

const END_MS = Date.parse("2027-01-01T00:00:00+08:00");
const [MONTH, QUARTER, YEAR] = periodsEndingAt(END_MS) as [
  BonusSpec["span"],
  BonusSpec["span"],
  BonusSpec["span"],
];
const spec = (span: BonusSpec["span"], id: string, bp: number, place = 0): BonusSpec => ({
  span,
  bonus: {
    ...{ id, period: span.kind, mode: "whole" },
    tiers: [{ fromFen: fen(0), rateBp: basisPoints(bp) }],
  },
  ...{ place, countsFromMs: span.fromMs, plan: { planId: "p1", version: 1 } },
  ...{ capBp: basisPoints(1_000), freezeDays: 15 },
});
/** 1,000.00 sold in the last December, of which nobody earned anything; asked at an instant. */
const salesOf = (specs: readonly BonusSpec[], soldFen = 100_000, asOfMs = END_MS) => {
  const cutsMs = cutsOf(specs);
  const part = cutsMs.indexOf(MONTH.fromMs);
  return {
    ...{ cutsMs, asOfMs },
    parts: [{ promoterId: "P", part, soldFen: fen(soldFen), sharedFen: fen(0) }],
  };
};
const told = (measurements: readonly Measurement[]) =>
  measurements.map(({ bonus: { id }, soldFen, otherBonusFen }) => [id, soldFen, otherBonusFen]);
const [year, quarter, second, first] = [
  spec(YEAR, "year", 500),
  spec(QUARTER, "quarter", 300),
  spec(MONTH, "second", 200, 1),
  spec(MONTH, "first", 100, 0),
];
const ALL = [year, quarter, second, first];

it("measures the shorter period first, then by place in the plan, and each sees what went before it", () => {
  expect([...ALL].sort(byRank).map(({ bonus }) => bonus.id)).toEqual(
    ["first", "second", "quarter", "year"], // As the cap serves them.
  );
  expect(told(newMeasurements(aPromoter("P"), ALL, salesOf(ALL), []))).toEqual([
    ["first", 100_000, 0],
    ["second", 100_000, 1_000],
    ["quarter", 100_000, 3_000],
    ["year", 100_000, 6_000], // 10 % less 6 % are 4 %, though its tier says 5 %.
  ]);
});

it("measures anew only what is not the same, and what goes after it", () => {
  const known: Case[] = newMeasurements(aPromoter("P"), ALL, salesOf(ALL), []).map((measured) =>
    measuredCase(undefined, measured, END_MS),
  );
  expect(newMeasurements(aPromoter("P"), ALL, salesOf(ALL, 100_000, END_MS + 9), known)).toEqual(
    [],
  );
  const less = newMeasurements(aPromoter("P"), ALL, salesOf(ALL, 50_000, END_MS + 9), known);
  expect(told(less)).toEqual([
    ["first", 50_000, 0],
    ["second", 50_000, 500],
    ["quarter", 50_000, 1_500],
    ["year", 50_000, 3_000],
  ]);
  // A month that nobody looks at again is taken off as it stands.
  const only = newMeasurements(aPromoter("P"), [quarter], salesOf([first, quarter]), known);
  expect(told(only)).toEqual([]);
});

it("measures nobody else's sales, none before they count, and no banned person", () => {
  expect(newMeasurements(aPromoter("Q"), ALL, salesOf(ALL), [])).toEqual([]);
  const late = { ...first, countsFromMs: MONTH.fromMs + 1 };
  expect(newMeasurements(aPromoter("P"), [late], salesOf([late, second]), [])).toEqual([]);
  const banned = aPromoter("P", { bannedAtMs: END_MS - 1 });
  expect(newMeasurements(banned, ALL, salesOf(ALL), [])).toEqual([]);
});

it("numbers measurements, believes the newest, and refuses another one under its key", () => {
  const [one] = newMeasurements(aPromoter("P"), [first], salesOf([first]), []);
  const known = measuredCase(undefined, one!, END_MS);
  const changed = { ...one!, soldFen: fen(70_000), asOfMs: END_MS + 1 };
  const twice = measuredCase(known, changed, END_MS + 1);
  expect(twice.facts.map(({ key }) => key)).toEqual(["measured/1", "measured/2"]);
  expect(newestMeasured([...twice.facts].reverse())?.soldFen).toBe(70_000);
  expect(measuredCase(twice, { ...changed, asOfMs: END_MS + 2 }, END_MS + 2)).toBe(twice);
  expect(measuredCase(twice, { ...one!, asOfMs: END_MS }, END_MS + 2)).toBe(twice);
  expect(recordFact(twice, { key: "measured/1", ...one! }, END_MS)).toEqual({
    ...{ ok: true, value: twice },
  });
  expect(recordFact(twice, { key: "measured/1", ...changed }, END_MS)).toEqual({
    ...{ ok: false, error: { code: "fact_conflict", key: "measured/1" } },
  });
});

it("stops where a period is measured without end", () => {
  const [one] = newMeasurements(aPromoter("P"), [first], salesOf([first]), []);
  let known: Case = emptyCase("", "");
  for (let n = 0; n < MEASUREMENTS_MAX; n++) {
    known = measuredCase(n === 0 ? undefined : known, { ...one!, soldFen: fen(n + 1) }, END_MS);
  }
  expect(known.facts).toHaveLength(MEASUREMENTS_MAX);
  // By number, in whatever order they stand: the tenth is newer than the ninth.
  const firstTen = known.facts.slice(0, 10).reverse();
  expect(newestMeasured(firstTen)).toMatchObject({ key: "measured/10", soldFen: 10 });
  expect(newestMeasured(known.facts)?.soldFen).toBe(MEASUREMENTS_MAX);
  const more = { ...one!, soldFen: fen(1) };
  expect(() => measuredCase(known, more, END_MS)).toThrow("measured too often");
});
