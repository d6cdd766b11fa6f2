import { itemsOf } from "#core/checkout/basket.ts";
import { couponOn } from "#core/checkout/discounts.ts";
import { aBasket, aCoupon, aProduct } from "#core/checkout/testing/goods.ts";
import { AMOUNT_FEN_MAX, fen } from "#core/money.ts";
import { isInScope } from "#core/shop/scope.ts";

/** Goal: what stands at a limit is still within it, and what is named twice counts twice. */
const TEA = aProduct("tea", 5_000);

it("adds up what names the same SKU", () => {
  const wanted = [1, 2].map((quantity) => ({ sku: "tea-1", quantity }));
  const items = itemsOf(aBasket(wanted, [TEA]));
  expect(items.ok && items.value.map(({ quantity, costFen }) => [quantity, costFen])).toEqual([
    [3, 15_000],
  ]);
});

it.each([
  [AMOUNT_FEN_MAX, true],
  [AMOUNT_FEN_MAX + 1, false],
])("a basket of %d fen: taken %s", (sum, isTaken) => {
  const half = AMOUNT_FEN_MAX / 2;
  const products = [aProduct("dear", half), aProduct("other", sum - half)];
  const wanted = ["dear-1", "other-1"].map((sku) => ({ sku, quantity: 1 }));
  const items = itemsOf(aBasket(wanted, products));
  expect(items.ok || items.error).toEqual(isTaken || { code: "amount_too_large" });
});

it.each([
  [5_000, true],
  [5_001, false],
])("a coupon from %d fen on takes 5000 fen: %s", (fromFen, isTaken) => {
  const items = itemsOf(aBasket([{ sku: "tea-1", quantity: 1 }], [TEA]));
  if (!items.ok) throw new Error(items.error.code);
  const coupon = aCoupon(100, { fromFen: fen(fromFen) });
  const now = { orderId: null, atMs: 1_000 };
  const taken = couponOn(items.value, [fen(5_000)], coupon, now);
  expect(taken.ok ? taken.value.mostFen : taken.error.missingFen).toBe(isTaken ? 100 : 1);
});

it("finds a product in any of its categories", () => {
  const product = aProduct("tea", 1, { categories: ["tea", "spring"] });
  const isIn = (...ids: string[]) => isInScope({ kind: "categories", ids }, product);
  expect([isIn("tea"), isIn("ware", "spring"), isIn("ware")]).toEqual([true, true, false]);
});
