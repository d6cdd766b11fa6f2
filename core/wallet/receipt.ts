import type { Fen } from "#core/money.ts";
import type { State } from "#core/wallet/machine.ts";
import type { PayoutChannel, ReleaseReason, Withdrawal } from "#core/wallet/withdrawal.ts";

/** What a promoter can show of one withdrawal: what was asked for, withheld and paid, when and by which way. */
export type PayoutReceipt = {
  readonly withdrawalId: string;
  /** Its number at WeChat, and in what staff pay by bank. */
  readonly transferNumber: string;
  readonly state: State;
  readonly reason: ReleaseReason | null;
  readonly grossFen: Fen;
  /** Null until it is sent, as all that is fixed then. */
  readonly taxFen: Fen | null;
  readonly netFen: Fen | null;
  /** The month in China that it is taxed in. */
  readonly month: string | null;
  readonly channel: PayoutChannel | null;
  /** The bank's own number, once staff have recorded it. */
  readonly bankReceipt: string | null;
  /** Why it was not paid: WeChat's own code, or the bank's reason as staff wrote it down; null elsewhere. */
  readonly failure: string | null;
  readonly requestedAtMs: number;
  readonly approvedAtMs: number | null;
  readonly sentAtMs: number | null;
  readonly closedAtMs: number | null;
};

export function receiptOf(withdrawal: Withdrawal): PayoutReceipt {
  const { id, transferNumber, state, reason, amountFen, transfer } = withdrawal;
  const { requestedAtMs, approvedAtMs, closedAtMs } = withdrawal;
  return {
    withdrawalId: id,
    ...{ transferNumber, state, reason, grossFen: amountFen },
    taxFen: transfer?.taxFen ?? null,
    netFen: transfer?.netFen ?? null,
    month: transfer?.month ?? null,
    channel: transfer?.channel ?? null,
    bankReceipt: transfer?.receipt ?? null,
    failure: transfer?.failure ?? null,
    ...{ requestedAtMs, approvedAtMs, closedAtMs },
    sentAtMs: transfer?.sentAtMs ?? null,
  };
}
