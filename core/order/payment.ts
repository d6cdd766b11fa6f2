import { type Case, emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import type { Fact, PaymentAskedFact, PaymentChannel } from "#core/commission/facts.ts";
import type { Order } from "#core/order/order.ts";
import { err, type Result } from "#core/result.ts";
import { MINUTE_MS } from "#core/time.ts";

/** How long a buyer may take to pay. WeChat's prepay_id lives two hours. */
export const PAYMENT_MS = 30 * MINUTE_MS;
/** Clocks differ: so long after its end an order is taken for one that nobody can pay any more. */
export const PAYMENT_GRACE_MS = MINUTE_MS;

/** WeChat takes no payment that ends within a minute; a call may take half of another. */
const PAYMENT_LEAST_MS = MINUTE_MS + MINUTE_MS / 2;

export type AskPaymentError =
  { readonly code: "order_paid" | "order_closed" | "order_not_payable" } | FactError;

/**
 * The case of an order whose buyer wants to pay now. Asked again it stays as it was, end included: WeChat takes one
 * order under one number. What our own shop sold ends with its purchase, however late its buyer asks.
 *
 * - Errors, in order: `order_paid`; `order_closed` when WeChat closed it or its time is over, or nearly so where our shop
 *   sold it; `order_not_payable` when there is nothing to pay.
 */
export function askPayment(
  order: Order,
  known: Case = emptyCase(order._id, order.buyerId),
  channel: PaymentChannel,
  nowMs: number,
): Result<Case, AskPaymentError> {
  if (known.paidAtMs !== null) return err({ code: "order_paid" });
  const asked = paymentAsked(known.facts);
  const isClosed = known.facts.some(({ key }) => key === "payment-closed");
  if (isClosed || (asked && nowMs >= asked.expiresAtMs)) return err({ code: "order_closed" });
  const isOurs = order.fromShop === true;
  const fromMs = isOurs ? order.createdAtMs : nowMs;
  const expiresAtMs = fromMs - (fromMs % 1_000) + PAYMENT_MS; // WeChat tells whole seconds.
  if (isOurs && nowMs > expiresAtMs - PAYMENT_LEAST_MS) return err({ code: "order_closed" });
  if (order.totalFen === 0) return err({ code: "order_not_payable" });
  return recordFact(known, { key: "payment-asked", channel, expiresAtMs }, nowMs);
}

export const paymentAsked = (facts: readonly Fact[]): PaymentAskedFact | null =>
  facts.find((fact) => fact.key === "payment-asked") ?? null;
