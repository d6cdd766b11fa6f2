import * as z from "zod";
import { DAY_MS } from "#core/time.ts";
import type { Hearer } from "#functions/push/takePush.ts";
import type { Shipping } from "#ports/shipping.ts";

/** What follows when WeChat says that an order was received. Idempotent; an order that is not ours is nothing to it. */
type Received<D> = (deps: D, orderId: string, atMs: number, nowMs: number) => Promise<void>;

/** An event comes when the money is settled, soon after the receipt: an older time is not believed. */
const TOLD_WITHIN_MS = 3 * DAY_MS;

/** Merchants report fields that are empty, and a method that is told the other way round, so the method is not read. */
const settlementSchema = z.object({
  merchant_trade_no: z.string().regex(/^[A-Za-z0-9]{1,32}$/),
  confirm_receive_time: z.union([z.int(), z.string().max(20)]).optional(),
});

/**
 * `trade_manage_order_settlement`: WeChat tells of an order that was shipped, and again when its money is settled. The
 * event is a hint only: whether the order was received is WeChat's answer to a question of ours. When it was, only the
 * event says; a time that cannot be is now. 1 call.
 *
 * - Source: docs/domain/shipping.md, "The receipt".
 */
export function hearReceipt<D extends { readonly shipping: Shipping }>(
  deps: D,
  received: Received<D>,
): Hearer {
  return async (message, nowMs) => {
    const parsed = settlementSchema.safeParse(message);
    if (!parsed.success) return;
    const { merchant_trade_no: orderId, confirm_receive_time: told } = parsed.data;
    const { state, receivedAtMs } = await deps.shipping.read(orderId);
    if (state !== "received" && state !== "settled") return;
    await received(deps, orderId, receivedAtMs ?? timeOf(told, nowMs), nowMs);
  };
}

function timeOf(told: number | string | undefined, nowMs: number): number {
  const atMs = Number(told ?? "") * 1_000;
  return Number.isSafeInteger(atMs) && atMs <= nowMs && atMs > nowMs - TOLD_WITHIN_MS
    ? atMs
    : nowMs;
}
