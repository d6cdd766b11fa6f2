import { type Fen, fen, NOTHING } from "#core/money.ts";
import { DAY_MS } from "#core/time.ts";

/** What is known of a debt to the brand: a refund took back what was paid out already. */
export type Debt = {
  /** When available fell below zero. */
  readonly sinceMs: number;
  /** Which reminder he got last: 1 after 30 days, 2 after 60, 3 after 90; 0 = none yet. */
  readonly reminders: number;
  /** Somebody of the staff proposes to give it up; a second person decides. */
  readonly writeOff: WriteOff | null;
  /** Somebody of the staff says that it was paid back; nothing is booked before a second person says the same. */
  readonly repayment?: Repayment;
};
export type WriteOff = {
  readonly id: string;
  /** What was owed when it was proposed. No more than that is given up. */
  readonly amountFen: Fen;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAtMs: number;
};

/**
 * What people did about a promoter's debts, for ever: it is never shortened, so that a receipt counts once
 * and whoever was forgiven a debt stays known for it.
 */
export type DebtHistory = {
  readonly repayments: readonly Repayment[];
  readonly writeOffs: readonly DecidedWriteOff[];
};
/** Money that came from the promoter by bank. `receipt` is the bank's own number of it. */
export type Repayment = {
  readonly receipt: string;
  readonly amountFen: Fen;
  readonly paidAtMs: number;
  readonly by: string;
  readonly atMs: number;
  /** Who said the same after him; left out where one person was enough. */
  readonly secondBy?: string;
};
export type DecidedWriteOff = WriteOff & {
  readonly accepted: boolean;
  readonly decidedBy: string;
  readonly decidedAtMs: number;
  /** What was given up in the end; nothing when it was turned down. */
  readonly writtenOffFen: Fen;
};
export const NO_HISTORY: DebtHistory = { repayments: [], writeOffs: [] };
/** So many records of each kind one promoter may have. Then it is refused, and nothing is forgotten. */
export const HISTORY_MAX = 100;

/** The debt that goes with a balance: it begins when available falls below zero and ends when it is not. */
export function debtAfter(known: Debt | null, availableFen: Fen, atMs: number): Debt | null {
  if (availableFen >= 0) return null;
  return known ?? { sinceMs: atMs, reminders: 0, writeOff: null };
}

/** What is owed back: 0 or more. */
export const owedOf = ({ availableFen }: { readonly availableFen: Fen }): Fen =>
  availableFen < 0 ? fen(-availableFen) : NOTHING;

/** After so many days somebody who owes is reminded, once each. */
export const REMINDER_DAYS = [30, 60, 90] as const;

/**
 * The wallet with the reminder that is due at `nowMs`; the very same wallet when none is.
 *
 * - Where a run came late and two are due, only the later one is given: nobody is told twice at once.
 */
export function remind<W extends { readonly debt: Debt | null }>(wallet: W, nowMs: number): W {
  const { debt } = wallet;
  if (debt === null) return wallet;
  const reminders = REMINDER_DAYS.filter((days) => nowMs >= debt.sinceMs + days * DAY_MS).length;
  return reminders > debt.reminders ? { ...wallet, debt: { ...debt, reminders } } : wallet;
}

/** What the promoter reads of his newest reminder; null while there is none. */
export function reminderText(debt: Debt | null): string | null {
  const days = debt ? REMINDER_DAYS[debt.reminders - 1] : undefined;
  if (days === undefined) return null;
  return `因订单退款，您有佣金需要退回，已满 ${days} 天。之后的佣金会先抵扣，也可以联系品牌直接归还。`;
}
