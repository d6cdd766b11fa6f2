import { type Case, emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import { paidFact, type RecordedFact, type RefundAskedFact } from "#core/commission/facts.ts";
import { paymentAsked } from "#core/order/payment.ts";
import { refundIdOf, refundSumFen } from "#core/order/refund.ts";
import { ok, type Result } from "#core/result.ts";
import { DAY_MS } from "#core/time.ts";
import { recordConflict } from "#functions/order/recordConflict.ts";
import { recordToldRefund, type ToldRefundError } from "#functions/order/recordToldRefund.ts";
import type { WithPayments } from "#ports/deps.ts";
import type { ReadRefund, RefundOrder, RefundState } from "#ports/payments.ts";

/**
 * `taken`: the number is another order's. `refused`: WeChat took nothing on; it is asked again later.
 * `unclear`: WeChat gave no clear answer, and nothing follows from that.
 */
export type RefundStanding = {
  readonly state: RefundState | "taken" | "refused" | "unclear";
  /** WeChat's words, for staff. */
  readonly reason: string | null;
};
type Outcome = Result<RefundStanding, ToldRefundError>;

/** What WeChat has refused for so long comes to nothing; staff may ask again under another number. */
const REFUSED_MS = 7 * DAY_MS;

/**
 * Reads how a refund stands that was asked for; where WeChat never heard of it, asks for the very same again.
 * The same number is the same refund, so however often that happens the buyer gets it once.
 */
export async function pursueRefund(
  deps: WithPayments,
  known: Case,
  asked: RefundAskedFact,
  nowMs: number,
): Promise<Outcome> {
  if (isOtherChannels(deps, known)) return heard(deps, known, asked, OTHER_CHANNEL, nowMs);
  const order = refundOrderOf(known, asked);
  const read = await deps.payments.readRefund(order);
  if (read.answer !== "none") return heard(deps, known, asked, read, nowMs);
  return sendRefund(deps, known, asked, nowMs);
}

/** Asks WeChat for a refund whose asking is written down. */
export async function sendRefund(
  deps: WithPayments,
  known: Case,
  asked: RefundAskedFact,
  nowMs: number,
): Promise<Outcome> {
  if (isOtherChannels(deps, known)) return heard(deps, known, asked, OTHER_CHANNEL, nowMs);
  const order = refundOrderOf(known, asked);
  const answer = await deps.payments.refund(order);
  if (answer.answer !== "refused") return heard(deps, known, asked, answer, nowMs);
  // WeChat refuses a number that another order has used, in the same words as much else.
  const read = await deps.payments.readRefund(order);
  const isNone = read.answer === "none";
  if (!isNone) return heard(deps, known, asked, read, nowMs);
  const isHopeless = nowMs > askedAtMs(known, asked) + REFUSED_MS;
  if (isHopeless) {
    const ended = await end(deps, known, asked, nowMs);
    if (!ended.ok) return ended;
  }
  const { code, reason } = answer;
  deps.logError(new Error(`refund ${refundIdOf(asked)} of ${known._id}: ${code} ${reason}`));
  return ok({ state: isHopeless ? "closed" : "refused", reason: `${code} ${reason}` });
}

/** Records what WeChat says of a refund. */
async function heard(
  deps: WithPayments,
  known: Case,
  asked: RefundAskedFact,
  answer: ReadRefund,
  nowMs: number,
): Promise<Outcome> {
  if (answer.answer === "refund") {
    const { refund } = answer;
    const recorded = await recordToldRefund(deps, refund, nowMs);
    if (recorded.ok) return ok({ state: refund.state, reason: null });
    const about = `${refund.orderId}/${refund.refundId}`;
    const told = { about, theirsFen: refund.refundFen, error: recorded.error };
    await recordConflict(deps, told, nowMs);
    return recorded;
  }
  if (answer.answer === "foreign") {
    const ended = await end(deps, known, asked, nowMs);
    return ended.ok ? ok({ state: "taken", reason: null }) : ended;
  }
  const reason = "reason" in answer ? answer.reason : answer.answer;
  deps.logError(new Error(`refund ${refundIdOf(asked)} of ${known._id} is unclear: ${reason}`));
  return ok({ state: "unclear", reason });
}

/** Nothing comes of it. Should WeChat tell otherwise after all, that counts. */
async function end(
  { store }: WithPayments,
  known: Case,
  asked: RefundAskedFact,
  nowMs: number,
): Promise<Result<Case, FactError>> {
  const key = `refund-ended/${refundIdOf(asked)}` as const;
  return store.change("cases", known._id, (current = emptyCase(known._id, known.buyerId)) =>
    recordFact(current, { key, state: "closed" }, nowMs),
  );
}

function refundOrderOf(known: Case, asked: RefundAskedFact): RefundOrder {
  const totalFen = paidFact(known.facts)?.amountFen ?? refundSumFen(asked);
  const { reason } = asked;
  const refundId = refundIdOf(asked);
  return { orderId: known._id, refundId, refundFen: refundSumFen(asked), totalFen, reason };
}

/** What one channel took, the other knows nothing of: its "none" would say nothing. */
const OTHER_CHANNEL = { answer: "unclear", reason: "paid by the other channel" } as const;
function isOtherChannels({ payments }: WithPayments, { facts }: Case): boolean {
  const channel = paymentAsked(facts)?.channel ?? payments.channel;
  return channel !== payments.channel;
}

const askedAtMs = ({ facts }: { facts: readonly RecordedFact[] }, { key }: RefundAskedFact) =>
  facts.find((fact) => fact.key === key)?.atMs ?? Infinity;
