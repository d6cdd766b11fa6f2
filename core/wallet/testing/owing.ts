import { fen } from "#core/money.ts";
import type { Result } from "#core/result.ts";
import { auditWallet } from "#core/wallet/audit.ts";
import { type MaturedSpan, rollForward } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";

/** What became due for the promoter from where his wallet stands until an instant. */
export const maturedSince = (wallet: Wallet, untilMs: number, amount = 0): MaturedSpan => ({
  afterMs: wallet.watermarkMs,
  untilMs,
  maturedFen: fen(amount),
});

/** The wallet with `amount` more matured at an instant; below zero after refunds. */
export const rolled = (wallet: Wallet, untilMs: number, amount: number): Wallet =>
  rollForward(wallet, maturedSince(wallet, untilMs, amount));

/** C's wallet at instant 1, of which a refund took 5.00 more than there was. */
export const owing = (amount = 500): Wallet => rolled(emptyWallet("C"), 1, -amount);

/** The wallet that a decision leads to. */
export function decided<E extends { readonly code: string }>(result: Result<Wallet, E>): Wallet {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** What an audit finds wrong with a wallet of which nothing was filed. */
export const wrongWith = (wallet: Wallet) => auditWallet(wallet, { journal: [], withdrawals: [] });
