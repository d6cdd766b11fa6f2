import type { AdjustmentsReply, DecideAdjustment } from "#contracts/adjustments.ts";
import { decideAdjustment as decide, type DecideError } from "#core/commission/adjust.ts";
import type { Result } from "#core/result.ts";
import { changeAdjusted } from "#functions/books/proposeAdjustment.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type Decided = Result<AdjustmentsReply, { readonly code: "order_unknown" } | DecideError>;

/** A second person of the staff decides about a correction. 2 requests, 1 document. */
export function decideAdjustment(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { orderId, id, accept }: DecideAdjustment,
): Promise<Decided> {
  return changeAdjusted(deps, orderId, (known) => decide(known, { id, accept, by }, nowMs));
}
