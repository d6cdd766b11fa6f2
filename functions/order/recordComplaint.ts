import type { HeldReply, RecordComplaint } from "#contracts/order.ts";
import { hold } from "#core/commission/hold.ts";
import type { Result } from "#core/result.ts";
import { changeHeld, type HoldError } from "#functions/order/hold.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * The buyer has complained to WeChat or the brand: the order is held until staff end it with `endHold`. Money
 * that he gets for it is a refund like any other, with the source `complaint` or `chargeback`.
 * 2 requests, 1 document.
 */
export function recordComplaint(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { orderId, complaintId, note }: RecordComplaint,
): Promise<Result<HeldReply, HoldError>> {
  return changeHeld(deps, orderId, nowMs, (known) =>
    hold(known, { holdId: complaintId, reason: "complaint", note, by }, nowMs),
  );
}
