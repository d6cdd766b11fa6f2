import type { TaxMode } from "#core/plan/plan.ts";
import { ok } from "#core/result.ts";
import { isInFlight } from "#core/wallet/machine.ts";
import { beginSending, nextToSend } from "#core/wallet/payout.ts";
import { emptyWallet, type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { readTransfer, sendTransfer } from "#functions/payout/transfer.ts";
import type { WithTransfers } from "#ports/deps.ts";

/** Asked for only when something is to be sent, since it may cost requests. */
export type TaxInForce = () => Promise<TaxMode>;

/** Reads how the withdrawals under way stand, then sends what may go. Returns the wallet as it is then. */
export async function pursue(
  deps: WithTransfers,
  wallet: Wallet,
  taxInForce: TaxInForce,
  nowMs: number,
): Promise<Wallet> {
  let current = wallet;
  for (const { id } of wallet.withdrawals.filter(({ state }) => isInFlight(state))) {
    const read = await readTransfer(deps, current, id, nowMs);
    if (read.ok) current = read.value;
    else deps.logError(new Error(`${wallet._id} ${id}: WeChat says another end`));
  }
  return sendApproved(deps, current, taxInForce, nowMs);
}

/**
 * Sends approved withdrawals, the oldest first: writes each order down, then tells WeChat.
 *
 * Runs may overlap: only one of them gets an order written down, and if two tell WeChat, they tell the
 * same number. A run that dies in between leaves an order that the next one finds.
 */
export async function sendApproved(
  deps: WithTransfers,
  wallet: Wallet,
  taxInForce: TaxInForce,
  nowMs: number,
): Promise<Wallet> {
  let current = wallet;
  // Every round sends one, so as many rounds as withdrawals are enough.
  for (const { state } of wallet.withdrawals) {
    if (state !== "approved") continue;
    const tax = await taxInForce();
    const next = nextToSend(current, tax);
    if (next === null) break;
    const begun = await deps.store.change(
      "wallets",
      wallet._id,
      (known = emptyWallet(wallet._id)) =>
        ok(beginSending(known, next.id, { tax, channel: "wechat" }, nowMs)),
      { document: current },
    );
    if (begun.ok) current = begun.value;
    if (withdrawalOf(current, next.id)?.state !== "sending") continue;
    const sent = await sendTransfer(deps, current, next.id, nowMs);
    if (sent.ok) current = sent.value;
  }
  return current;
}
