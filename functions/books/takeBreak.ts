import type { BreakReply, TakeBreak } from "#contracts/reconcile.ts";
import type { Break } from "#core/reconcile/break.ts";
import { ageDays, type BreakError, taken } from "#core/reconcile/breaks.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** Puts the caller down as who looks after a break. 2 requests. */
export async function takeBreak(
  { store }: Deps,
  { staffId, nowMs }: StaffCall,
  { id }: TakeBreak,
): Promise<Result<BreakReply, BreakError>> {
  const put = await store.change<"breaks", BreakError>("breaks", id, (known?: Break) =>
    taken(known, staffId),
  );
  return put.ok ? ok({ ...put.value, ageDays: ageDays(put.value, nowMs) }) : put;
}
