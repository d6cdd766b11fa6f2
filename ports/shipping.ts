import type { Parcel } from "#core/purchase/purchase.ts";

/** What WeChat is told of an order's shipping (发货信息管理). All parcels so far, each time. */
export type ShippingInfo = {
  readonly orderId: string;
  readonly openid: string;
  readonly how: "express" | "local" | "pickup";
  /** What is in it: 1 to 120 characters. */
  readonly goods: string;
  readonly parcels: readonly Parcel[];
  readonly isAll: boolean;
  /** The receiver's phone: some carriers want its last four digits. */
  readonly phone: string;
  readonly atMs: number;
};
/** `refused`: WeChat said why and will say it again. `later`: not yet known there, or out of order: try again. */
export type ShippingAnswer =
  { readonly answer: "told" } | { readonly answer: "refused" | "later"; readonly reason: string };
/** How WeChat sees an order. `receivedAtMs`: the buyer confirmed, or WeChat did for him. */
export type ShippingState = {
  readonly state: "unknown" | "paid" | "shipped" | "received" | "settled";
  readonly receivedAtMs: number | null;
};

/** WeChat's shipping information. Every call ends within seconds; nothing follows from a thrown error. */
export interface Shipping {
  tell(info: ShippingInfo): Promise<ShippingAnswer>;
  read(orderId: string): Promise<ShippingState>;
}
