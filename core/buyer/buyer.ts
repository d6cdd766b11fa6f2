import type { Fen } from "#core/money.ts";
import type { Off, Scope } from "#core/shop/shop.ts";

/**
 * What the shop keeps about one buyer. `_id` is the openid.
 *
 * - Source: docs/domain/checkout.md.
 */
export type Buyer = {
  readonly _id: string;
  readonly rev: number;
  /** Since when he is a member; null = he is none. */
  readonly memberSinceMs: number | null;
  /** The customer group that staff put him in; null = none. */
  readonly group: string | null;
  readonly addresses: readonly Address[];
  readonly cart: readonly CartItem[];
  readonly coupons: readonly Coupon[];
  /** What he ordered of products that are limited by person: each order once, the oldest first. */
  readonly limited: readonly LimitedUse[];
  /** Orders that took a coupon or a limit of his and were not yet seen to exist, the oldest first. */
  readonly placing: readonly Placing[];
};

export type Address = {
  readonly id: string;
  readonly name: string;
  readonly phone: string;
  /** Six digits of GB/T 2260. */
  readonly region: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly detail: string;
  readonly isDefault: boolean;
};
export type CartItem = {
  readonly sku: string;
  readonly quantity: number;
  readonly chosen: boolean;
  readonly addedAtMs: number;
};
/** A coupon with its terms as they were when it was taken. */
export type Coupon = {
  readonly id: string;
  readonly campaignId: string;
  readonly name: string;
  readonly scope: Scope;
  readonly fromFen: Fen;
  readonly off: Off;
  readonly takenAtMs: number;
  readonly untilMs: number;
  /** Until when it counts as one of those that he took of the campaign; never before `untilMs`. */
  readonly countsUntilMs: number;
  /** The order that uses it; null = it is free. */
  readonly orderId: string | null;
};
export type LimitedUse = {
  readonly orderId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly atMs: number;
};

export type Placing = { readonly orderId: string; readonly atMs: number };

export const emptyBuyer = (openid: string): Buyer => ({
  _id: openid,
  rev: 0,
  memberSinceMs: null,
  group: null,
  addresses: [],
  cart: [],
  coupons: [],
  limited: [],
  placing: [],
});
