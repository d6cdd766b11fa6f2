import type { ReviewWithdrawal, StaffWithdrawalReply } from "#contracts/withdraw.ts";
import { ok, type Result } from "#core/result.ts";
import type { ApproveError } from "#core/wallet/errors.ts";
import { release } from "#core/wallet/release.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { sendingOf } from "#functions/payout/sending.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { approveAndSend, maturedNow } from "#functions/withdraw/approveAndSend.ts";
import { closedIn, type FindError, foundIn, holderOf } from "#functions/withdraw/find.ts";
import type { WithPayouts } from "#ports/deps.ts";

type Reviewed = Result<StaffWithdrawalReply, FindError | ApproveError>;

/**
 * Staff decide. What has all the yeses that it needs is sent at once, if it may go. 5 requests and 2 documents to
 * approve, 2 and 1 to reject.
 */
export async function reviewWithdrawal(
  deps: WithPayouts,
  { staffId, nowMs }: StaffCall,
  request: ReviewWithdrawal,
): Promise<Reviewed> {
  const { withdrawalId, approve } = request;
  const holder = await holderOf(deps.reads, request);
  if (!holder.ok) return holder;
  const wallet = holder.value;
  if (approve) return approved(deps, wallet, { id: withdrawalId, by: staffId }, nowMs);
  const rejected = await deps.store.change(
    "wallets",
    wallet._id,
    (known = emptyWallet(wallet._id)) => release(known, withdrawalId, "reject", nowMs),
    { document: wallet },
  );
  return rejected.ok ? ok(closedIn(rejected.value, withdrawalId)) : rejected;
}

async function approved(
  deps: WithPayouts,
  wallet: Wallet,
  yes: { readonly id: string; readonly by: string },
  nowMs: number,
): Promise<Reviewed> {
  const view = deps.reads.brandView();
  const settings = view.then((known) => known.settings);
  const matured = await maturedNow(deps, wallet, settings, nowMs);
  const sending = await sendingOf(deps, await view, nowMs);
  const changed = await approveAndSend(deps, wallet, yes, { sending, matured }, nowMs);
  if (!changed.ok) return changed;
  const { tax, budget } = sending;
  const terms = { settings: sending.settings, tax, dayLeftFen: budget.leftFen() };
  return ok(foundIn(changed.value, yes.id, terms, nowMs));
}
