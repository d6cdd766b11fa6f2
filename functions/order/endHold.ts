import type { EndHold, HeldReply } from "#contracts/order.ts";
import { endHold as end } from "#core/commission/hold.ts";
import type { Result } from "#core/result.ts";
import { changeHeld, type HoldError } from "#functions/order/hold.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type EndError = HoldError | { readonly code: "hold_unknown" };

/** Staff end a hold: what nothing else holds goes its way. 2 requests, 1 document. */
export function endHold(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { orderId, holdId }: EndHold,
): Promise<Result<HeldReply, EndError>> {
  return changeHeld(deps, orderId, nowMs, (known) => end(known, { holdId, by }, nowMs));
}
