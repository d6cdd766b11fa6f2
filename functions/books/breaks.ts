import type { BreaksReply, ListBreaks } from "#contracts/reconcile.ts";
import { ageDays } from "#core/reconcile/breaks.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithBillReads } from "#ports/deps.ts";

/** A page of breaks, open ones or closed ones, in the order in which they were found. 1 request. */
export async function listBreaks(
  { reads }: WithBillReads,
  { nowMs }: StaffCall,
  { isOpen, after, limit }: ListBreaks,
): Promise<Result<BreaksReply, never>> {
  const breaks = await reads.breaksPage(isOpen, after, limit);
  const last = breaks.at(-1);
  return ok({
    breaks: breaks.map((one) => ({ ...one, ageDays: ageDays(one, nowMs) })),
    next: last && breaks.length === limit ? { foundAtMs: last.foundAtMs, id: last._id } : null,
  });
}
