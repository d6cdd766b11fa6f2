import type { DebtReply, RecordRepayment } from "#contracts/debts.ts";
import type { Result } from "#core/result.ts";
import { repay, type RepayError } from "#core/wallet/repay.ts";
import { changeDebtor } from "#functions/books/debtor.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type Recorded = Result<DebtReply, RepayError | { readonly code: "promoter_unknown" }>;

/** Staff record what a promoter has paid back by bank; from the limit on two of them, the same. 3 requests, 1 document. */
export function recordRepayment(
  deps: Deps,
  { staffId, nowMs }: StaffCall,
  { promoterId, receipt, amountFen, paidAtMs, waits }: RecordRepayment,
): Promise<Recorded> {
  const told = { receipt, amountFen, paidAtMs, by: staffId };
  return changeDebtor(deps, promoterId, nowMs, (wallet, matured, { twoPersonsFromFen }) =>
    repay(wallet, told, { matured, twoPersonsFromFen, waits }, nowMs),
  );
}
