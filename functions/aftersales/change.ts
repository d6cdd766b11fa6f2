import type { OneRequest } from "#contracts/aftersales.ts";
import { findAfterSales } from "#core/purchase/afterSalesChange.ts";
import type { MoneySide } from "#core/purchase/afterSalesRefund.ts";
import { type AfterSalesShown, shownAfterSales } from "#core/purchase/afterSalesShown.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { err, ok, type Result } from "#core/result.ts";
import { viewOf } from "#functions/purchase/change.ts";
import { runTasks } from "#functions/purchase/tasks.ts";
import { ALL_HANDLERS } from "#functions/purchase/tasks/allHandlers.ts";
import type { WithPayments } from "#ports/deps.ts";

/** Whose purchase it must be; null = staff, who may with any. */
export type Who = { readonly openid: string | null; readonly nowMs: number };
type Decide<E> = (purchase: Purchase, money: MoneySide) => Result<Purchase, E>;
type Unknown = { readonly code: "order_unknown" | "aftersales_unknown" };

/**
 * Changes one after-sales of a purchase and does what follows at once, so that a refund is at WeChat when it answers.
 * A call that dies in between is made up for by the timer. 2 requests, 1 document, and what the tasks cost.
 *
 * - Somebody else's purchase is unknown, like one that is not there.
 */
export async function changeAfterSales<E>(
  deps: WithPayments,
  { orderId, id }: OneRequest,
  { openid, nowMs }: Who,
  decide: Decide<E>,
): Promise<Result<AfterSalesShown, E | Unknown>> {
  const view = await viewOf(deps, { orderId, openid }, nowMs);
  if (!view.ok) return view;
  const { purchase, order, case: known } = view.value;
  if (order === null) return err({ code: "order_unknown" });
  const changed = await deps.store.change(
    "purchases",
    orderId,
    (now): Result<Purchase, E | Unknown> =>
      now ? decide(now, { order, known }) : err({ code: "order_unknown" }),
    { document: purchase },
  );
  if (!changed.ok) return changed;
  const after = await runTasks(deps, changed.value, nowMs, ALL_HANDLERS);
  const one = findAfterSales(after, id);
  if (!one) return err({ code: "aftersales_unknown" });
  return ok(shownAfterSales(after, one, openid === null ? "staff" : "buyer", nowMs));
}
