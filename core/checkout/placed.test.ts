import { priceBasket } from "#core/checkout/price.ts";
import { giftsOf } from "#core/checkout/gifts.ts";
import { holdsOf, isSamePlacing, newPurchase, orderLines } from "#core/checkout/placed.ts";
import { aBasket, aCoupon, aProduct, aSku } from "#core/checkout/testing/goods.ts";
import { aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: an order holds, costs and tells what was bought, of each thing its own. */
const cups = (quantity: number) => [{ sku: "cup-1", quantity, forEach: 1 }];
const CUP = aProduct("cup", 3_000);

it("gives a gift for each product that promises it", () => {
  const products = [
    aProduct("tea", 5_000, { gifts: cups(2) }),
    aProduct("jar", 4_000, { gifts: cups(1) }),
    CUP,
  ];
  const items = products.slice(0, 2).map((product) => ({ product, quantity: 3 }));
  const { gifts } = giftsOf({ products, noGiftsOf: new Set() }, items);
  expect(gifts.map(({ sku, quantity }) => [sku.sku, quantity])).toEqual([["cup-1", 9]]);
});

it("costs freight again where a coupon takes so much that it is worth it", () => {
  const coupon = aCoupon(2_000);
  const basket = aBasket([{ sku: "tea-1", quantity: 1 }], [aProduct("tea", 10_000)], { coupon });
  const priced = priceBasket(basket);
  expect(priced.ok && priced.value.amounts).toMatchObject({ freightFen: 800, totalFen: 8_800 });
});

it("shows the picture of what was chosen, else the product's", () => {
  const skus = [aSku("tea-1", 100, { picture: "https://example.com/red.jpg" }), aSku("tea-2", 100)];
  const wanted = skus.map(({ sku }) => ({ sku, quantity: 1 }));
  const priced = priceBasket(aBasket(wanted, [aProduct("tea", 0, { skus })]));
  expect(priced.ok && priced.value.lines.map(({ picture }) => picture)).toEqual([
    "https://example.com/red.jpg",
    "https://example.com/tea.jpg",
  ]);
});

it("holds bought pieces and gifts of a SKU together, in the place that they come from", () => {
  const lines = [
    aPurchaseLine("tea-1", 3, 300),
    aPurchaseLine("cup-1", 1, 100),
    aPurchaseLine("tea-1", 2, 0, { gift: true }),
  ];
  expect([...holdsOf({ lines, place: "" })]).toEqual([
    ["tea-1", 5],
    ["cup-1", 1],
  ]);
  expect([...holdsOf({ lines, place: "S1" }).keys()]).toEqual(["tea-1@S1", "cup-1@S1"]);
});

it("shows plans the first category of a product, and none of one that is gone", () => {
  const lines = [aPurchaseLine("tea-1", 1, 300), aPurchaseLine("gone-1", 1, 300)];
  const product = aProduct("tea", 300, { categories: ["green", "spring"] });
  expect(orderLines({ lines }, [product]).map(({ category }) => category)).toEqual(["green", null]);
});

it("is the same order only to the same buyer, with the same coupon", () => {
  const priced = priceBasket(
    aBasket([{ sku: "tea-1", quantity: 1 }], [aProduct("tea", 5_000, { gifts: cups(1) }), CUP]),
  );
  if (!priced.ok) throw new Error(priced.error.code);
  const delivery = { kind: "pickup", name: "李四", phone: "13800000000" } as const;
  const route = {
    ...{ delivery: { ...delivery, code: null, redeemed: null }, storeId: "S1", place: "S1" },
  };
  const purchase = newPurchase(
    "U1",
    priced.value,
    route,
    { orderId: "O1", note: "", invoice: null },
    { receiveDays: 3, afterSalesDays: 9 },
    0,
  );
  expect(purchase.terms).toEqual({ receiveDays: 3, afterSalesDays: 9 });
  const wishes = { items: [{ sku: "tea-1", quantity: 1 }], couponId: null, note: "" };
  expect(isSamePlacing(purchase, "U1", wishes, route)).toBe(true);
  expect(isSamePlacing(purchase, "U2", wishes, route)).toBe(false);
  expect(isSamePlacing(purchase, "U1", { ...wishes, couponId: "c1" }, route)).toBe(false);
});
