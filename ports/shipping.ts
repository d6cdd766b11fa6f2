import type { Parcel } from "#core/purchase/purchase.ts";

/** What WeChat is told of an order's shipping (发货信息管理). All parcels so far, each time. */
export type ShippingInfo = {
  readonly orderId: string;
  readonly openid: string;
  readonly how: "express" | "local" | "pickup";
  /** What is in it: 1 to 120 characters. */
  readonly goods: string;
  /** 1 to 15 for `express`; none, or at most one, for the others. */
  readonly parcels: readonly Parcel[];
  readonly isAll: boolean;
  /** The receiver's phone: some carriers want its last four digits. */
  readonly phone: string;
  /** When it is told. */
  readonly atMs: number;
};
/**
 * `told`: WeChat knows it, from this call or an earlier one, or needs it no more.
 * `refused`: WeChat said why and will say it again. `later`: not yet known there, or out of order: try again.
 */
export type ShippingAnswer =
  { readonly answer: "told" } | { readonly answer: "refused" | "later"; readonly reason: string };
/**
 * How WeChat sees an order. `unknown`: it was not paid, or only seconds ago. `paid`: parcels are still to come.
 * `receivedAtMs`: when the buyer confirmed, or WeChat did for him; null where WeChat does not say, which is always so
 * when it is asked and not when it tells of it.
 */
export type ShippingState = {
  readonly state: "unknown" | "paid" | "shipped" | "received" | "settled" | "refunded";
  readonly receivedAtMs: number | null;
};

/** WeChat's shipping information. Every call ends within seconds; nothing follows from a thrown error. */
export interface Shipping {
  /**
   * Tells it, unless WeChat knows just that already: after the end of shipping it takes one correction only, and a
   * telling whose answer was lost must not use it up. Never throws.
   */
  tell(info: ShippingInfo): Promise<ShippingAnswer>;
  read(orderId: string): Promise<ShippingState>;
}
