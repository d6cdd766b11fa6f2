import type { IssueInvoice } from "#contracts/invoice.ts";
import type { AllPurchases, Ship } from "#contracts/purchase.ts";
import type { AllReply, CountsReply, DetailReply, TrackReply } from "#contracts/purchaseReplies.ts";
import { call } from "../lib/call.ts";

export type { CountsReply, DetailReply, TrackReply };
/** An order as staff see it; a list tells besides who brought the buyer. */
export type OrderRow = DetailReply["purchase"];
export type OrderListRow = AllReply["purchases"][number];
export type Carrier = DetailReply["carriers"][number];
export type OrderFilter = Partial<Omit<AllPurchases, "action" | "beforeMs" | "limit">>;
type Rows = { readonly rows: readonly OrderListRow[]; readonly next: string | null };

export const orderCounts = (): Promise<CountsReply> => call("purchase", { action: "counts" });

/** Orders, the newest first. `cursor`: as the page before gave it; "" = from the newest. */
export async function orders(filter: OrderFilter, cursor: string, limit = 30): Promise<Rows> {
  const beforeMs = cursor === "" ? null : Number(cursor);
  const reply = await call<AllReply>("purchase", { action: "all", ...filter, beforeMs, limit });
  const { purchases, nextBeforeMs } = reply;
  return { rows: purchases, next: nextBeforeMs === null ? null : String(nextBeforeMs) };
}

export const orderDetail = (orderId: string): Promise<DetailReply> =>
  call("purchase", { action: "detail", orderId });

/** With whom and under which number; the codes of carriers come with `orderDetail`. */
export type Way = { readonly carrier: string; readonly trackingNumber: string };
type OneParcel = Pick<Ship, "orderId" | "parcelId"> & Way;
/** `lines` left out: everything that is left. */
export const ship = (parcel: OneParcel & { readonly lines?: Ship["lines"] }): Promise<unknown> =>
  call("purchase", { action: "ship", ...parcel });
export type ShipManyReply = {
  readonly rows: readonly {
    readonly orderId: string;
    readonly error: { readonly code: string; readonly message: string } | null;
  }[];
};
export const shipMany = (parcels: readonly OneParcel[]): Promise<ShipManyReply> =>
  call("purchase", { action: "shipMany", parcels });
export const correctParcel = (parcel: OneParcel): Promise<unknown> =>
  call("purchase", { action: "correctParcel", ...parcel });
export const trackParcel = (orderId: string, parcelId: string): Promise<TrackReply> =>
  call("purchase", { action: "track", orderId, parcelId });

export const addNote = (orderId: string, text: string): Promise<unknown> =>
  call("purchase", { action: "addNote", orderId, text });
export const issueInvoice = (issued: Omit<IssueInvoice, "action">): Promise<unknown> =>
  call("purchase", { action: "issueInvoice", ...issued });
export const cancelUnpaid = (orderId: string, reason: string): Promise<unknown> =>
  call("purchase", { action: "cancelUnpaid", orderId, reason });
export const retryTasks = (orderId: string): Promise<{ readonly left: readonly string[] }> =>
  call("purchase", { action: "retryTasks", orderId });
