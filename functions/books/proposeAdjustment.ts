import type { AdjustmentsReply, ProposeAdjustment } from "#contracts/adjustments.ts";
import {
  adjustmentStories,
  type ProposeError,
  proposeAdjustment as propose,
} from "#core/commission/adjust.ts";
import { type Case, emptyCase } from "#core/commission/case.ts";
import { sharesOf } from "#core/commission/shares.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type OrderUnknown = { readonly code: "order_unknown" };

/** Staff propose to correct what somebody earns of an order. 2 requests, 1 document. */
export function proposeAdjustment(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { orderId, id, promoterId, amountFen, reason }: ProposeAdjustment,
): Promise<Result<AdjustmentsReply, OrderUnknown | ProposeError>> {
  return changeAdjusted(deps, orderId, (known) =>
    propose(known, { id, promoterId, amountFen, reason, by }, nowMs),
  );
}

/** Changes the case of an order, and tells its corrections and what everybody earns of it. */
export async function changeAdjusted<E>(
  { reads, store }: Deps,
  orderId: string,
  decide: (known: Case) => Result<Case, E>,
): Promise<Result<AdjustmentsReply, OrderUnknown | E>> {
  const view = await reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const { buyerId } = view.order;
  const changed = await store.change(
    "cases",
    orderId,
    (known = emptyCase(orderId, buyerId)) => decide(known),
    { document: view.case },
  );
  if (!changed.ok) return changed;
  const { facts } = changed.value;
  return ok({ orderId, adjustments: adjustmentStories(facts), commissions: sharesOf(facts) });
}
