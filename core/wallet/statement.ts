import type { Fen } from "#core/money.ts";
import type { State } from "#core/wallet/machine.ts";
import type { MaturedSpan } from "#core/wallet/roll.ts";
import { rollForward } from "#core/wallet/roll.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { ReleaseReason, Withdrawal } from "#core/wallet/withdrawal.ts";

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
  readonly transferNumber: string;
  /** Null until it is sent. */
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
): WalletStatement {
  const rolled = rollForward(wallet, matured);
  const { availableFen, frozenFen, paidFen, taxFen, withdrawals, archived } = rolled;
  return {
    promoterId: wallet._id,
    pendingFen: matured.pendingFen,
    ...{ availableFen, frozenFen, paidFen, taxFen },
    withdrawals: withdrawals.map(withdrawalStatement),
    archived,
  };
}

/** A withdrawal as people see it. */
export function withdrawalStatement(withdrawal: Withdrawal): WithdrawalStatement {
  const { id, amountFen, state, reason, transferNumber, transfer } = withdrawal;
  const { requestedAtMs, closedAtMs } = withdrawal;
  return {
    withdrawalId: id,
    ...{ amountFen, state, reason, transferNumber },
    netFen: transfer?.netFen ?? null,
    taxFen: transfer?.taxFen ?? null,
    ...{ requestedAtMs, closedAtMs },
    packageInfo: state === "confirming" ? (transfer?.packageInfo ?? null) : null,
  };
}
