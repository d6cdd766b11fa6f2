import { ADDRESSES_MAX, addressOf, withAddress, withoutAddress } from "#core/buyer/addresses.ts";
import { type Buyer, emptyBuyer } from "#core/buyer/buyer.ts";
import { CART_MAX, shownCart, withCartItem, withChosen, withoutItems } from "#core/buyer/cart.ts";
import { claim, freed, LIMITED_MAX, oldPlacings, PLACING_MS, settled } from "#core/buyer/claim.ts";
import {
  couponHolder,
  couponHoldKey,
  COUPONS_MAX,
  couponStanding,
  hasCoupon,
  withCoupon,
} from "#core/buyer/coupon.ts";
import { limitLeft } from "#core/buyer/limit.ts";
import { inGroup, joined } from "#core/buyer/membership.ts";
import { buyerRow } from "#core/buyer/row.ts";
import { RETAIL } from "#core/catalogue/tier.ts";
import { aCoupon, anAddress, aProduct } from "#core/checkout/testing/goods.ts";
import { fen } from "#core/money.ts";
import type { Result } from "#core/result.ts";
import type { Campaign } from "#core/shop/shop.ts";
import { DAY_MS } from "#core/time.ts";

const U = emptyBuyer("U");
const valueOf = <T>(result: Result<T, { readonly code: string }>): T => {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
};
const codeOf = (result: Result<unknown, { readonly code: string }>) =>
  result.ok ? "ok" : result.error.code;
const isFalse = { isDefault: false };

describe("addresses", () => {
  const save = (buyer: Buyer, id: string, changes: object = isFalse) =>
    valueOf(withAddress(buyer, anAddress(id, changes)));
  const defaults = ({ addresses }: Buyer) =>
    addresses.map(({ id, isDefault }) => (isDefault ? `${id}*` : id));
  const three = ["a", "b", "c"].reduce((buyer, id) => save(buyer, id), U);

  it("has exactly one default as long as there is any", () => {
    expect(defaults(three)).toEqual(["a*", "b", "c"]);
    const other = save(three, "b", { isDefault: true });
    expect(defaults(other)).toEqual(["a", "b*", "c"]);
    expect(defaults(save(other, "b"))).toEqual(["a", "b*", "c"]);
    expect(defaults(withoutAddress(other, "b"))).toEqual(["a*", "c"]);
    expect(defaults(withoutAddress(other, "a"))).toEqual(["b*", "c"]);
    expect(withoutAddress(three, "none")).toBe(three);
  });

  it("finds one, or the default", () => {
    expect(valueOf(addressOf(three, "b")).id).toBe("b");
    expect(valueOf(addressOf(three, null)).id).toBe("a");
    expect([codeOf(addressOf(three, "d")), codeOf(addressOf(U, null))]).toEqual([
      "address_unknown",
      "address_unknown",
    ]);
  });

  it(`keeps ${ADDRESSES_MAX} and no more, but lets each be changed`, () => {
    const ids = Array.from({ length: ADDRESSES_MAX }, (_, n) => `a${n}`);
    const full = ids.reduce((buyer, id) => save(buyer, id), U);
    expect(codeOf(withAddress(full, anAddress("more")))).toBe("addresses_full");
    expect(save(full, "a3", { name: "王五" }).addresses[3]).toMatchObject({ name: "王五" });
  });
});

describe("the cart", () => {
  const put = (buyer: Buyer, sku: string, quantity: number) =>
    valueOf(withCartItem(buyer, { sku, quantity }, 7));
  const two = put(put(U, "tea-1", 2), "cup-1", 1);

  it("takes so many pieces, whatever there were", () => {
    expect(two.cart).toMatchObject([
      { sku: "cup-1", quantity: 1, chosen: true, addedAtMs: 7 },
      { sku: "tea-1", quantity: 2 },
    ]);
    expect(put(two, "tea-1", 2)).toBe(two);
    expect(put(two, "tea-1", 5).cart[1]).toMatchObject({ sku: "tea-1", quantity: 5 });
    expect(put(two, "tea-1", 0).cart).toMatchObject([{ sku: "cup-1" }]);
    expect(put(two, "none-1", 0)).toBe(two);
    expect(withoutItems(two, ["none-1"])).toBe(two);
  });

  it("chooses these and no others", () => {
    const chosen = withChosen(two, ["tea-1", "none-1"]);
    expect(chosen.cart.map((item) => item.chosen)).toEqual([false, true]);
    expect(withChosen(chosen, ["tea-1"])).toBe(chosen);
  });

  it(`holds ${CART_MAX} lines`, () => {
    const skus = Array.from({ length: CART_MAX }, (_, n) => `p-${n}`);
    const full = skus.reduce((buyer, sku) => put(buyer, sku, 1), U);
    expect(codeOf(withCartItem(full, { sku: "more-1", quantity: 1 }, 0))).toBe("cart_full");
    expect(put(full, "p-3", 9).cart).toHaveLength(CART_MAX);
  });

  it.each([
    ["ok", "tea-1", 2],
    ["short", "tea-1", 1],
    ["sold_out", "tea-1", 0],
    ["off_sale", "old-1", 9],
    ["gone", "tea-2", 9],
    ["gone", "none-1", 9],
  ])("shows an item as %s", (state, sku, left) => {
    const products = [aProduct("tea", 100), aProduct("old", 100, { sale: null })];
    const items = put(U, sku, 2).cart;
    const person = { tier: RETAIL, atMs: 0 };
    const [shown] = shownCart(items, products, new Map([[sku, left]]), person);
    expect(shown).toMatchObject({ sku, quantity: 2, state });
    expect(shown?.ownFen).toBe(state === "gone" ? null : 100);
  });
});

describe("coupons", () => {
  const campaign = (changes: Partial<Campaign> = {}): Campaign => ({
    ...{ _id: "spring", rev: 1, name: "春茶券", scope: { kind: "all" }, fromFen: fen(0) },
    ...{ off: { kind: "amount", offFen: fen(100) }, takeFromMs: 100, takeUntilMs: 200 },
    ...{ good: { days: 1 }, perPerson: 2, total: null, isEnded: false },
    ...changes,
  });
  const take = (buyer: Buyer, id: string, changes: Partial<Campaign> = {}, atMs = 150) =>
    withCoupon(buyer, campaign(changes), id, atMs);

  it("are taken once for each id, with the terms of that instant", () => {
    const one = valueOf(take(U, "c1"));
    expect(one.coupons).toMatchObject([
      { id: "c1", campaignId: "spring", untilMs: 150 + DAY_MS, orderId: null },
    ]);
    expect(valueOf(take(one, "c1", { isEnded: true }))).toBe(one);
    expect(codeOf(take(one, "c1", { _id: "other" }))).toBe("coupon_id_taken");
    const two = valueOf(take(one, "c2"));
    expect(codeOf(take(two, "c3"))).toBe("coupon_taken_already");
  });

  it.each([
    [{ isEnded: true }, 150],
    [{}, 99],
    [{}, 200],
    [{ good: { untilMs: 150 } }, 150],
  ])("cannot be taken: %j at %i", (changes, atMs) => {
    expect(codeOf(take(U, "c1", changes, atMs))).toBe("campaign_closed");
  });

  it("make room by those that are long over, never by one that counts for its campaign", () => {
    const held = (countsUntilMs: number) =>
      Array.from({ length: COUPONS_MAX }, (_, n) =>
        aCoupon(1, { id: `x${n}`, campaignId: `k${n}`, untilMs: 1, countsUntilMs }),
      );
    expect(codeOf(take({ ...U, coupons: held(151) }, "c1"))).toBe("coupons_full");
    expect(valueOf(take({ ...U, coupons: held(150) }, "c1")).coupons).toHaveLength(1);
    const few = held(150).slice(1); // As long as there is room, what just ended is still shown.
    expect(valueOf(take({ ...U, coupons: few }, "c1")).coupons).toHaveLength(COUPONS_MAX);
  });

  it("are known by the key of their hold", () => {
    const buyer = valueOf(take(U, "c-1"));
    const key = couponHoldKey("U", "c-1");
    expect(couponHolder(key)).toBe("U");
    expect([hasCoupon(buyer, key), hasCoupon(U, key), hasCoupon(null, key)]).toEqual([
      ...[true, false, false],
    ]);
    expect(hasCoupon({ ...buyer, _id: "V" }, key)).toBe(false);
  });

  it.each([
    ["usable", { untilMs: 11 }],
    ["expired", { untilMs: 10 }],
    ["used", { untilMs: 10, orderId: "O" }],
  ])("are %s", (standing, changes) => {
    expect(couponStanding(aCoupon(1, changes), 10)).toBe(standing);
  });
});

describe("what an order takes", () => {
  const buyer: Buyer = { ...U, coupons: [aCoupon(1, { untilMs: 100 })] };
  const limit = { quantity: 3, days: null };
  const wanted = (orderId: string, quantity = 2) => ({
    ...{ orderId, couponId: null, cartSkus: [] },
    limited: [{ productId: "few", limit, quantity }],
  });
  const coupon = { orderId: "O", couponId: "c1", limited: [], cartSkus: [] };

  it("takes all or nothing, once, and gives it back", () => {
    const taken = valueOf(claim(buyer, { ...wanted("O"), couponId: "c1" }, 50));
    expect(taken).toMatchObject({
      ...{ coupons: [{ orderId: "O" }], placing: [{ orderId: "O", atMs: 50 }] },
      limited: [{ orderId: "O", productId: "few", quantity: 2, atMs: 50 }],
    });
    expect(valueOf(claim(taken, { ...wanted("O"), couponId: "c1" }, 51))).toBe(taken);
    expect(freed(taken, "O")).toEqual(buyer);
    expect(freed(taken, "P")).toBe(taken);
    const nothing = { orderId: "O", couponId: null, limited: [], cartSkus: ["none-1"] };
    expect(valueOf(claim(buyer, nothing, 50))).toBe(buyer);
  });

  it.each([
    ["coupon_gone", { ...coupon, couponId: "none" }, 50],
    ["coupon_gone", coupon, 100],
    ["coupon_gone", { ...coupon, orderId: "P" }, 50],
    ["limit_exceeded", wanted("P", 2), 50],
    ["ok", wanted("P", 1), 50],
  ])("%s", (code, other, atMs) => {
    const used = { ...buyer, coupons: [aCoupon(1, { untilMs: 100, orderId: "O" })] };
    const limited = [{ orderId: "O", productId: "few", quantity: 2, atMs: 1 }];
    const of = other.couponId === "c1" && other.orderId === "P" ? used : buyer;
    expect(codeOf(claim({ ...of, limited }, other, atMs))).toBe(code);
  });

  it("is the same order only with the same coupon and pieces", () => {
    const taken = valueOf(claim(buyer, wanted("O", 1), 50));
    for (const other of [
      { ...wanted("O", 1), couponId: "c1" },
      { ...wanted("O", 3), couponId: null },
      { ...wanted("O", 1), limited: [{ productId: "more", limit, quantity: 1 }] },
      coupon,
    ]) {
      expect(codeOf(claim(taken, other, 51))).toBe("order_id_taken");
    }
    const used = valueOf(claim(buyer, coupon, 50));
    expect(codeOf(claim(used, wanted("O"), 51))).toBe("order_id_taken");
  });

  it("takes anew what it took long ago, before anybody frees it", () => {
    const taken = valueOf(claim(buyer, { ...wanted("O"), couponId: "c1" }, 50));
    const ends = { ...taken, coupons: [aCoupon(1, { untilMs: 2 * PLACING_MS, orderId: "O" })] };
    const lateMs = 50 + PLACING_MS / 2;
    expect(valueOf(claim(ends, { ...wanted("O"), couponId: "c1" }, lateMs - 1))).toBe(ends);
    expect(valueOf(claim(ends, { ...wanted("O"), couponId: "c1" }, lateMs))).toMatchObject({
      ...{ placing: [{ orderId: "O", atMs: lateMs }], limited: [{ quantity: 2, atMs: lateMs }] },
    });
  });

  it(`remembers ${LIMITED_MAX} uses`, () => {
    const limited = Array.from({ length: LIMITED_MAX }, (_, n) => ({
      ...{ orderId: `x${n}`, productId: "other", quantity: 1, atMs: n },
    }));
    const taken = valueOf(claim({ ...U, limited }, wanted("O"), 9));
    expect([taken.limited.length, taken.limited.at(-1)?.orderId]).toEqual([LIMITED_MAX, "O"]);
  });

  it("looks for orders after an hour, and frees what those took that never came to be", () => {
    const one = valueOf(claim(buyer, { ...wanted("O"), couponId: "c1" }, 50));
    const two = valueOf(claim(one, wanted("P", 1), 60));
    expect(oldPlacings(two, 50 + PLACING_MS - 1)).toEqual([]);
    expect(oldPlacings(two, 59 + PLACING_MS)).toEqual(["O"]);
    expect(settled(two, ["O"], new Set())).toMatchObject({
      ...{ coupons: [{ orderId: null }], limited: [{ orderId: "P" }] },
      placing: [{ orderId: "P" }],
    });
    expect(settled(two, ["O"], new Set(["O"]))).toEqual({
      ...two,
      placing: [{ orderId: "P", atMs: 60 }],
    });
    expect(settled(buyer, [], new Set())).toBe(buyer);
  });
});

it.each([
  [null, 10 * DAY_MS, 1],
  [2, 2 * DAY_MS, 1],
  [2, 2 * DAY_MS + 1, 3],
])("of 3 within %s days, 2 ordered at 1 ms, at %i: %i left", (days, atMs, left) => {
  const uses = [
    { orderId: "O", productId: "few", quantity: 2, atMs: 1 },
    { orderId: "P", productId: "other", quantity: 2, atMs: 1 },
  ];
  const of = { productId: "few", limit: { quantity: 3, days }, orderId: null };
  expect(limitLeft(uses, of, atMs)).toBe(left);
  expect(limitLeft(uses, { ...of, orderId: "O" }, atMs)).toBe(3);
  expect(limitLeft([...uses, ...uses], { ...of, limit: { quantity: 3, days: null } }, 1)).toBe(0);
});

it("makes a member once, puts into a group, and shows staff a masked number", () => {
  const member = joined(U, 5);
  expect(member.memberSinceMs).toBe(5);
  expect(joined(member, 6)).toBe(member);
  const grouped = inGroup(member, "vip");
  expect(inGroup(grouped, "vip")).toBe(grouped);
  expect(inGroup(grouped, null).group).toBe(null);
  const home = { ...grouped, addresses: [anAddress("a", { phone: "13812345678" })] };
  expect(buyerRow(home)).toEqual({
    ...{ buyerId: "U", memberSinceMs: 5, group: "vip" },
    ...{ name: "李四", phone: "138****5678", city: "杭州市" },
  });
  expect(buyerRow(U)).toMatchObject({ name: null, phone: null });
});
