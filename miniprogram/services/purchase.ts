import type { AskInvoice } from "../../contracts/invoice.ts";
import type {
  CountsReply,
  ListReply,
  ShownPurchase,
  TrackReply,
} from "../../contracts/purchaseReplies.ts";
import type { PurchaseTab } from "../../core/purchase/tabs.ts";
import { call } from "./call";

export const list = (tab: PurchaseTab, beforeMs: number | null): Promise<ListReply> =>
  call("purchase", "list", { tab, beforeMs });
export const counts = (): Promise<CountsReply> => call("purchase", "counts");
export const show = (orderId: string): Promise<ShownPurchase> =>
  call("purchase", "show", { orderId });
export const cancel = (orderId: string, reason: string): Promise<null> =>
  call("purchase", "cancel", { orderId, reason });
export const receive = (orderId: string): Promise<null> => call("purchase", "receive", { orderId });
export const remindShipping = (orderId: string): Promise<null> =>
  call("purchase", "remindShipping", { orderId });
export const track = (orderId: string, parcelId: string): Promise<TrackReply> =>
  call("purchase", "track", { orderId, parcelId });
export const askInvoice = (orderId: string, invoice: AskInvoice["invoice"]): Promise<null> =>
  call("purchase", "askInvoice", { orderId, invoice });
export const setAddress = (orderId: string, addressId: string): Promise<null> =>
  call("purchase", "setAddress", { orderId, addressId });
