import type { TrialBalanceReply } from "#contracts/audit.ts";
import { trialOf } from "#core/ledger/trial.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * What every kind of account holds at this moment, from the documents. Each document is whole at every moment, so the
 * total is zero even while others write. 3 requests, each one aggregate.
 */
export async function trialBalance(
  { reads }: Deps,
  { nowMs }: StaffCall,
): Promise<Result<TrialBalanceReply, never>> {
  const accounts = trialOf(await reads.bookSums());
  const totalFen = accounts.reduce((sum, { balanceFen }) => sum + balanceFen, 0);
  return ok({ asOfMs: nowMs, accounts, totalFen });
}
