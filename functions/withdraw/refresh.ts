import type { RefreshReply, RefreshWithdrawal } from "#contracts/withdraw.ts";
import { err, ok, type Result } from "#core/result.ts";
import { isWithWechat } from "#core/wallet/bankPayment.ts";
import type { StepError } from "#core/wallet/errors.ts";
import { isOpen } from "#core/wallet/machine.ts";
import { withdrawalStatement, type WithdrawalStatement } from "#core/wallet/statement.ts";
import { waitsFor } from "#core/wallet/waits.ts";
import { type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { archiveId, type Withdrawal } from "#core/wallet/withdrawal.ts";
import { pursue, sendApproved } from "#functions/payout/pursue.ts";
import { type SendingInForce, sendingOf, waitingTerms } from "#functions/payout/sending.ts";
import { readTransfer, sendTransfer } from "#functions/payout/transfer.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { WithPayouts } from "#ports/deps.ts";
import type { WalletView } from "#ports/reads.ts";

type RefreshError =
  | { readonly code: "withdrawal_unknown" }
  | { readonly code: "step_not_allowed"; readonly state: Withdrawal["state"] };
type Refreshed = Result<RefreshReply, RefreshError>;

/**
 * WeChat's receipt page was closed: asks WeChat how the withdrawal stands, records it, and sends what
 * waited for it. One that is over is asked about again, and stays as it is.
 */
export async function refreshWithdrawal(
  deps: WithPayouts,
  { openid, nowMs }: PersonCall,
  { withdrawalId: id }: RefreshWithdrawal,
): Promise<Refreshed> {
  const view = await deps.reads.walletView(openid, id);
  const { wallet } = view;
  const known = wallet ? withdrawalOf(wallet, id) : undefined;
  if (!wallet || !known) return archived(deps, wallet, id);
  const { state } = known;
  if (state === "requested" || (state === "released" && known.transfer === null)) {
    return err({ code: "step_not_allowed", state });
  }
  const inForce = () => sendingOf(deps, view, nowMs);
  const seen = isOpen(state)
    ? await broughtForward(deps, wallet, id, inForce, nowMs)
    : await readTransfer(deps, wallet, id, nowMs);
  if (!seen.ok) return err({ code: "step_not_allowed", state });
  return statementIn(deps, view, seen.value, id, nowMs);
}

async function broughtForward(
  deps: WithPayouts,
  wallet: Wallet,
  id: string,
  inForce: SendingInForce,
  nowMs: number,
): Promise<Result<Wallet, StepError>> {
  const pursued = await pursue(deps, wallet, inForce, nowMs);
  const now = withdrawalOf(pursued, id);
  if (now === undefined || !isWithWechat(now)) return ok(pursued);
  // Its page opens only with what a sending brings, so one that was not told it is told again.
  const isPageLost = now.state === "confirming" && now.transfer?.packageInfo === null;
  const told = isPageLost ? await sendTransfer(deps, pursued, id, nowMs) : ok(pursued);
  const isSentJustNow = withdrawalOf(wallet, id)?.state === "approved";
  if (!told.ok || !isSentJustNow) return told;
  const read = await readTransfer(deps, told.value, id, nowMs);
  return read.ok ? ok(await sendApproved(deps, read.value, inForce, nowMs)) : read;
}

async function statementIn(
  deps: WithPayouts,
  view: WalletView,
  wallet: Wallet,
  id: string,
  nowMs: number,
): Promise<Refreshed> {
  const withdrawal = withdrawalOf(wallet, id);
  if (!withdrawal) return archived(deps, wallet, id);
  const terms = await waitingTerms(deps, [wallet], view, nowMs);
  return ok(
    told(deps, withdrawalStatement(withdrawal, waitsFor(wallet, withdrawal, terms, nowMs))),
  );
}

async function archived(deps: WithPayouts, wallet: Wallet | null, id: string): Promise<Refreshed> {
  const closed =
    wallet && wallet.archived > 0
      ? await deps.store.get("withdrawals", archiveId(wallet._id, id))
      : undefined;
  if (!closed) return err({ code: "withdrawal_unknown" });
  if (closed.transfer === null) return err({ code: "step_not_allowed", state: closed.state });
  return ok(told(deps, withdrawalStatement(closed, null)));
}

/** Whose transfer the phone opens: WeChat's page wants the merchant's number beside the package. */
const told = ({ transfers }: WithPayouts, statement: WithdrawalStatement): RefreshReply => ({
  ...statement,
  merchantId: transfers.merchantId,
});
