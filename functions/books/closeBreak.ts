import type { BreakReply, CloseBreak } from "#contracts/reconcile.ts";
import type { Break } from "#core/reconcile/break.ts";
import { ageDays, type BreakError, explained } from "#core/reconcile/breaks.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** Closes a break with the reason that a person found. It changes no money. 2 requests. */
export async function closeBreak(
  { store }: Deps,
  { staffId, nowMs }: StaffCall,
  { id, note }: CloseBreak,
): Promise<Result<BreakReply, BreakError>> {
  const put = await store.change<"breaks", BreakError>("breaks", id, (known?: Break) =>
    explained(known, { by: staffId, note }, nowMs),
  );
  return put.ok ? ok({ ...put.value, ageDays: ageDays(put.value, nowMs) }) : put;
}
