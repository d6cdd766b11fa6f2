import type { RecordBankFailure, RecordBankPayment } from "#contracts/bankPayments.ts";
import type { StaffWithdrawalReply } from "#contracts/withdraw.ts";
import { ok, type Result } from "#core/result.ts";
import {
  recordBankFailure as failed,
  recordBankPayment as paid,
} from "#core/wallet/bankPayment.ts";
import type { BankError } from "#core/wallet/errors.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { closedIn, type FindError, holderOf } from "#functions/withdraw/find.ts";
import type { Deps } from "#ports/deps.ts";

type Recorded = Result<StaffWithdrawalReply, FindError | BankError>;

/** Staff have paid a withdrawal by bank and record the receipt. 2 requests, 1 document. */
export const recordBankPayment = (
  deps: Deps,
  { nowMs }: StaffCall,
  request: RecordBankPayment,
): Promise<Recorded> =>
  recorded(deps, request, (wallet) => paid(wallet, request.withdrawalId, request, nowMs));

/** The bank did not pay: the money is the promoter's again. 2 requests, 1 document. */
export const recordBankFailure = (
  deps: Deps,
  { nowMs }: StaffCall,
  request: RecordBankFailure,
): Promise<Recorded> =>
  recorded(deps, request, (wallet) => failed(wallet, request.withdrawalId, request.reason, nowMs));

async function recorded(
  { store, reads }: Deps,
  request: RecordBankPayment | RecordBankFailure,
  decide: (wallet: Wallet) => Result<Wallet, BankError>,
): Promise<Recorded> {
  const holder = await holderOf(reads, request);
  if (!holder.ok) return holder;
  const { _id } = holder.value;
  const changed = await store.change("wallets", _id, (known = emptyWallet(_id)) => decide(known), {
    document: holder.value,
  });
  return changed.ok ? ok(closedIn(changed.value, request.withdrawalId)) : changed;
}
