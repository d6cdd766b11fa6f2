import { couponChoices } from "#core/checkout/best.ts";
import { aBasket, aCoupon, aProduct } from "#core/checkout/testing/goods.ts";
import { fen } from "#core/money.ts";

it("puts that coupon first with which the buyer pays least, then that which ends first, refused ones last", () => {
  const basket = aBasket([{ sku: "cup-1", quantity: 1 }], [aProduct("cup", 4_000)]);
  const coupons = [
    aCoupon(100, { id: "small", untilMs: 2_000 }),
    aCoupon(900, { id: "missing20", fromFen: fen(6_000) }),
    aCoupon(500, { id: "later", untilMs: 9_000 }),
    aCoupon(500, { id: "other", scope: { kind: "products", ids: ["tea"] } }),
    aCoupon(900, { id: "missing10", fromFen: fen(5_000) }),
    aCoupon(500, { id: "sooner", untilMs: 8_000 }),
  ];
  const choices = couponChoices(basket, coupons);
  expect(choices.map(({ coupon }) => coupon.id)).toEqual([
    ...["sooner", "later", "small", "missing10", "missing20", "other"],
  ]);
  expect(choices.map((choice) => choice.with?.totalFen ?? choice.refusal?.reason)).toEqual([
    ...[4_300, 4_300, 4_700, "short", "short", "other_goods"],
  ]);
  expect(couponChoices({ ...basket, items: [{ sku: "no-1", quantity: 1 }] }, coupons)).toEqual([]);
});
