import type { ExplainedOrder } from "#contracts/explain.ts";
import type { HoldOrder, RecordComplaint, RefundOrderRequest } from "#contracts/order.ts";
import type { RefundPreviewReply } from "#contracts/refundPreview.ts";
import type { Explanation } from "#core/commission/explain.ts";
import { call } from "../lib/call.ts";
import type { Language } from "../lib/language.tsx";

export type { ExplainedOrder, Explanation, RefundPreviewReply };

/** What an order earned whom, its refunds, holds and corrections. */
export const showOrder = (orderId: string): Promise<Explanation> =>
  call("order", { action: "show", orderId });
/** Why, sentence by sentence; a long order is told in parts. */
export const explainOrder = (
  orderId: string,
  fromLine: number,
  language: Language,
): Promise<ExplainedOrder> => call("order", { action: "explain", orderId, fromLine, language });

/** What a refund is made of, in fen. */
export type RefundParts = {
  readonly lines: readonly { readonly sku: string; readonly refundFen: number }[];
  readonly freightFen: number;
};
export const previewRefund = (orderId: string, parts: RefundParts): Promise<RefundPreviewReply> =>
  call("order", { action: "previewRefund", orderId, ...parts });
export type RefundReply = {
  readonly state: "processing" | "succeeded" | "closed" | "abnormal" | "refused" | "unclear";
  readonly reason: string | null;
};
export const refundOrder = (
  asked: RefundParts & Pick<RefundOrderRequest, "orderId" | "refundId" | "reason">,
): Promise<RefundReply> => call("order", { action: "refund", ...asked });

export const holdOrder = (asked: Omit<HoldOrder, "action">): Promise<unknown> =>
  call("order", { action: "hold", ...asked });
export const endHold = (orderId: string, holdId: string): Promise<unknown> =>
  call("order", { action: "endHold", orderId, holdId });
export const recordComplaint = (asked: Omit<RecordComplaint, "action">): Promise<unknown> =>
  call("order", { action: "recordComplaint", ...asked });
export const checkPayment = (
  orderId: string,
): Promise<{ readonly state: "paid" | "open" | "closed" }> =>
  call("order", { action: "checkPayment", orderId });
