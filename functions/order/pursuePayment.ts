import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import { PAYMENT_GRACE_MS, paymentAsked } from "#core/order/payment.ts";
import { err, ok, type Result } from "#core/result.ts";
import { recordConflict } from "#functions/order/recordConflict.ts";
import { type PaymentError, recordPayment } from "#functions/order/recordPayment.ts";
import type { WithPayments } from "#ports/deps.ts";
import type { KnownPayment } from "#ports/payments.ts";

/** `open`: it can still be paid. `unclear`: WeChat gave no clear answer, and nothing follows from that. */
export type PaymentStanding = "paid" | "open" | "closed" | "unclear";

/**
 * Asks WeChat how the payment stands that a case waits for, and records what it says. What nobody paid in time is
 * closed there first, so that nobody can pay it after all.
 *
 * - Errors: those of `recordPayment`; a word of WeChat's that our books contradict is also put down as a break.
 */
export async function pursuePayment(
  deps: WithPayments,
  known: Case,
  nowMs: number,
): Promise<Result<PaymentStanding, PaymentError>> {
  const { payments } = deps;
  const { _id: orderId } = known;
  const asked = paymentAsked(known.facts);
  // The other channel's orders are unknown to this one: its "none" would say nothing.
  if (asked && asked.channel !== payments.channel) {
    return unclear(deps, orderId, `was asked by ${asked.channel}`);
  }
  const read = await payments.read(orderId);
  if (read.answer === "paid") return paid(deps, read.payment, nowMs);
  if (read.answer === "unclear") return unclear(deps, orderId, read.reason);
  if (read.answer !== "closed") {
    if (!asked || nowMs <= asked.expiresAtMs + PAYMENT_GRACE_MS) return ok("open");
    if (read.answer === "open") {
      const closed = await payments.close(orderId);
      if (closed.answer === "unclear") return unclear(deps, orderId, closed.reason);
      if (closed.answer === "paid") {
        const again = await payments.read(orderId);
        return again.answer === "paid"
          ? paid(deps, again.payment, nowMs)
          : unclear(deps, orderId, again.answer);
      }
    }
  }
  return asked ? ended(deps, known, nowMs) : ok("closed");
}

/** WeChat's word of a payment, put down; where our books contradict it, that too. */
export async function paid(
  deps: WithPayments,
  payment: KnownPayment,
  nowMs: number,
): Promise<Result<"paid", PaymentError>> {
  const recorded = await recordPayment(deps, payment, nowMs, "asking");
  if (recorded.ok) return ok("paid");
  const { orderId: about, amountFen: theirsFen } = payment;
  await recordConflict(deps, { about, theirsFen, error: recorded.error }, nowMs);
  return recorded;
}

/** WeChat said that the order was not paid and cannot be paid any more. */
async function ended(
  { store }: WithPayments,
  known: Case,
  nowMs: number,
): Promise<Result<"closed" | "paid", PaymentError>> {
  const changed = await store.change(
    "cases",
    known._id,
    (current = emptyCase(known._id, known.buyerId)) =>
      current.paidAtMs === null
        ? recordFact(current, { key: "payment-closed" }, nowMs)
        : ok(current),
    { document: known.rev === 0 ? null : known },
  );
  if (!changed.ok) return err(changed.error);
  return ok(changed.value.paidAtMs === null ? "closed" : "paid");
}

function unclear({ logError }: WithPayments, orderId: string, reason: string) {
  logError(new Error(`payment of ${orderId} is unclear: ${reason}`));
  return ok("unclear" as const);
}
