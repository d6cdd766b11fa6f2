import type { RefundOrderRequest } from "#contracts/order.ts";
import { type Case, emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import type { RefundAskedFact } from "#core/commission/facts.ts";
import { mayRefund, openRefunds, type RefundRefusal } from "#core/order/refund.ts";
import { err, ok, type Result } from "#core/result.ts";
import { pursueRefund, type RefundStanding, sendRefund } from "#functions/order/pursueRefund.ts";
import type { ToldRefundError } from "#functions/order/recordToldRefund.ts";
import type { ByStaff } from "#functions/shared/serve.ts";
import type { WithPayments } from "#ports/deps.ts";

type RefundError =
  | { readonly code: "order_unknown" | "refund_id_taken" }
  | RefundRefusal
  | FactError
  | ToldRefundError;
export type RefundReply = {
  readonly orderId: string;
  readonly refundId: string;
  /** `refused` and `unclear`: WeChat is asked again by the timer `sweep`. */
  readonly state: Exclude<RefundStanding["state"], "taken">;
  readonly reason: string | null;
};

/**
 * Staff give money back. What they ask for is written down before WeChat is asked, so that no call that dies loses it,
 * and the shares fall only when WeChat says that the buyer has it. The same number again is the same refund.
 */
export async function refundOrder(
  deps: WithPayments,
  { staffId, nowMs }: ByStaff,
  { orderId, refundId, lines, freightFen, reason }: RefundOrderRequest,
): Promise<Result<RefundReply, RefundError>> {
  const view = await deps.reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const { order } = view;
  const told = { lines, freightFen, reason, by: staffId };
  const fact: RefundAskedFact = { key: `refund-asked/${refundId}`, ...told };
  const isNew = view.case?.facts.every(({ key }) => key !== fact.key) ?? true;
  const changed = await deps.store.change(
    "cases",
    orderId,
    (known = emptyCase(orderId, order.buyerId)): Result<Case, RefundError> => {
      const allowed = mayRefund(order, known, fact, nowMs);
      if (!allowed.ok) return allowed;
      const isPaidBack = known.facts.some(({ key }) => key === `refund/${refundId}`);
      return isPaidBack ? ok(known) : recordFact(known, fact, nowMs);
    },
    { document: view.case },
  );
  if (!changed.ok) return changed;
  const standing = await standingOf(deps, changed.value, fact, isNew, nowMs);
  if (!standing.ok) return standing;
  const { state, reason: said } = standing.value;
  if (state === "taken") return err({ code: "refund_id_taken" });
  return ok({ orderId, refundId, state, reason: said });
}

/** Asks WeChat for what is new, reads what is open, and tells what is known of the rest. */
async function standingOf(
  deps: WithPayments,
  known: Case,
  { key }: RefundAskedFact,
  isNew: boolean,
  nowMs: number,
): Promise<Result<RefundStanding, ToldRefundError>> {
  const open = openRefunds(known.facts).find((asked) => asked.key === key);
  if (open) return (isNew ? sendRefund : pursueRefund)(deps, known, open, nowMs);
  const id = key.slice("refund-asked/".length);
  const isPaidBack = known.facts.some((fact) => fact.key === `refund/${id}`);
  return ok({ state: isPaidBack ? "succeeded" : "closed", reason: null });
}
