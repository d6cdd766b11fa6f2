import { countedUntilMs } from "#core/brand/settings.ts";
import { ok } from "#core/result.ts";
import { isWithWechat } from "#core/wallet/bankPayment.ts";
import { beginSending, nextToSend } from "#core/wallet/payout.ts";
import { type MaturedSpan, rollForward } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { isByRules, type Withdrawal } from "#core/wallet/withdrawal.ts";
import { isNameable, neededIdentity } from "#functions/payout/receiver.ts";
import type { Sending, SendingInForce } from "#functions/payout/sending.ts";
import { pursueTransfer, sendTransfer } from "#functions/payout/transfer.ts";
import type { WithPayouts } from "#ports/deps.ts";

/** Reads how the withdrawals under way stand, then sends what may go. Returns the wallet as it is then. */
export async function pursue(
  deps: WithPayouts,
  wallet: Wallet,
  inForce: SendingInForce,
  nowMs: number,
): Promise<Wallet> {
  let current = wallet;
  for (const { id } of wallet.withdrawals.filter(isWithWechat)) {
    const read = await pursueTransfer(deps, current, id, inForce, nowMs);
    if (read.ok) current = read.value;
    else deps.logError(new Error(`${wallet._id} ${id}: WeChat says another end`));
  }
  return sendApproved(deps, current, inForce, nowMs);
}

/**
 * Sends approved withdrawals, the oldest first: writes each order down, then tells WeChat. One by bank waits, written
 * down, for staff. While payouts are paused nothing is begun, and what no day has room for waits for the next.
 *
 * Runs may overlap: only one of them gets an order written down, and if two tell WeChat, they tell the
 * same number. A run that dies in between leaves an order that the next one finds.
 */
export async function sendApproved(
  deps: WithPayouts,
  wallet: Wallet,
  inForce: SendingInForce,
  nowMs: number,
): Promise<Wallet> {
  let current = wallet;
  // Every round sends one, so as many rounds as withdrawals are enough.
  for (const { state } of wallet.withdrawals) {
    if (state !== "approved") continue;
    const sending = await inForce();
    const next = sending.isPaused ? null : nextToSend(current, sending, nowMs);
    if (next === null) break;
    const identity = await neededIdentity(deps, wallet._id, next.amountFen);
    if (!isNameable(identity, next.amountFen, nowMs)) {
      deps.logError(new Error(`${wallet._id} ${next.id}: WeChat asks for a name nobody may open`));
      break;
    }
    if (!(await sending.budget.take(next.amountFen))) break;
    current = await begun(deps, current, next, sending, nowMs);
    // What was written down counts, not what holds now: an overlapping run may have begun it by the other channel.
    const written = withdrawalOf(current, next.id);
    if (written?.state !== "sending" || written.transfer?.channel !== "wechat") continue;
    const sent = await sendTransfer(deps, current, next.id, nowMs, identity);
    if (sent.ok) current = sent.value;
  }
  return current;
}

/** Writes an order down, for which the day's room is taken: given back if somebody else was first. */
async function begun(
  { store, reads }: WithPayouts,
  wallet: Wallet,
  next: Withdrawal,
  sending: Sending,
  nowMs: number,
): Promise<Wallet> {
  const span = isByRules(next) ? await dueSpan(reads, wallet, sending, nowMs) : null;
  let isBegun = false;
  const changed = await store.change(
    "wallets",
    wallet._id,
    (known = emptyWallet(wallet._id)) => {
      const rolled = span === null ? known : rollForward(known, span);
      const order = beginSending(rolled, next.id, sending, nowMs);
      isBegun = order !== rolled;
      return ok(order);
    },
    { document: wallet },
  );
  if (!isBegun) await sending.budget.giveBack(next.amountFen);
  return changed.ok ? changed.value : changed.error;
}

/** No person looked at what only the rules let out: so what a refund took back is counted in right before. 1 request. */
async function dueSpan(
  reads: WithPayouts["reads"],
  { _id, watermarkMs: afterMs }: Wallet,
  { settings }: Sending,
  nowMs: number,
): Promise<MaturedSpan> {
  const untilMs = countedUntilMs(settings, nowMs);
  return { afterMs, untilMs, maturedFen: await reads.maturedFen(_id, afterMs, untilMs) };
}
