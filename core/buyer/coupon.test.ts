import { emptyBuyer } from "#core/buyer/buyer.ts";
import { withCoupon } from "#core/buyer/coupon.ts";
import { fen } from "#core/money.ts";
import type { Campaign } from "#core/shop/shop.ts";
import { DAY_MS } from "#core/time.ts";

/** Goal: a coupon that is good for a short time counts for its campaign as long as that gives any out. */
const campaign: Campaign = {
  ...{ _id: "spring", rev: 1, name: "春茶券", scope: { kind: "all" }, fromFen: fen(0) },
  ...{ off: { kind: "amount", offFen: fen(500) }, takeFromMs: 0, takeUntilMs: 90 * DAY_MS },
  ...{ good: { days: 1 }, perPerson: 1, total: null, isEnded: false },
};

it.each([
  ["one day in a campaign of ninety", campaign, 90 * DAY_MS],
  ["longer than its campaign", { ...campaign, good: { untilMs: 95 * DAY_MS } }, 95 * DAY_MS],
])("a coupon good for %s counts until the later end", (_, of, countsUntilMs) => {
  const taken = withCoupon(emptyBuyer("U1"), of, "c1", 0);
  expect(taken.ok && taken.value.coupons[0]?.countsUntilMs).toBe(countsUntilMs);
});

it("is not taken again with the campaign still on, however long the first is over", () => {
  let buyer = emptyBuyer("U1");
  for (const [id, atMs] of [
    ["c1", 0],
    ["c2", 60 * DAY_MS],
  ] as const) {
    const taken = withCoupon(buyer, campaign, id, atMs);
    if (taken.ok) buyer = taken.value;
  }
  // Another campaign's coupon makes room only among those that count no more.
  const other = withCoupon(buyer, { ...campaign, _id: "tea" }, "c3", 61 * DAY_MS);
  const again = other.ok && withCoupon(other.value, campaign, "c4", 62 * DAY_MS);
  expect(again).toEqual({ ok: false, error: { code: "coupon_taken_already", perPerson: 1 } });
});
