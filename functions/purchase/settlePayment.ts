import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { RecordedFact } from "#core/commission/facts.ts";
import { paymentAsked } from "#core/order/payment.ts";
import { err, ok, type Result } from "#core/result.ts";
import { MINUTE_MS } from "#core/time.ts";
import { paid } from "#functions/order/pursuePayment.ts";
import type { PaymentError } from "#functions/order/recordPayment.ts";
import type { WithPayments } from "#ports/deps.ts";
import type { PurchaseView } from "#ports/purchaseReads.ts";

/** `unpaid`: it is certain that nobody can pay any more. `unclear`: it is not certain yet. */
export type SettledPayment = "paid" | "unpaid" | "unclear";
type Settled = Result<SettledPayment, PaymentError>;

/** Longer than a call lives that asks WeChat for a payment: what WeChat does not know by then it never will. */
const ASKING_MS = 2 * MINUTE_MS;

/**
 * Ends the payment of an order that shall not be paid any more, before its time is over.
 *
 * - Never asked for: the case learns that it is closed, and whoever asks from then on is refused. 1 document.
 * - Asked for: it is closed at WeChat first; whatever WeChat says then is recorded. A payment that was faster counts.
 * - An order that was not placed to the end has nothing to pay.
 * - Errors: those of `recordPayment`.
 */
export async function settlePayment(
  deps: WithPayments,
  { order, purchase, case: known }: PurchaseView,
  nowMs: number,
): Promise<Settled> {
  if (!order) return ok("unpaid");
  const { _id: orderId, buyerId } = purchase;
  const changed = await deps.store.change(
    "cases",
    orderId,
    (now = emptyCase(orderId, buyerId)) =>
      now.paidAtMs !== null || paymentAsked(now.facts) ? ok(now) : closed(now, nowMs),
    { document: known },
  );
  if (!changed.ok) return changed;
  const now = changed.value;
  if (now.paidAtMs !== null) return ok("paid");
  if (now.facts.some(({ key }) => key === "payment-closed")) return ok("unpaid");
  return endAtWechat(deps, now, nowMs);
}

/** WeChat was asked: it is closed there, unless the buyer was faster. */
async function endAtWechat(deps: WithPayments, known: Case, nowMs: number): Promise<Settled> {
  const { payments } = deps;
  const { _id: orderId, facts } = known;
  const asked = paymentAsked(facts);
  if (asked && asked.channel !== payments.channel) return unclear(deps, orderId, asked.channel);
  const read = await payments.read(orderId);
  if (read.answer === "paid") return paid(deps, read.payment, nowMs);
  if (read.answer === "closed") return ended(deps, known, nowMs);
  if (read.answer === "unclear") return unclear(deps, orderId, read.reason);
  if (read.answer === "none") {
    const isOver = nowMs > askedAtMs(facts) + ASKING_MS;
    return isOver ? ended(deps, known, nowMs) : ok("unclear");
  }
  const told = await payments.close(orderId);
  if (told.answer === "closed") return ended(deps, known, nowMs);
  if (told.answer === "unclear") return unclear(deps, orderId, told.reason);
  const again = await payments.read(orderId);
  return again.answer === "paid"
    ? paid(deps, again.payment, nowMs)
    : unclear(deps, orderId, again.answer);
}

async function ended(deps: WithPayments, known: Case, nowMs: number): Promise<Settled> {
  const changed = await deps.store.change(
    "cases",
    known._id,
    (now = known) => (now.paidAtMs === null ? closed(now, nowMs) : ok(now)),
    { document: known },
  );
  if (!changed.ok) return err(changed.error);
  return ok(changed.value.paidAtMs === null ? "unpaid" : "paid");
}

const closed = (known: Case, nowMs: number) => recordFact(known, { key: "payment-closed" }, nowMs);

const askedAtMs = (facts: readonly RecordedFact[]): number =>
  facts.find(({ key }) => key === "payment-asked")?.atMs ?? 0;

function unclear({ logError }: WithPayments, orderId: string, reason: string): Settled {
  logError(new Error(`payment of ${orderId} cannot be ended yet: ${reason}`));
  return ok("unclear");
}
