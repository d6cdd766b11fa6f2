import type { HeldReply, HoldOrder } from "#contracts/order.ts";
import { type Case, emptyCase, type FactError } from "#core/commission/case.ts";
import { heldOf, hold } from "#core/commission/hold.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

export type HoldError = { readonly code: "order_unknown" } | FactError;

/**
 * Staff hold an order: after-sales, a complaint, a suspicion. What of it is available already is not reached;
 * the answer says how much that is. 2 requests, 1 document.
 */
export function holdOrder(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { orderId, holdId, reason, note }: HoldOrder,
): Promise<Result<HeldReply, HoldError>> {
  return changeHeld(deps, orderId, nowMs, (known) =>
    hold(known, { holdId, reason, note, by }, nowMs),
  );
}

/** Changes the case of an order, and tells what is held of it then. */
export async function changeHeld<E>(
  { reads, store }: Deps,
  orderId: string,
  nowMs: number,
  decide: (known: Case) => Result<Case, E>,
): Promise<Result<HeldReply, E | { readonly code: "order_unknown" }>> {
  const view = await reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const { order } = view;
  const changed = await store.change(
    "cases",
    orderId,
    (known = emptyCase(orderId, order.buyerId)) => decide(known),
    { document: view.case },
  );
  return changed.ok ? ok(heldOf(changed.value, nowMs)) : changed;
}
