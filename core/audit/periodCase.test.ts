import { auditCase } from "#core/audit/case.ts";
import { auditPeriodPlan } from "#core/audit/periodCase.ts";
import { compareCase } from "#core/audit/rebuild.ts";
import { bonusCaseId } from "#core/bonus/caseId.ts";
import { measuredCase } from "#core/bonus/measure.ts";
import type { Measurement } from "#core/bonus/measured.ts";
import { bonusStory } from "#core/bonus/story.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import { chained } from "#core/ledger/digest.ts";
import { guardCase } from "#core/ledger/guardCase.ts";
import { PAID_MS, paidFact } from "#core/ledger/testing/soundBooks.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { PeriodBonus } from "#core/plan/components.ts";
import { DAY_MS } from "#core/time.ts";
import { anOrder, aPlan } from "#tests/fixtures.ts";

const END_MS = Date.parse("2026-06-01T00:00:00+08:00");
const DUE_MS = END_MS + 15 * DAY_MS;
const BONUS: PeriodBonus = {
  ...{ id: "ladder", period: "month", mode: "whole" },
  tiers: [{ fromFen: fen(1_000), rateBp: basisPoints(200) }],
};
const plan = aPlan({ periods: [BONUS] });
/** 1,000.00 sold, of which 28 % went to people: 20.00 by the tier, and the cap of 30 % leaves just that. */
const measured: Measurement = {
  ...{ promoterId: "P", bonus: BONUS, period: "2026-05" },
  ...{ fromMs: END_MS - 31 * DAY_MS, untilMs: END_MS, asOfMs: DUE_MS },
  ...{ soldFen: fen(100_000), sharedFen: fen(28_000), otherBonusFen: fen(0) },
  ...{ plan: { planId: "p1", version: 1 }, capBp: plan.capBp, freezeDays: plan.freezeDays },
};
const first = measuredCase(undefined, measured, DUE_MS);
const later = { ...measured, soldFen: fen(50_000), sharedFen: fen(14_000), asOfMs: DUE_MS + 9 };
const sound = measuredCase(first, later, DUE_MS + DAY_MS);

/** The case with another last fact; its head fits, so that only what it says is wrong. */
const saying = (change: Partial<Measurement> & { readonly key?: string }, known = first): Case => {
  const facts = known.facts.map((fact) => ({ ...fact, ...change }) as typeof fact);
  const head = facts.reduce((link, fact, at) => {
    return chained(link, { fact, entry: known.entries[at] ?? null });
  }, "");
  return { ...known, facts, head };
};

it("finds nothing wrong with a period that was measured, and measured again", () => {
  for (const known of [first, sound]) {
    expect(auditCase(known, null, "strict")).toEqual([]);
    expect(auditPeriodPlan(known, plan)).toEqual([]);
    expect(compareCase(known)).toEqual([]);
  }
  guardCase(undefined, first);
  guardCase(first, sound);
  expect(auditPeriodPlan(emptyCase("O1", "U"), null)).toEqual([]);
});

it.each<[string, Case]>([
  ["I2", saying({ soldFen: fen(100_100), sharedFen: fen(0) })],
  ["I4", saying({ sharedFen: fen(28_001) })],
  ["I4", saying({ otherBonusFen: fen(1) })],
  ["I4", saying({ capBp: basisPoints(2_999) })],
  ["I5", saying({ soldFen: fen(0) })],
  ["I3", { ...first, schedule: [] }],
  ["I23", { ...first, head: "" }],
  ["I21", saying({ promoterId: "Q" })],
  ["I21", saying({ period: "2026-04" })],
  ["I21", saying({ bonus: { ...BONUS, id: "other" } })],
  ["I21", saying({ bonus: { ...BONUS, period: "quarter" } })], // No quarter ends with May.
  ["I21", saying({ untilMs: END_MS + 1 })],
  ["I21", saying({ fromMs: END_MS - 31 * DAY_MS - 1 })],
  ["I21", saying({ fromMs: END_MS })],
  ["I21", saying({ asOfMs: END_MS - 1 })],
  ["I21", saying({ key: "measured/2" })],
  ["I21", { ...first, sellerId: "Q" }],
  ["I21", { ...first, buyerId: "U" }],
  ["I21", { ...first, paidAtMs: END_MS }],
  ["I21", emptyCase(first._id, "")],
])("says %s of a period case that says something else", (invariant, known) => {
  const found = auditCase(known, null, null).map((one) => one.invariant);
  expect(found).toContain(invariant);
});

it("says I21 of an order under a period's id", () => {
  expect(auditCase(first, anOrder([], { _id: first._id }), null)).toMatchObject([
    { invariant: "I21", id: bonusCaseId("P", "ladder", "2026-05") },
  ]);
});

it.each([
  ["there is no such version", null],
  ["it has no such bonus", aPlan()],
  ["its tiers are others", aPlan({ periods: [{ ...BONUS, mode: "slices" }] })],
  ["its cap is another", aPlan({ periods: [BONUS], capBp: basisPoints(2_000) })],
  ["its freeze is another", aPlan({ periods: [BONUS], freezeDays: 7 })],
])("says I21 where %s", (_, other) => {
  expect(auditPeriodPlan(sound, other)).toMatchObject([{ invariant: "I21", id: sound._id }]);
});

it("is stopped by the guard: a payment of a period, a measurement of an order, another amount or seller", () => {
  const told = (known: Case, fact: Parameters<typeof recordFact>[1]) => {
    const recorded = recordFact(known, fact, PAID_MS);
    if (!recorded.ok) throw new Error(recorded.error.code);
    return recorded.value;
  };
  const wrong: readonly [RegExp, Case | undefined, Case][] = [
    [/an order never is/, undefined, told(emptyCase(first._id, ""), paidFact)],
    [/an order never is/, undefined, told(emptyCase("O1", ""), { key: "measured/1", ...measured })],
    [/sold by or for/, undefined, { ...first, sellerId: null }],
    [/sold by or for/, undefined, { ...first, sharedFen: fen(1) }],
    [/P is owed 2000/, undefined, { ...first, schedule: [] }],
    [/a fact was changed/, first, saying({ sharedFen: fen(1) }, sound)],
    [/an order never is/, undefined, { ...first, _id: "O1" }],
  ];
  for (const [text, before, after] of wrong) {
    expect(() => guardCase(before, after)).toThrow(text);
  }
});

it("tells how the amount came about", () => {
  expect(bonusStory(sound)).toMatchObject({
    ...{ tiersFen: 1_000, capFen: 15_000, roomFen: 1_000, owedFen: 1_000, cut: "none" },
    history: [
      { atMs: DUE_MS, soldFen: 100_000, owedFen: 2_000, changeFen: 2_000 },
      { atMs: DUE_MS + DAY_MS, soldFen: 50_000, owedFen: 1_000, changeFen: -1_000 },
    ],
    rows: [{ amountFen: 2_000 }, { amountFen: -1_000 }],
  });
  const cut = measuredCase(first, { ...later, sharedFen: fen(14_400) }, DUE_MS + DAY_MS);
  expect(bonusStory(cut)).toMatchObject({ tiersFen: 1_000, owedFen: 600, cut: "cap" });
  const none = measuredCase(first, { ...later, soldFen: fen(999), sharedFen: fen(0) }, DUE_MS + 1);
  expect(bonusStory(none)).toMatchObject({ steps: [], owedFen: 0, cut: "below_first_tier" });
  expect(bonusStory(emptyCase("O1", "U"))).toBeNull();
});
