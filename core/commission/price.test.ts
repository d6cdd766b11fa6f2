import { priceOrder } from "#core/commission/price.ts";
import { fen } from "#core/money.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aLine, aPlan, aPromoter, among, anOrder, override } from "#tests/fixtures.ts";

/** Goal: a payment is priced as of its success: the person, the level and the ban of that very millisecond. */
const PAID_MS = 1_000;
const priced = (promoters: readonly Promoter[], plan: Partial<Plan> = {}, selfPurchase = false) =>
  priceOrder(
    anOrder([aLine("S1", 10_000)], { chain: ["C", "B"], selfPurchase }),
    { transactionId: "T1", amountFen: fen(10_000), successAtMs: PAID_MS },
    { plan: aPlan({ overrides: [override(1, 1_500, { level: "gold" })], ...plan }), version: 1 },
    among(promoters),
  );
const rateOfC = (levels: Promoter["levels"]): number | undefined =>
  priced([aPromoter("C", { levels }), aPromoter("B")]).lines[0]?.rates[0]?.rateBp;

it("takes the level of the payment, not one that is in force later", () => {
  expect(rateOfC([{ level: "gold", fromMs: PAID_MS }])).toBe(1_500);
  expect(rateOfC([{ level: "gold", fromMs: PAID_MS + 1 }])).toBe(1_000);
  const wasGold = [
    { level: "gold", fromMs: 0 },
    { level: "silver", fromMs: PAID_MS },
  ];
  expect(rateOfC(wasGold)).toBe(1_000);
});

it("leaves out who was banned by then, and moves nobody up", () => {
  const payees = (bannedAtMs: number) =>
    priced([aPromoter("C", { bannedAtMs }), aPromoter("B")]).payees;
  expect(payees(PAID_MS)).toEqual([{ promoterId: "B", distance: 2 }]);
  expect(payees(PAID_MS + 1)).toEqual([
    { promoterId: "C", distance: 1 },
    { promoterId: "B", distance: 2 },
  ]);
});

it("says why nobody earns at a distance", () => {
  const everybody = [aPromoter("C"), aPromoter("B")];
  expect(priced(everybody).unpaid).toEqual([{ distance: 3, reason: "nobody_at_distance" }]);
  const own = priced(everybody, { selfPurchase: "none" }, true);
  expect(own.payees).toEqual([]);
  expect(own.unpaid.map(({ reason }) => reason)).toEqual(Array(3).fill("self_purchase"));
  expect(priced(everybody, { selfPurchase: "level1" }, true).payees).toHaveLength(2);
});

it("prices by an empty list of components as by none", () => {
  const lines = [aLine("tea", 1_000), aLine("tea", 1_000, { category: "drinks" })];
  const overrides = [override(1, 500, { category: "drinks" })];
  const fact = (plan: Partial<Plan>) =>
    priceOrder(
      anOrder(lines),
      { transactionId: "T1", amountFen: fen(2_000), successAtMs: PAID_MS },
      { plan: aPlan({ rates: [], overrides, ...plan }), version: 1 },
      among([aPromoter("C")]),
    );
  expect(fact({ components: {} }).lines).toEqual(fact({}).lines);
  expect(fact({}).lines).toHaveLength(1);
});
