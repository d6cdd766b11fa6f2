import type { Fen } from "#core/money.ts";
import { owedOf, reminderText } from "#core/wallet/debt.ts";
import type { State } from "#core/wallet/machine.ts";
import type { MaturedSpan } from "#core/wallet/roll.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { type WaitingTerms, type Waits, waitsFor } from "#core/wallet/waits.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { PayoutChannel, ReleaseReason, Withdrawal } from "#core/wallet/withdrawal.ts";

/** A wallet as people see it. */
export type WalletStatement = {
  readonly promoterId: string;
  /** Earned, and available later. */
  readonly pendingFen: Fen;
  /** Below zero: owed back after a refund. */
  readonly availableFen: Fen;
  readonly frozenFen: Fen;
  readonly paidFen: Fen;
  readonly taxFen: Fen;
  /** Owed back after refunds: what available is below zero; 0 = nothing. */
  readonly owedFen: Fen;
  /** Since when; null when nothing is owed. */
  readonly owedSinceMs: number | null;
  /** The newest reminder to pay it back, as a sentence; null without one. */
  readonly reminder: string | null;
  /** The oldest first; those that ended long ago are left out. */
  readonly withdrawals: readonly WithdrawalStatement[];
  /** How many are left out. */
  readonly archived: number;
};
export type WithdrawalStatement = {
  readonly withdrawalId: string;
  readonly amountFen: Fen;
  readonly state: State;
  readonly reason: ReleaseReason | null;
  /** What it waits for before it is on its way; null when it is, or is over. */
  readonly waits: Waits | null;
  readonly transferNumber: string;
  /** Null until it is sent, as the two amounts. */
  readonly channel: PayoutChannel | null;
  readonly netFen: Fen | null;
  readonly taxFen: Fen | null;
  readonly requestedAtMs: number;
  readonly closedAtMs: number | null;
  /** What opens WeChat's receipt page, while the withdrawal waits for its receiver. */
  readonly packageInfo: string | null;
};

/** The wallet as it would be if settlement ran at this moment. Nothing is written for it. */
export function statementOf(
  wallet: Wallet,
  matured: MaturedSpan & { readonly pendingFen: Fen },
  terms: WaitingTerms,
  atMs: number,
): WalletStatement {
  const rolled = rollForward(wallet, matured);
  const { availableFen, frozenFen, paidFen, taxFen, withdrawals, archived } = rolled;
  return {
    promoterId: wallet._id,
    pendingFen: matured.pendingFen,
    ...{ availableFen, frozenFen, paidFen, taxFen },
    owedFen: owedOf(rolled),
    owedSinceMs: rolled.debt?.sinceMs ?? null,
    reminder: reminderText(rolled.debt),
    withdrawals: withdrawals.map((one) =>
      withdrawalStatement(one, waitsFor(rolled, one, terms, atMs)),
    ),
    archived,
  };
}

/** A withdrawal as people see it. */
export function withdrawalStatement(
  withdrawal: Withdrawal,
  waits: Waits | null,
): WithdrawalStatement {
  const { id, amountFen, state, reason, transferNumber, transfer } = withdrawal;
  const { requestedAtMs, closedAtMs } = withdrawal;
  return {
    withdrawalId: id,
    ...{ amountFen, state, reason, waits, transferNumber },
    channel: transfer?.channel ?? null,
    netFen: transfer?.netFen ?? null,
    taxFen: transfer?.taxFen ?? null,
    ...{ requestedAtMs, closedAtMs },
    packageInfo: state === "confirming" ? (transfer?.packageInfo ?? null) : null,
  };
}
