import type { DebtReply, ProposeWriteOff } from "#contracts/debts.ts";
import type { Result } from "#core/result.ts";
import { type ProposeError, proposeWriteOff as propose } from "#core/wallet/writeOff.ts";
import { changeDebtor } from "#functions/books/debtor.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type Proposed = Result<DebtReply, ProposeError | { readonly code: "promoter_unknown" }>;

/** Staff propose to give up what a promoter owes. No money moves yet. 3 requests, 1 document. */
export function proposeWriteOff(
  deps: Deps,
  { staffId: by, nowMs }: StaffCall,
  { promoterId, id, reason }: ProposeWriteOff,
): Promise<Proposed> {
  return changeDebtor(deps, promoterId, nowMs, (wallet, matured) =>
    propose(wallet, { id, reason, by }, matured, nowMs),
  );
}
