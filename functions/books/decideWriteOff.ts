import type { DebtReply, DecideWriteOff } from "#contracts/debts.ts";
import type { Result } from "#core/result.ts";
import { type DecideError, decideWriteOff as decide } from "#core/wallet/writeOff.ts";
import { changeDebtor } from "#functions/books/debtor.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type Decided = Result<DebtReply, DecideError | { readonly code: "promoter_unknown" }>;

/** A second person of the staff decides about giving up a debt. 3 requests, 1 document. */
export function decideWriteOff(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { promoterId, id, accept }: DecideWriteOff,
): Promise<Decided> {
  return changeDebtor(deps, promoterId, nowMs, (wallet, matured) =>
    decide(wallet, { id, accept, by }, matured, nowMs),
  );
}
