import { assert } from "#core/assert.ts";
import { availableOf, frozenOf } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import { AMOUNT_FEN_MAX, fen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { beginSending, nextToSend, recordNews } from "#core/wallet/payout.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { book, emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

/** Wallets whose withdrawals are as far as a test of tax needs them, through the real bookings. */
export const earned = (promoterId: string, amountFen: number, wallet = emptyWallet(promoterId)) =>
  rollForward(wallet, {
    afterMs: wallet.watermarkMs,
    untilMs: wallet.watermarkMs + 1,
    maturedFen: fen(amountFen),
  });

/** The wallet with one more withdrawal that may go out. */
export function approvedIn(wallet: Wallet, id: string, amountFen: number, atMs: number): Wallet {
  const amount = fen(amountFen);
  const approved: Withdrawal = {
    ...{ id, amountFen: amount, state: "approved", transferNumber: `F${wallet._id}W${id}` },
    ...{ requestedAtMs: atMs, approvedAtMs: atMs, approvals: [{ by: "staff-1", atMs }] },
    ...{ transfer: null, closedAtMs: null, reason: null },
  };
  const held = posting(availableOf(wallet._id), frozenOf(wallet._id), amount);
  const booked = book(wallet, `request/${id}`, [held], atMs);
  return { ...booked, withdrawals: [...booked.withdrawals, approved] };
}

const termsOf = (tax: TaxMode) =>
  ({ tax, channel: "wechat", perPromoterDayMaxFen: fen(AMOUNT_FEN_MAX) }) as const;

/** The id of the withdrawal that may go next, or null. */
export const nextId = (wallet: Wallet, tax: TaxMode, atMs: number): string | null =>
  nextToSend(wallet, termsOf(tax), atMs)?.id ?? null;

export const sent = (wallet: Wallet, id: string, tax: TaxMode, atMs: number): Wallet =>
  beginSending(wallet, id, termsOf(tax), atMs);

/** How a transfer ended. */
export function ended(wallet: Wallet, id: string, command: "confirm" | "fail", atMs: number) {
  const news = recordNews(wallet, id, { command }, atMs);
  assert(news.ok, `${id} cannot ${command}`);
  return news.value;
}

/** The wallet after one withdrawal that was asked for, sent and paid. */
export function paidOnce(
  wallet: Wallet,
  id: string,
  amountFen: number,
  tax: TaxMode,
  atMs: number,
): Wallet {
  const approved = approvedIn(wallet, id, amountFen, atMs);
  return ended(sent(approved, id, tax, atMs), id, "confirm", atMs);
}
