import type { RecordRefund } from "#contracts/order.ts";
import { type Case, emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import { type RefundFact, sameFact } from "#core/commission/facts.ts";
import { askedRefunds, refundIdOf } from "#core/order/refund.ts";
import { err, ok, type Result } from "#core/result.ts";
import { followCase, lookLater } from "#functions/purchase/follow.ts";
import type { ByStaff } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type RefundError =
  | { readonly code: "order_unknown" }
  | { readonly code: "sku_not_in_order"; readonly sku: string }
  | FactError;

/**
 * A refund that succeeded: before, between or after the other facts, with the same sum. Where our own shop sold it, its
 * purchase follows, and the timer sees to that if this call dies.
 *
 * - Errors: `fact_conflict` also when something else was asked for under its number.
 */
export async function recordRefund(
  deps: Deps,
  { nowMs }: ByStaff,
  { orderId, refundId, lines, freightFen, source }: RecordRefund,
): Promise<Result<null, RefundError>> {
  const view = await deps.reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const bought = new Set(view.order.lines.map(({ sku }) => sku));
  const stranger = lines.find(({ sku }) => !bought.has(sku));
  if (stranger) return err({ code: "sku_not_in_order", sku: stranger.sku });
  const fact: RefundFact = {
    key: `refund/${refundId}`,
    lines,
    ...(freightFen === undefined ? {} : { freightFen }),
    ...(source === undefined ? {} : { source }),
  };
  await lookLater(deps, view.order, nowMs);
  const changed = await deps.store.change(
    "cases",
    orderId,
    (known = emptyCase(orderId, view.order.buyerId)): Result<Case, FactError> =>
      isAskedOtherwise(known, fact)
        ? err({ code: "fact_conflict", key: fact.key })
        : recordFact(known, fact, nowMs),
    { document: view.case },
  );
  if (!changed.ok) return changed;
  await followCase(deps, view.order, changed.value, nowMs);
  return ok(null);
}

/** Whether staff asked WeChat for something else under this number. */
function isAskedOtherwise({ facts }: Case, fact: RefundFact): boolean {
  const id = refundIdOf(fact);
  const asked = askedRefunds(facts).find((one) => refundIdOf(one) === id);
  if (!asked) return false;
  const { lines, freightFen } = asked;
  return !sameFact({ key: fact.key, lines, freightFen }, fact);
}
