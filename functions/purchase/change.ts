import type { Purchase } from "#core/purchase/purchase.ts";
import { err, type Result } from "#core/result.ts";
import { followKnown } from "#functions/purchase/follow.ts";
import { runTasks, type TaskDeps } from "#functions/purchase/tasks.ts";
import { ALL_HANDLERS } from "#functions/purchase/tasks/allHandlers.ts";
import type { PurchaseView } from "#ports/purchaseReads.ts";

export type Unknown = { readonly code: "order_unknown" };
/** Whose purchase it must be; null = anybody's, for staff. */
export type Whose = { readonly orderId: string; readonly openid: string | null };

/** A purchase with its money side, in line with it. A stranger learns nothing. 1 request; more when something was new. */
export async function viewOf(
  deps: TaskDeps,
  { orderId, openid }: Whose,
  nowMs: number,
): Promise<Result<PurchaseView, Unknown>> {
  const view = await deps.reads.purchaseView(orderId);
  if (!view || (openid !== null && view.purchase.buyerId !== openid)) {
    return err({ code: "order_unknown" });
  }
  const followed = await followKnown(deps, view.purchase, view.case, nowMs);
  const purchase =
    followed === view.purchase ? followed : await runTasks(deps, followed, nowMs, ALL_HANDLERS);
  return { ok: true, value: { ...view, purchase } };
}

/**
 * Changes a purchase as it stands after its money side, and does what follows. 1 request and 1 document, and its tasks.
 *
 * - Errors: `order_unknown`, to strangers too; those of `decide`.
 */
export async function changePurchase<E>(
  deps: TaskDeps,
  whose: Whose,
  nowMs: number,
  decide: (purchase: Purchase) => Result<Purchase, E>,
): Promise<Result<Purchase, E | Unknown>> {
  const view = await viewOf(deps, whose, nowMs);
  if (!view.ok) return view;
  const changed = await deps.store.change(
    "purchases",
    whose.orderId,
    (now): Result<Purchase, E | Unknown> => (now ? decide(now) : err({ code: "order_unknown" })),
    { document: view.value.purchase },
  );
  if (!changed.ok) return changed;
  return { ok: true, value: await runTasks(deps, changed.value, nowMs, ALL_HANDLERS) };
}
