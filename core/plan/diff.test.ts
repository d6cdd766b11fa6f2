import { basisPoints, fen } from "#core/money.ts";
import type { Components, PeriodBonus, Rule } from "#core/plan/components.ts";
import { diffPlans, worseOf } from "#core/plan/diff.ts";
import type { Direction } from "#core/plan/diffWords.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aPlan, override, rate } from "#tests/fixtures.ts";
import { cpuMsOf } from "#tests/times.ts";

const one = (bp: number) => [rate(1, bp)];
const rule = (bp: number, condition: Partial<Rule> = {}): Rule => ({
  ...{ rateBp: basisPoints(bp), sku: null, category: null, level: null },
  ...condition,
});
const unit = (amount: number) => ({ ...rule(0), unitFen: fen(amount) });
const paying = (components: Components): Partial<Plan> => ({ components });
const sayings = (before: Partial<Plan>, after: Partial<Plan>) =>
  diffPlans(aPlan(before), aPlan(after)).map(({ zh }) => zh);

it.each<[string, Partial<Plan>, Partial<Plan>, readonly string[]]>([
  [
    "a rate lowered",
    { rates: one(1_000) },
    { rates: one(800) },
    ["距离 1 的比例从 10% 降为 8%（变差）"],
  ],
  [
    "a rate raised",
    { rates: one(800) },
    { rates: one(1_000) },
    ["距离 1 的比例从 8% 提高到 10%（变好）"],
  ],
  [
    "a distance gone",
    {},
    { rates: [rate(1, 1_000), rate(2, 500)] },
    ["距离 3 的比例 3% 取消（变差）"],
  ],
  [
    "an override gone",
    { rates: one(1_000), overrides: [override(1, 2_000, { sku: "S9" })] },
    { rates: one(1_000) },
    ["距离 1 对商品 S9 的单独比例 20% 取消，改按 10%（变差）"],
  ],
  [
    "an override new",
    { rates: one(1_000) },
    { rates: one(1_000), overrides: [override(1, 2_000, { category: "茶", level: "金" })] },
    ["新增距离 1 对类目 茶，等级 金的单独比例 20%，原为 10%（变好）"],
  ],
  [
    "an amount in place of a rate",
    { rates: one(1_000) },
    { rates: [{ ...rate(1, 0), unitFen: fen(5_000) }] },
    ["距离 1 的比例从 10% 改为 每件 50.00 元（变差）"],
  ],
  [
    "longer freeze",
    { freezeDays: 15 },
    { freezeDays: 20 },
    ["冻结期从 15 天 提高到 20 天（变差）"],
  ],
  [
    "a store",
    { rates: [] },
    { rates: [], ...paying({ store: { rules: [rule(300)] } }) },
    ["新增门店分润（变好）", "新增门店分润的比例 3%（变好）"],
  ],
  [
    "a higher cap of an order",
    { perOrderCapFen: fen(100) },
    { perOrderCapFen: fen(200) },
    ["每单的分润上限从 1.00 元 提高到 2.00 元（变好）"],
  ],
])("says %s", (_, before, after, zh) => expect(sayings(before, after)).toEqual(zh));

it("says the same in English", () => {
  const changes = diffPlans(
    aPlan({ rates: one(1_000), overrides: [override(1, 2_000, { sku: "S9" })] }),
    aPlan({ rates: one(800) }),
  );
  expect(changes.map(({ en }) => en)).toEqual([
    "The rate of distance 1 was 10% and is 8% (worse)",
    "The rate of distance 1 for sku S9, 20%, is gone: 8% (worse)",
  ]);
  expect(changes[0]).toMatchObject({
    ...{ path: "rates.distance1", what: "距离 1 的比例" },
    ...{ before: { rateBp: 1_000 }, after: { rateBp: 800 } },
  });
});

it("matches overrides by their condition, not by their place", () => {
  const [tea, cup] = [override(1, 900, { sku: "tea" }), override(1, 800, { sku: "cup" })];
  expect(sayings({ overrides: [tea, cup] }, { overrides: [cup, tea] })).toEqual([]);
});

it("leaves out what is said twice: a default written out, the id, whether the cap is stated", () => {
  expect(sayings({}, { id: "p9", capStated: true, noticeDays: 7 })).toEqual([]);
  expect(sayings({}, paying({}))).toEqual([]);
});

/** How a change is judged as a whole. */
const judged = (before: Partial<Plan>, after: Partial<Plan>): Direction => {
  const changes = diffPlans(aPlan(before), aPlan(after));
  if (worseOf(changes).length > 0) return "worse";
  return changes.some(({ direction }) => direction === "better") ? "better" : "neutral";
};
const bonus = (changes: Partial<PeriodBonus> = {}): Partial<Plan> => ({
  periods: [
    {
      ...{ id: "月奖", period: "month", mode: "slices" },
      tiers: [{ fromFen: fen(0), rateBp: basisPoints(500) }],
      ...changes,
    },
  ],
});
const tiers = (...steps: (readonly [number, number])[]) => ({
  tiers: steps.map(([from, bp]) => ({ fromFen: fen(from), rateBp: basisPoints(bp) })),
});
const alone = { rates: one(1_000) };
const none = { rates: [] };
const differing = (...rules: Rule[]) => ({ ...none, ...paying({ levelDifference: { rules } }) });
const leading = (...rules: Rule[]) => ({ ...none, ...paying({ team: { rules } }) });
const gold = (bp: number) => rule(bp, { level: "金" });
const silver = (bp: number) => rule(bp, { level: "银" });
const peers = (times: 1 | 2, more: Components = {}) => ({
  ...none,
  ...paying({ peer: { rules: [rule(100)], times }, ...more }),
});
const nurturing = (months: number, level: string, levels: readonly string[]) => ({
  ...{ ...none, levels },
  ...paying({ nurture: { rules: [rule(100)], level, months } }),
});
const whose = (changes: Partial<Plan["attribution"]>): Partial<Plan> => ({
  attribution: { ...aPlan().attribution, ...changes },
});
const cash = (changes: Partial<Plan["withdrawal"]>): Partial<Plan> => ({
  withdrawal: { ...aPlan().withdrawal, ...changes },
});
const store = { store: { rules: [rule(300)] } };

describe.each<[string, Partial<Plan>, Partial<Plan>, Direction, Direction]>([
  ["a rate alone", { rates: one(500) }, { rates: one(600) }, "better", "worse"],
  [
    "distance 1, before others who are served after it",
    { rates: [rate(1, 500), rate(2, 500)] },
    { rates: [rate(1, 600), rate(2, 500)] },
    "worse",
    "worse",
  ],
  [
    "distance 2, after whom nobody is served",
    { rates: [rate(1, 500), rate(2, 500)] },
    { rates: [rate(1, 500), rate(2, 600)] },
    "better",
    "worse",
  ],
  [
    "an amount a piece",
    { rates: [{ ...rate(1, 0), unitFen: fen(9) }] },
    { rates: [{ ...rate(1, 0), unitFen: fen(10) }] },
    "better",
    "worse",
  ],
  [
    "an amount for a rate",
    alone,
    { rates: [{ ...rate(1, 0), unitFen: fen(9) }] },
    "worse",
    "worse",
  ],
  [
    "an override of nothing",
    alone,
    { ...alone, overrides: [override(1, 0, { sku: "S1" })] },
    "worse",
    "better",
  ],
  [
    "a rule that holds for nobody",
    { ...alone, overrides: [override(1, 900, { sku: "S1" })] },
    {
      ...alone,
      overrides: [override(1, 900, { sku: "S1" }), override(1, 900, { sku: "S1", level: "金" })],
    },
    "neutral",
    "neutral",
  ],
  [
    "two rules in place of one that names an order",
    { rates: one(500), overrides: [{ ...override(1, 900, {}), orders: { from: 1, to: 3 } }] },
    { rates: one(500), overrides: [{ ...override(1, 900, {}), orders: { from: 1, to: 2 } }] },
    "worse",
    "better",
  ],
  [
    "a cap of a line that binds",
    { ...alone, capBp: basisPoints(900) },
    { ...alone, capBp: basisPoints(950) },
    "better",
    "worse",
  ],
  [
    "a cap of a line that never binds",
    { ...alone, capBp: basisPoints(2_000) },
    { ...alone, capBp: basisPoints(3_000) },
    "neutral",
    "neutral",
  ],
  [
    "a cap of a line that leaves the order's less for others",
    { rates: [rate(1, 1_000), rate(2, 500)], capBp: basisPoints(500) },
    { rates: [rate(1, 1_000), rate(2, 500)], capBp: basisPoints(1_500) },
    "worse",
    "worse",
  ],
  ["a cap of an order", { perOrderCapFen: fen(5) }, { perOrderCapFen: fen(6) }, "better", "worse"],
  ["the order under the caps", {}, { capOrder: ["distance3"] }, "worse", "worse"],
  [
    "the order under the caps of those who are not paid",
    alone,
    { ...alone, capOrder: ["team"] },
    "neutral",
    "neutral",
  ],
  [
    "own orders that pay",
    { ...alone, selfPurchase: "none" },
    { ...alone, selfPurchase: "level1" },
    "better",
    "worse",
  ],
  [
    "own orders that pay before a store",
    { ...alone, ...paying(store) },
    { ...alone, ...paying(store), selfPurchase: "level1" },
    "worse",
    "worse",
  ],
  [
    "a price for promoters",
    { selfPurchase: "none" },
    { selfPurchase: "memberPrice" },
    "better",
    "worse",
  ],
  [
    "a price in place of a share",
    { ...alone, selfPurchase: "level1" },
    { ...alone, selfPurchase: "memberPrice" },
    "worse",
    "worse",
  ],
  ["a difference at all", none, differing(gold(500)), "better", "worse"],
  [
    "a higher level below another",
    differing(gold(500), silver(100)),
    differing(gold(500), silver(200)),
    "worse",
    "worse",
  ],
  ["another level that leads", leading(gold(500)), leading(gold(500), silver(0)), "worse", "worse"],
  ["a leader's rate", leading(gold(500)), leading(gold(600)), "worse", "worse"],
  ["peers twice an order", peers(1), peers(2), "better", "worse"],
  ["peers twice an order, before a store", peers(1, store), peers(2, store), "worse", "worse"],
  [
    "months of nurture",
    nurturing(3, "金", ["银", "金"]),
    nurturing(4, "金", ["银", "金"]),
    "better",
    "worse",
  ],
  [
    "a level from which nurture counts",
    nurturing(3, "金", ["银", "金"]),
    nurturing(3, "银", ["银", "金"]),
    "worse",
    "worse",
  ],
  [
    "levels that nurture asks for",
    nurturing(3, "银", ["银", "金"]),
    nurturing(3, "银", ["金", "银"]),
    "worse",
    "worse",
  ],
  [
    "levels that nothing asks for",
    { levels: ["银"] },
    { levels: ["银", "金"] },
    "neutral",
    "neutral",
  ],
  ["a supplier before others", alone, { ...alone, ...paying({ supply: {} }) }, "worse", "worse"],
  ["a supplier alone", none, { ...none, ...paying({ supply: {} }) }, "better", "worse"],
  [
    "a region",
    none,
    { ...none, ...paying({ region: { city: { rules: [rule(100)] } } }) },
    "better",
    "worse",
  ],
  [
    "a wider region, before the narrower",
    { ...none, ...paying({ region: { city: { rules: [rule(100)] } } }) },
    {
      ...none,
      ...paying({ region: { city: { rules: [rule(100)] }, province: { rules: [rule(100)] } } }),
    },
    "worse",
    "worse",
  ],
  [
    "a piece's amount in the store",
    { ...none, ...paying({ store: { rules: [unit(100)] } }) },
    { ...none, ...paying({ store: { rules: [unit(101)] } }) },
    "better",
    "worse",
  ],
  ["a bonus", {}, bonus(), "better", "worse"],
  [
    "a tier at a round amount",
    bonus(tiers([0, 500])),
    bonus(tiers([0, 500], [100, 600])),
    "better",
    "worse",
  ],
  [
    "a tier that loses a fraction",
    bonus(tiers([0, 500])),
    bonus(tiers([0, 500], [99, 600])),
    "worse",
    "worse",
  ],
  ["another way to count a bonus", bonus(), bonus({ mode: "whole" }), "worse", "worse"],
  ["another length of a bonus", bonus(), bonus({ period: "year" }), "worse", "worse"],
  ["freeze", { freezeDays: 15 }, { freezeDays: 14 }, "better", "worse"],
  ["the wait without a receipt", { noReceiptDays: 45 }, { noReceiptDays: 44 }, "better", "worse"],
  [
    "the least withdrawal",
    cash({ minFen: fen(100) }),
    cash({ minFen: fen(99) }),
    "better",
    "worse",
  ],
  [
    "the largest withdrawal",
    cash({ maxFen: fen(100) }),
    cash({ maxFen: fen(101) }),
    "better",
    "worse",
  ],
  ["open withdrawals", cash({ openMax: 1 }), cash({ openMax: 2 }), "better", "worse"],
  ["tax", { tax: "none" }, { tax: "labour" }, "worse", "worse"],
  ["longer notice", { noticeDays: 7 }, { noticeDays: 8 }, "better", "worse"],
  [
    "another policy for fans",
    whose({ policy: "last" }),
    whose({ policy: "first" }),
    "worse",
    "worse",
  ],
  [
    "longer ownership that the next scan ends",
    whose({ policy: "last", clickDays: 7 }),
    whose({ policy: "last", clickDays: 8 }),
    "better",
    "worse",
  ],
  [
    "longer ownership that keeps others out",
    whose({ policy: "first", clickDays: 7 }),
    whose({ policy: "first", clickDays: 8 }),
    "worse",
    "worse",
  ],
  [
    "days that the policy does not ask for",
    whose({ policy: "first", orderDays: 7 }),
    whose({ policy: "first", orderDays: 8 }),
    "neutral",
    "neutral",
  ],
  ["longer protection", whose({ protectDays: 7 }), whose({ protectDays: 8 }), "worse", "worse"],
  [
    "a declaration",
    {},
    { declaration: { by: "王老板", counsel: "李律师", accepts: [] } },
    "neutral",
    "neutral",
  ],
  [
    "what is promised besides pay",
    {},
    { programme: { join: { feeFen: fen(0) } } },
    "worse",
    "worse",
  ],
])("judges %s", (_, before, after, there, back) => {
  it(`as ${there}, and the way back as ${back}`, () => {
    expect([judged(before, after), judged(after, before)]).toEqual([there, back]);
  });
});

it("judges whoever rises by what he takes from the difference above him", () => {
  const changes = diffPlans(
    aPlan(differing(gold(500), silver(100))),
    aPlan(differing(gold(500), silver(200))),
  );
  expect(changes[0]).toMatchObject({ path: "components.levelDifference", direction: "worse" });
});

it("tells where in the plan each kind of change stands, every field of a plan among them", () => {
  const fields = {
    ...{ id: null, capStated: null }, // Neither matters to people.
    pack: { pack: "strict" },
    declaration: { declaration: null },
    rates: alone,
    overrides: { overrides: [override(1, 1, { sku: "S1" })] },
    capBp: { capBp: basisPoints(1) },
    perOrderCapFen: { perOrderCapFen: fen(1) },
    freezeDays: { freezeDays: 1 },
    noReceiptDays: { noReceiptDays: 1 },
    selfPurchase: { selfPurchase: "level1" },
    attribution: whose({ policy: "last" }),
    withdrawal: cash({ openMax: 1 }),
    tax: { tax: "labour" },
    components: paying(store),
    periods: bonus(),
    capOrder: { capOrder: ["distance3"] },
    levels: { levels: ["金"] },
    noticeDays: { noticeDays: 9 },
    programme: { programme: { join: { feeFen: fen(0) } } },
  } satisfies Record<keyof Plan, Partial<Plan> | null>;
  for (const [field, changes] of Object.entries(fields)) {
    if (changes === null) continue;
    const paths = diffPlans(aPlan(), aPlan(changes)).map(({ path }) => path.split(".")[0]);
    expect(paths).toContain(field);
  }
});

it("compares plans of a thousand rules each in no time", async () => {
  const many = (bp: number) =>
    Array.from({ length: 1_000 }, (_, n) =>
      override(1, bp, n % 2 ? { sku: `S${n}` } : { category: `C${n}`, level: "金" }),
    );
  const tookMs = await cpuMsOf(() => {
    const changes = diffPlans(aPlan({ overrides: many(900) }), aPlan({ overrides: many(800) }));
    expect([changes.length, worseOf(changes).length]).toEqual([1_000, 1_000]);
    const better = diffPlans(aPlan({ overrides: many(800) }), aPlan({ overrides: many(900) }));
    expect(better.filter(({ direction }) => direction === "better")).toHaveLength(1_000);
  });
  expect(tookMs).toBeLessThan(4_000);
});
