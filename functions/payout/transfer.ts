import { assert } from "#core/assert.ts";
import { DAY_MS } from "#core/time.ts";
import type { Identity } from "#core/identity/identity.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StepError } from "#core/wallet/errors.ts";
import { recordNews, type TransferNews } from "#core/wallet/payout.ts";
import { noteUnclear } from "#core/wallet/unclear.ts";
import { emptyWallet, type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { TRANSFER_REMARK, type Withdrawal } from "#core/wallet/withdrawal.ts";
import { neededIdentity, receiverName } from "#functions/payout/receiver.ts";
import type { SendingInForce } from "#functions/payout/sending.ts";
import type { WithPayouts, WithTransfers } from "#ports/deps.ts";
import type { SentTransfer, TransferBill, UnclearTransfer } from "#ports/transfers.ts";

/** WeChat forgets a number after 30 days. From then on "never heard of it" says nothing, and it is not sent again. */
const SENDABLE_MS = 29 * DAY_MS;
const isSendable = ({ transfer }: Withdrawal, nowMs: number): boolean =>
  transfer !== null && nowMs - transfer.sentAtMs < SENDABLE_MS;

/**
 * Tells WeChat to pay a withdrawal whose order is written down, and records the answer. May be
 * repeated at any time: the number and everything else in the order are those that were written down.
 *
 * - `identity`: the promoter's, where it was read already.
 */
export async function sendTransfer(
  deps: WithPayouts,
  wallet: Wallet,
  id: string,
  nowMs: number,
  identity?: Identity | null,
): Promise<Result<Wallet, StepError>> {
  const withdrawal = withdrawalOf(wallet, id);
  assert(withdrawal?.transfer?.channel === "wechat", `${id} was not written down for WeChat`);
  if (!isSendable(withdrawal, nowMs)) return ok(wallet);
  const { transferNumber, transfer } = withdrawal;
  let sent: SentTransfer;
  try {
    const known = identity ?? (await neededIdentity(deps, wallet._id, transfer.netFen));
    const receiver = receiverName(deps, known, transfer.netFen, nowMs);
    assert(receiver.isKnown, `${wallet._id} ${id}: WeChat asks for a name that nobody may open`);
    const order = {
      transferNumber,
      openid: wallet._id,
      amountFen: transfer.netFen,
      remark: TRANSFER_REMARK,
      name: receiver.name,
    };
    sent = await deps.transfers.send(order);
  } catch (error) {
    deps.logError(error); // Not set up. The order waits for the next run of the timer.
    return ok(wallet);
  }
  if (sent.answer === "bill") return record(deps, wallet, id, sent, nowMs);
  return ok(await noted(deps, wallet, id, sent, nowMs));
}

/**
 * Reads how a withdrawal stands at WeChat and records it. Whatever is no state ends nothing.
 *
 * - Errors: `step_not_allowed` when WeChat says another end than the one that was recorded.
 */
export async function readTransfer(
  deps: WithTransfers,
  wallet: Wallet,
  id: string,
  nowMs: number,
): Promise<Result<Wallet, StepError>> {
  const seen = await look(deps, wallet, id, nowMs);
  return seen.ok ? ok(seen.value.wallet) : seen;
}

/**
 * The same, and a number that WeChat does not know was never heard there: the same order is sent again, unless
 * payouts are paused.
 */
export async function pursueTransfer(
  deps: WithPayouts,
  wallet: Wallet,
  id: string,
  inForce: SendingInForce,
  nowMs: number,
): Promise<Result<Wallet, StepError>> {
  const seen = await look(deps, wallet, id, nowMs);
  if (!seen.ok) return seen;
  const isUnheard = seen.value.isUnknown && withdrawalOf(wallet, id)?.state === "sending";
  if (!isUnheard || (await inForce()).isPaused) return ok(seen.value.wallet);
  return sendTransfer(deps, wallet, id, nowMs);
}

async function look(
  deps: WithTransfers,
  wallet: Wallet,
  id: string,
  nowMs: number,
): Promise<Result<{ readonly wallet: Wallet; readonly isUnknown: boolean }, StepError>> {
  const withdrawal = withdrawalOf(wallet, id);
  if (!withdrawal) return err({ code: "withdrawal_unknown" });
  // Of a payment by bank WeChat knows nothing, and what it said would be about another one.
  if (withdrawal.transfer?.channel !== "wechat") return ok({ wallet, isUnknown: false });
  const seen = await deps.transfers.read(withdrawal.transferNumber);
  if (seen.answer === "none") return ok({ wallet, isUnknown: true });
  if (seen.answer === "unclear") {
    return ok({ wallet: await noted(deps, wallet, id, seen, nowMs), isUnknown: false });
  }
  const recorded = await record(deps, wallet, id, seen, nowMs);
  return recorded.ok ? ok({ wallet: recorded.value, isUnknown: false }) : recorded;
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

/** No clear answer ends nothing. Staff read of it in the withdrawal, and whoever is on call in the log. 1 request, 1 document. */
async function noted(
  { store, logError }: WithTransfers,
  wallet: Wallet,
  id: string,
  { reason }: UnclearTransfer,
  nowMs: number,
): Promise<Wallet> {
  logError(new Error(`transfer ${id} of ${wallet._id} is unclear: ${reason}`));
  const changed = await store.change(
    "wallets",
    wallet._id,
    (known = emptyWallet(wallet._id)) => ok(noteUnclear(known, id, reason, nowMs)),
    { document: wallet },
  );
  return changed.ok ? changed.value : changed.error;
}

/** WeChat's code for a transfer that nobody confirmed within 24 hours. */
const OVERDUE = "OVERDUE_CLOSE";
/** WeChat's state of one that was cancelled on our word: a refund had taken back what was asked for. */
const CANCELLED = "CANCELLED";

function newsOf({ state, failReason, packageInfo }: TransferBill): TransferNews {
  if (state === "paid") return { command: "confirm" };
  if (state === "failed" && failReason === OVERDUE) return { command: "expire" };
  if (state === "failed") return { command: "fail", ...(failReason && { why: failReason }) };
  if (state === "cancelled") return { command: "fail", why: CANCELLED };
  return { command: "accept", packageInfo };
}
