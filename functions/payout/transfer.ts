import { assert } from "#core/assert.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StepError } from "#core/wallet/errors.ts";
import { recordNews, type TransferNews } from "#core/wallet/payout.ts";
import { emptyWallet, type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { TRANSFER_REMARK } from "#core/wallet/withdrawal.ts";
import type { WithTransfers } from "#ports/deps.ts";
import type { SentTransfer, TransferBill } from "#ports/transfers.ts";

/**
 * Tells WeChat to pay a withdrawal whose order is written down, and records the answer. May be
 * repeated at any time: the number and everything else in the order are those that were written down.
 */
export async function sendTransfer(
  deps: WithTransfers,
  wallet: Wallet,
  id: string,
  nowMs: number,
): Promise<Result<Wallet, StepError>> {
  const withdrawal = withdrawalOf(wallet, id);
  assert(withdrawal?.transfer != null, `${id} was not written down`);
  const { transferNumber, transfer } = withdrawal;
  const order = {
    transferNumber,
    openid: wallet._id,
    amountFen: transfer.netFen,
    remark: TRANSFER_REMARK,
  };
  let sent: SentTransfer;
  try {
    sent = await deps.transfers.send(order);
  } catch (error) {
    deps.logError(error); // Not set up. The order waits for the next run of the timer.
    return ok(wallet);
  }
  return sent.answer === "bill" ? record(deps, wallet, id, sent, nowMs) : ok(wallet);
}

/**
 * Reads how a withdrawal stands at WeChat and records it. A number that WeChat does not know was never
 * heard there: the same order is sent again.
 *
 * - Errors: `step_not_allowed` when WeChat says another end than the one that was recorded.
 */
export async function readTransfer(
  deps: WithTransfers,
  wallet: Wallet,
  id: string,
  nowMs: number,
): Promise<Result<Wallet, StepError>> {
  const withdrawal = withdrawalOf(wallet, id);
  if (!withdrawal) return err({ code: "withdrawal_unknown" });
  const seen = await deps.transfers.read(withdrawal.transferNumber);
  if (seen.answer === "bill") return record(deps, wallet, id, seen, nowMs);
  const isUnheard = seen.answer === "none" && withdrawal.state === "sending";
  return isUnheard ? sendTransfer(deps, wallet, id, nowMs) : ok(wallet);
}

const record = (
  { store }: WithTransfers,
  wallet: Wallet,
  id: string,
  bill: TransferBill,
  nowMs: number,
): Promise<Result<Wallet, StepError>> =>
  store.change(
    "wallets",
    wallet._id,
    (known = emptyWallet(wallet._id)) => recordNews(known, id, newsOf(bill), nowMs),
    { document: wallet },
  );

/** WeChat's code for a transfer that nobody confirmed within 24 hours. */
const OVERDUE = "OVERDUE_CLOSE";

function newsOf({ state, failReason, packageInfo }: TransferBill): TransferNews {
  if (state === "paid") return { command: "confirm" };
  if (state === "failed") return { command: failReason === OVERDUE ? "expire" : "fail" };
  if (state === "cancelled") return { command: "fail" };
  return { command: "accept", packageInfo };
}
