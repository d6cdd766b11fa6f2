import type { TrialBalanceReply } from "#contracts/audit.ts";
import { ok, type Result } from "#core/result.ts";
import { newest } from "#functions/reports/newest.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** What every kind of account held when an audit added up all books last. 1 request, however many there are. */
export async function trialBalance(
  { store }: Deps,
  { nowMs }: StaffCall,
): Promise<Result<TrialBalanceReply, never>> {
  const run = await newest(store, "audits", nowMs);
  return ok({ trial: run?.trial ?? null, nextFromMs: run?.position.trial?.fromMs ?? null });
}
