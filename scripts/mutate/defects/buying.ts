import type { Defect } from "#scripts/mutate/defect.ts";

const ADDRESSES = "core/buyer/addresses.ts";
const CART = "core/buyer/cart.ts";
const CLAIM = "core/buyer/claim.ts";
const COUPON = "core/buyer/coupon.ts";
const LIMIT = "core/buyer/limit.ts";

/** Defects in what the shop keeps of a buyer: addresses, cart, coupons, limits, and what an order takes of them. */
export const BUYING: readonly Defect[] = [
  {
    file: ADDRESSES,
    find: "|| before?.isDefault === true",
    replace: "",
    says: "the default address loses that when it is saved again",
  },
  {
    file: ADDRESSES,
    find: "at === 0 ? { ...each, isDefault: true } : each",
    replace: "each",
    says: "no address is the default after it went",
  },
  {
    file: CART,
    find: "chosen === skus.includes(sku)",
    replace: "chosen || !skus.includes(sku)",
    says: "what was chosen before stays chosen",
  },
  {
    file: CLAIM,
    find: 'if (known && !isTaken(buyer, wanted)) return err({ code: "order_id_taken" });',
    replace: "",
    says: "one order number takes two coupons",
  },
  {
    file: CLAIM,
    find: "nowMs < known.atMs + PLACING_MS / 2",
    replace: "nowMs < known.atMs + 2 * PLACING_MS",
    says: "what an order took an hour ago is given back while it is placed again",
  },
  {
    file: CLAIM,
    find: "coupon && (coupon.orderId === null || coupon.orderId === orderId)",
    replace: "coupon",
    says: "one coupon pays two orders",
  },
  {
    file: CLAIM,
    find: "one.quantity > limitLeft",
    replace: "one.quantity >= limitLeft",
    says: "the last piece of a limit cannot be claimed",
  },
  {
    file: CLAIM,
    find: "[...others, ...uses].slice(-LIMITED_MAX)",
    replace: "[...others, ...uses].slice(0, LIMITED_MAX)",
    says: "the newest uses of a limit are forgotten",
  },
  {
    file: CLAIM,
    find: "coupon.orderId === orderId ? { ...coupon, orderId: null } : coupon",
    replace: "coupon",
    says: "a cancelled order keeps its coupon",
  },
  {
    file: CLAIM,
    find: "lookedFor.filter((id) => !existing.has(id))",
    replace: "lookedFor",
    says: "an order that exists gives its coupon back",
  },
  {
    file: COUPON,
    find: "nowMs < takeFromMs || nowMs >= takeUntilMs",
    replace: "nowMs < takeFromMs || nowMs > takeUntilMs",
    says: "a coupon is given out at the end of its campaign",
  },
  {
    file: COUPON,
    find: "nowMs + campaign.good.days * DAY_MS",
    replace: "nowMs + campaign.good.days",
    says: "a coupon that is good for days is good for milliseconds",
  },
  {
    file: COUPON,
    find: "if (taken >= perPerson)",
    replace: "if (taken > perPerson)",
    says: "one coupon more than a person may have",
  },
  {
    file: COUPON,
    find: "if (known) return known.campaignId === campaign._id ? ok(buyer)",
    replace: 'if (known) return known.campaignId !== "" ? ok(buyer)',
    says: "the id of another coupon is taken for this one",
  },
  {
    file: COUPON,
    find: "countsUntilMs: Math.max(untilMs, takeUntilMs)",
    replace: "countsUntilMs: untilMs",
    says: "whoever used up a short coupon takes it again",
  },
  {
    file: COUPON,
    find: "couponHoldKey(buyer._id, id) === holdKey",
    replace: "couponHoldKey(buyer._id, id) !== holdKey",
    says: "a coupon that was taken is given back to its stock",
  },
  {
    file: LIMIT,
    find: "limit.days === null ? -Infinity",
    replace: "limit.days === null ? atMs",
    says: "a limit for ever counts nothing",
  },
  {
    file: LIMIT,
    find: "use.atMs > sinceMs",
    replace: "use.atMs >= sinceMs",
    says: "a limit counts its first instant once more",
  },
];
