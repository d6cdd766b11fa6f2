import fc from "fast-check";
import { priceFor, RETAIL, type Tier } from "#core/catalogue/tier.ts";
import type { Basket } from "#core/checkout/basket.ts";
import { isInScope } from "#core/shop/scope.ts";
import { orderLines } from "#core/checkout/placed.ts";
import { priceBasket, type Priced } from "#core/checkout/price.ts";
import { aBasket, aCoupon, aProduct, aReduction, aSku } from "#core/checkout/testing/goods.ts";
import { emptyCase, recordFact, type Case } from "#core/commission/case.ts";
import type { RefundAskedFact } from "#core/commission/facts.ts";
import { basisPoints, fen, sumFen } from "#core/money.ts";
import { mayRefund } from "#core/order/refund.ts";
import { priceOrder } from "#core/commission/price.ts";
import type { Freight, FreightRule, Scope, WeightFreight } from "#core/shop/shop.ts";
import { among, anOrder } from "#tests/fixtures.ts";

/** Goal: whatever is bought, by whom, with which discounts and to where: every amount adds up to the fen. */
const anyPrice = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 2_000_000 }));
const anyScope: fc.Arbitrary<Scope> = fc.oneof(
  fc.constant<Scope>({ kind: "all" }),
  fc.subarray(["tea", "ware"]).map((ids): Scope => ({ kind: "categories", ids })),
  fc.subarray(["p0", "p1", "p2"]).map((ids): Scope => ({ kind: "products", ids })),
);
const anyTier: fc.Arbitrary<Tier> = fc.constantFrom<Tier>(
  RETAIL,
  { kind: "member" },
  { kind: "level", level: "gold", levels: ["silver", "gold"] },
);
const anySku = (id: string) =>
  fc
    .tuple(anyPrice, fc.nat(100), fc.nat(100), fc.integer({ min: 0, max: 4_000 }))
    .map(([priceFen, member, gold, weightGrams]) => {
      const memberFen = fen(Math.max(1, Math.floor((priceFen * member) / 100)));
      const goldFen = fen(Math.max(1, Math.floor((memberFen * gold) / 100)));
      const levelPrices = [{ level: "gold", priceFen: goldFen }];
      return aSku(id, priceFen, { memberFen, levelPrices, weightGrams });
    });
const anyProduct = (id: string) =>
  fc
    .record({
      skus: fc.tuple(anySku(`${id}-a`), anySku(`${id}-b`)),
      kind: fc.constantFrom("goods", "goods", "goods", "sample"),
      priceFixed: fc.constantFrom(false, false, true),
      categories: fc.subarray(["tea", "ware"]),
      gifts: fc.array(
        fc.record({
          sku: fc.constantFrom("p0-a", "p1-b", "gone-1"),
          quantity: fc.integer({ min: 1, max: 3 }),
          forEach: fc.integer({ min: 1, max: 4 }),
        }),
        { maxLength: 2 },
      ),
    })
    .map((product) => aProduct(id, 1, product));
const anyRule: fc.Arbitrary<FreightRule> = fc.record<WeightFreight>({
  firstGrams: fc.integer({ min: 1, max: 2_000 }),
  firstFen: fc.nat(2_000).map(fen),
  stepGrams: fc.integer({ min: 1, max: 2_000 }),
  stepFen: fc.nat(500).map(fen),
  freeFromFen: fc.option(fc.nat(100_000).map((value) => fen(value))),
});
const anyFreight: fc.Arbitrary<Freight> = fc.record({
  regions: fc.array(fc.record({ regions: fc.subarray(["33", "3301", "330106"]), rule: anyRule }), {
    maxLength: 2,
  }),
  elsewhere: anyRule,
});
const anyReduction = fc
  .tuple(fc.nat(50_000), fc.nat(20_000), fc.nat(50_000), fc.nat(20_000), anyScope, fc.nat())
  .map(([from, off, more, moreOff, scope, id]) =>
    aReduction(0, 0, {
      ...{ id: `r${id}`, scope },
      steps: [
        { fromFen: fen(from), offFen: fen(off) },
        { fromFen: fen(from + more + 1), offFen: fen(off + moreOff) },
      ],
    }),
  );
const anyCoupon = fc
  .tuple(fc.nat(60_000), fc.nat(10_000), fc.nat(30_000), fc.nat(20_000), anyScope, fc.boolean())
  .map(([offFen, offBp, mostFen, fromFen, scope, isAmount]) =>
    aCoupon(offFen, {
      ...{ scope, fromFen: fen(fromFen) },
      ...(isAmount
        ? {}
        : { off: { kind: "rate", offBp: basisPoints(offBp), mostFen: fen(mostFen) } as const }),
    }),
  );
const anyBasket: fc.Arbitrary<Basket> = fc
  .record({
    products: fc.tuple(anyProduct("p0"), anyProduct("p1"), anyProduct("p2")),
    items: fc.array(
      fc.record({
        sku: fc.constantFrom("p0-a", "p0-b", "p1-a", "p1-b", "p2-a", "p2-b"),
        quantity: fc.integer({ min: 1, max: 12 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    tier: anyTier,
    reductions: fc.array(anyReduction, { maxLength: 3 }),
    freight: anyFreight,
    coupon: fc.option(anyCoupon),
    to: fc.constantFrom<Basket["to"]>(
      { kind: "express", region: "330106" },
      { kind: "express", region: "330205" },
      { kind: "express", region: "110101" },
      { kind: "pickup" },
    ),
    noGiftsOf: fc.subarray(["p0-a", "p1-b"]),
  })
  .map(({ products, items, tier, reductions, freight, coupon, to, noGiftsOf }) =>
    aBasket(items, products, {
      ...{ tier, shop: { reductions, freight }, coupon, to },
      noGiftsOf: new Set(noGiftsOf),
    }),
  );
/** With its coupon, or without it where it is refused: that alone may be wrong with such a basket. */
function pricedOf(basket: Basket): { readonly basket: Basket; readonly priced: Priced } {
  const priced = priceBasket(basket);
  if (priced.ok) return { basket, priced: priced.value };
  if (priced.error.code !== "coupon_unusable") throw new Error(priced.error.code);
  return pricedOf({ ...basket, coupon: null });
}
const RUNS = { numRuns: 500 };

it("adds up: every line, every sum, the total", () => {
  fc.assert(
    fc.property(anyBasket, (given) => {
      const { priced } = pricedOf(given);
      const { lines, amounts } = priced;
      for (const line of lines) {
        const { tierOffFen, reductionOffFen, couponOffFen, paidFen } = line;
        for (const amount of [tierOffFen, reductionOffFen, couponOffFen, paidFen]) {
          expect(amount).toBeGreaterThanOrEqual(0);
        }
        const offFen = tierOffFen + reductionOffFen + couponOffFen;
        expect(line.priceFen * line.quantity - offFen).toBe(paidFen);
      }
      for (const off of ["tierOffFen", "reductionOffFen", "couponOffFen"] as const) {
        expect(sumFen(lines.map((line) => line[off]))).toBe(amounts[off]);
      }
      expect(lines.reduce((sum, one) => sum + one.priceFen * one.quantity, 0)).toBe(
        amounts.goodsFen,
      );
      const offs = amounts.tierOffFen + amounts.reductionOffFen + amounts.couponOffFen;
      expect(amounts.goodsFen - offs + amounts.freightFen).toBe(amounts.totalFen);
      expect(amounts.totalFen).toBeGreaterThan(0);
      expect(sumFen(priced.reductions.map(({ offFen }) => offFen))).toBe(amounts.reductionOffFen);
      expect(priced.coupon?.offFen ?? 0).toBe(amounts.couponOffFen);
    }),
    RUNS,
  );
});

it("touches no sample, no fixed price, and nothing outside of its scope", () => {
  fc.assert(
    fc.property(anyBasket, (given) => {
      const { basket, priced } = pricedOf(given);
      for (const line of priced.lines.filter(({ gift }) => !gift)) {
        const product = basket.products.find(({ _id }) => _id === line.productId);
        const sku = product?.skus.find((each) => each.sku === line.sku);
        if (!product || !sku) throw new Error(line.sku);
        const ownFen = product.priceFixed ? sku.priceFen : priceFor(sku, basket.tier);
        expect(line.priceFen * line.quantity - line.tierOffFen).toBe(ownFen * line.quantity);
        const isFree = product.kind === "goods" && !product.priceFixed;
        if (!isFree) expect([line.reductionOffFen, line.couponOffFen]).toEqual([0, 0]);
        const scope = basket.coupon?.scope ?? { kind: "categories", ids: [] };
        if (!isInScope(scope, product)) expect(line.couponOffFen).toBe(0);
      }
    }),
    RUNS,
  );
});

it("never costs more with a coupon, and never more with a larger one", () => {
  fc.assert(
    fc.property(anyBasket, fc.nat(60_000), fc.nat(60_000), (given, one, more) => {
      const cost = (offFen: number | null) => {
        const coupon = offFen === null ? null : aCoupon(offFen, { scope: { kind: "all" } });
        return pricedOf({ ...given, coupon }).priced.amounts.totalFen;
      };
      expect(cost(one)).toBeLessThanOrEqual(cost(null));
      expect(cost(one + more)).toBeLessThanOrEqual(cost(one));
    }),
    RUNS,
  );
});

it("lets no refunds of any parts, in any order, give back more than was paid", () => {
  const anyRefunds = fc.array(
    fc.record({ line: fc.nat(20), refundFen: fc.nat(3_000_000), freightFen: fc.nat(3_000) }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(anyBasket, anyRefunds, (given, refunds) => {
      const { basket, priced } = pricedOf(given);
      const lines = orderLines(priced, basket.products);
      const { freightFen, totalFen } = priced.amounts;
      const order = anOrder(lines, { freightFen, totalFen, chain: [] });
      const payment = { transactionId: "t", amountFen: totalFen, successAtMs: 0 };
      let known = recorded(emptyCase("O1", "U1"), priceOrder(order, payment, null, among([])));
      let backFen = 0;
      for (const [n, { line, refundFen, freightFen: freight }] of refunds.entries()) {
        const sku = lines[line % lines.length]?.sku ?? "";
        const asked: RefundAskedFact = {
          ...{ key: `refund-asked/${n}`, lines: [{ sku, refundFen: fen(refundFen) }] },
          ...{ freightFen: fen(freight), reason: "r", by: "s" },
        };
        if (!mayRefund(order, known, asked, 0).ok) continue;
        known = recorded(known, asked);
        backFen += refundFen + freight;
      }
      expect(backFen).toBeLessThanOrEqual(totalFen);
    }),
    RUNS,
  );
});

function recorded(known: Case, fact: Parameters<typeof recordFact>[1]): Case {
  const next = recordFact(known, fact, 0);
  if (!next.ok) throw new Error(next.error.code);
  return next.value;
}
