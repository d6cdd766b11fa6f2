import type { ReviewWithdrawal, StaffWithdrawalReply } from "#contracts/withdraw.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import { ok, type Result } from "#core/result.ts";
import type { StepError } from "#core/wallet/errors.ts";
import { approve, beginSending } from "#core/wallet/payout.ts";
import { release } from "#core/wallet/release.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { sendApproved } from "#functions/payout/pursue.ts";
import { sendTransfer } from "#functions/payout/transfer.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { type FindError, foundIn, holderOf } from "#functions/withdraw/find.ts";
import { payoutTerms } from "#functions/withdraw/payoutTerms.ts";
import type { WithTransfers } from "#ports/deps.ts";

type Reviewed = Result<StaffWithdrawalReply, FindError | StepError>;

/**
 * Staff decide. What they approve is sent at once, if it may go: the approval and the order are one
 * write, then WeChat is told. What became due until now is counted in first, so that nothing is approved
 * that a refund has taken back. 5 requests and 2 documents to approve, 2 and 1 to reject.
 */
export async function reviewWithdrawal(
  deps: WithTransfers,
  { staffId, nowMs }: StaffCall,
  request: ReviewWithdrawal,
): Promise<Reviewed> {
  const { withdrawalId } = request;
  const holder = await holderOf(deps.reads, request);
  if (!holder.ok) return holder;
  const reviewed = request.approve
    ? await approveAndSend(deps, holder.value, { id: withdrawalId, by: staffId }, nowMs)
    : await deps.store.change(
        "wallets",
        holder.value._id,
        (wallet = emptyWallet(holder.value._id)) => release(wallet, withdrawalId, "reject", nowMs),
        { document: holder.value },
      );
  return reviewed.ok ? ok(foundIn(reviewed.value, withdrawalId)) : reviewed;
}

async function approveAndSend(
  deps: WithTransfers,
  wallet: Wallet,
  { id, by }: { id: string; by: string },
  nowMs: number,
): Promise<Result<Wallet, StepError>> {
  const { watermarkMs: afterMs } = wallet;
  const [calendar = emptyCalendar, maturedFen] = await Promise.all([
    deps.store.get("calendars", "plans"),
    deps.reads.maturedFen(wallet._id, afterMs, nowMs),
  ]);
  const { tax } = await payoutTerms(deps, calendar, nowMs);
  const approved = await deps.store.change(
    "wallets",
    wallet._id,
    (known = emptyWallet(wallet._id)) => {
      const rolled = rollForward(known, { afterMs, untilMs: nowMs, maturedFen });
      const decided = approve(rolled, id, by, nowMs);
      // Approved before: nothing changes, also not what waits for its turn.
      if (!decided.ok || decided.value === rolled) return decided.ok ? ok(known) : decided;
      return ok(beginSending(decided.value, id, { tax, channel: "wechat" }, nowMs));
    },
    { document: wallet },
  );
  if (!approved.ok || approved.value.rev === wallet.rev) return approved;
  if (withdrawalOf(approved.value, id)?.state !== "sending") {
    return ok(await sendApproved(deps, approved.value, async () => tax, nowMs));
  }
  const sent = await sendTransfer(deps, approved.value, id, nowMs);
  return ok(
    sent.ok ? await sendApproved(deps, sent.value, async () => tax, nowMs) : approved.value,
  );
}
