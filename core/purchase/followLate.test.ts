import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { fen } from "#core/money.ts";
import { follow, refundedFen } from "#core/purchase/follow.ts";
import { aLine, among, anOrder, aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: a payment that came too late goes back whole and once, whatever its lines and whatever else is under way. */
const purchase = aPurchase([aPurchaseLine("tea-1", 1, 1_000), aPurchaseLine("tea-1", 2, 500)], {
  ...{ state: "cancelled", cancelled: { by: "expiry", reason: "" } },
  amounts: {
    ...{ goodsFen: fen(1_500), tierOffFen: fen(0), reductionOffFen: fen(0), couponOffFen: fen(0) },
    ...{ freightFen: fen(99), totalFen: fen(1_599) },
  },
});
const order = anOrder([aLine("tea-1", 1_000), aLine("tea-1", 500)], {
  freightFen: fen(99),
  totalFen: fen(1_599),
});
const payment = { transactionId: "t1", amountFen: fen(1_599), successAtMs: 50 };
const paid: Fact = priceOrder(order, payment, null, among([]));
const parts = (goods: number, freight: number) => ({
  ...{ lines: [{ sku: "tea-1", refundFen: fen(goods) }], freightFen: fen(freight) },
});
const caseOf = (...facts: readonly Fact[]): Case =>
  facts.reduce(
    (known, fact) => {
      const next = recordFact(known, fact, 60);
      if (!next.ok) throw new Error(next.error.code);
      return next.value;
    },
    emptyCase("O1", "U1"),
  );
const asked = (goods: number, freight: number): Fact => ({
  ...{ key: "refund-asked/R1", reason: "x", by: "staff" },
  ...parts(goods, freight),
});
const around = { pickupMark: null };

it.each<[string, readonly Fact[], number | null, number]>([
  ["two lines of a SKU are one sum", [], 1_500, 99],
  ["what is on its way back does not go twice", [asked(400, 99)], 1_100, 0],
  ["nothing where all is on its way", [asked(1_500, 99)], null, 0],
  [
    "what WeChat closed goes",
    [asked(400, 99), { key: "refund-ended/R1", state: "closed" }],
    1_500,
    99,
  ],
  ["a part of the freight", [asked(1_500, 90)], 0, 9],
])("%s", (_, facts, goods, freightFen) => {
  const { tasks } = follow(purchase, caseOf(paid, ...facts), around, 100);
  const lines = goods ? [{ sku: "tea-1", refundFen: goods }] : [];
  expect(tasks).toMatchObject(goods === null ? [] : [{ kind: "refund", lines, freightFen }]);
  expect(tasks).toHaveLength(goods === null ? 0 : 1);
});

it("adds up all refunds, with their freight", () => {
  const facts = [1, 2].map((n): Fact => ({ key: `refund/R${n}`, ...parts(100 * n, n) }));
  expect(refundedFen(facts)).toBe(303);
});
