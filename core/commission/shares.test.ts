import type { Fact, RefundFact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { owedBy, sharesOf } from "#core/commission/shares.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { OrderLine } from "#core/order/order.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aLine, aPlan, aPromoter, among, anOrder, override, rate } from "#tests/fixtures.ts";

const people = ["A", "B", "C"].map((id) => aPromoter(id));
const paid = (
  lines: readonly OrderLine[],
  plan: Plan = aPlan(),
  order: Partial<Parameters<typeof anOrder>[1]> = {},
) =>
  priceOrder(
    anOrder(lines, order),
    { transactionId: "t1", amountFen: fen(1), successAtMs: 1_000 },
    { plan, version: 1 },
    among(people),
  );
const refund = (id: string, sku: string, refundFen: number): RefundFact => ({
  key: `refund/${id}`,
  lines: [{ sku, refundFen: fen(refundFen) }],
});
const owed = (...facts: Fact[]) => Object.fromEntries(owedBy(sharesOf(facts)));

it("pays the founding example: 100.00 at 10 / 5 / 3 %", () => {
  expect(owed(paid([aLine("tea", 10_000)]))).toEqual({ C: 1_000, B: 500, A: 300 });
});

it("owes nothing while no payment is known, even if a refund is", () => {
  expect(owed(refund("r1", "tea", 500))).toEqual({});
});

it("counts neither freight nor gifts", () => {
  const lines = [aLine("tea", 10_000), aLine("cup", 5_000, { gift: true })];
  expect(owed(paid(lines, aPlan(), { freightFen: fen(800) }))).toEqual({
    C: 1_000,
    B: 500,
    A: 300,
  });
});

it.each([
  ["nobody at a distance", { chain: ["C"] }, { C: 1_000 }],
  ["a buyer whom nobody brought", { chain: [] }, {}],
  ["a promoter's own order, selfPurchase none", { selfPurchase: true }, {}],
])("leaves the share with the brand: %s", (_, order, expected) => {
  expect(owed(paid([aLine("tea", 10_000)], aPlan(), order))).toEqual(expected);
});

it("puts a promoter at distance 1 of his own order where the plan says so", () => {
  const plan = aPlan({ selfPurchase: "level1" });
  expect(owed(paid([aLine("tea", 10_000)], plan, { selfPurchase: true }))).toMatchObject({
    C: 1_000,
  });
});

it("leaves a banned person's share with the brand, and does not move the others'", () => {
  const banned = people.map((one) => (one._id === "B" ? { ...one, bannedAtMs: 1_000 } : one));
  const fact = priceOrder(
    anOrder([aLine("tea", 10_000)]),
    { transactionId: "t", amountFen: fen(1), successAtMs: 1_000 },
    { plan: aPlan(), version: 1 },
    among(banned),
  );
  expect(owed(fact)).toEqual({ C: 1_000, A: 300 });
  expect(fact.unpaid).toEqual([{ distance: 2, reason: "banned" }]);
});

it.each([
  ["the line's cap", aPlan({ capBp: basisPoints(1_600) }), { C: 1_000, A: 100 }],
  ["the order's cap", aPlan({ perOrderCapFen: fen(1_600) }), { C: 1_000, A: 100 }],
])("a ban gives nobody behind more where %s binds", (_, plan, expected) => {
  const banned = people.map((one) => (one._id === "B" ? { ...one, bannedAtMs: 0 } : one));
  const payment = { transactionId: "t", amountFen: fen(1), successAtMs: 1_000 };
  const order = anOrder([aLine("tea", 10_000)]);
  expect(owed(priceOrder(order, payment, { plan, version: 1 }, among(banned)))).toEqual(expected);
});

it.each([
  ["rounds each line down", [aLine("a", 199), aLine("b", 199)], { C: 38, B: 18, A: 10 }],
  ["a fen earns nobody anything", [aLine("a", 1)], { C: 0, B: 0, A: 0 }],
])("%s", (_, lines, expected) => {
  expect(owed(paid(lines))).toEqual(expected);
});

const capped = (changes: Partial<Plan>) => aPlan({ capBp: basisPoints(3_000), ...changes });
it.each([
  ["no cap binds", capped({}), { C: 1_000, B: 500, A: 300 }],
  [
    "the line's cap cuts the farthest",
    capped({ capBp: basisPoints(1_600) }),
    { C: 1_000, B: 500, A: 100 },
  ],
  ["and then the next", capped({ capBp: basisPoints(1_200) }), { C: 1_000, B: 200, A: 0 }],
  ["and the nearest last", capped({ capBp: basisPoints(700) }), { C: 700, B: 0, A: 0 }],
  [
    "the order's cap likewise",
    capped({ perOrderCapFen: fen(1_600) }),
    { C: 1_000, B: 500, A: 100 },
  ],
])("%s", (_, plan, expected) => {
  expect(owed(paid([aLine("tea", 10_000)], plan))).toEqual(expected);
});

it("cuts for the order's cap within a distance from the last line first", () => {
  const plan = aPlan({ rates: [rate(1, 1_000)], perOrderCapFen: fen(150) });
  const shares = sharesOf([paid([aLine("a", 1_000), aLine("b", 1_000)], plan)]);
  expect(shares.map(({ sku, amountFen }) => [sku, amountFen])).toEqual([
    ["a", 100],
    ["b", 50],
  ]);
});

it("takes back at the line's own rate what a refund undoes, and never below nothing", () => {
  const plan = aPlan({ rates: [rate(1, 1_000)], overrides: [override(1, 2_000, { sku: "cup" })] });
  const fact = paid([aLine("tea", 10_000), aLine("cup", 1_000)], plan);
  expect(owed(fact)).toEqual({ C: 1_200 });
  expect(owed(fact, refund("r1", "cup", 400))).toEqual({ C: 1_120 });
  expect(owed(fact, refund("r1", "cup", 5_000))).toEqual({ C: 1_000 });
  expect(owed(fact, refund("r1", "tea", 10_000), refund("r2", "cup", 1_000))).toEqual({ C: 0 });
});

it("spreads a refund over the lines of its sku, the first one first", () => {
  const plan = aPlan({ rates: [rate(1, 1_000)] });
  const fact = paid([aLine("tea", 1_000), aLine("tea", 2_000)], plan);
  expect(sharesOf([fact, refund("r", "tea", 1_500)]).map(({ baseFen }) => baseFen)).toEqual([
    0, 1_500,
  ]);
});

it("nobody earns without a plan", () => {
  const fact = priceOrder(
    anOrder([aLine("tea", 10_000)]),
    { transactionId: "t", amountFen: fen(1), successAtMs: 0 },
    null,
    among(people),
  );
  expect(owed(fact)).toEqual({});
  expect(fact.unpaid).toEqual([{ distance: 1, reason: "no_plan" }]);
});
