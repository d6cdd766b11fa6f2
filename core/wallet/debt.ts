import type { Fen } from "#core/money.ts";

/** What is known of a debt to the brand: a refund took back what was paid out already. */
export type Debt = {
  /** When available fell below zero. */
  readonly sinceMs: number;
  /** How often he was reminded: after 30, 60 and 90 days. */
  readonly reminders: number;
  /** Somebody of the staff proposes to give it up; a second person decides. */
  readonly writeOff: WriteOff | null;
};
export type WriteOff = {
  readonly id: string;
  readonly amountFen: Fen;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedAtMs: number;
};

/** The debt that goes with a balance: it begins when available falls below zero and ends when it is not. */
export function debtAfter(known: Debt | null, availableFen: Fen, atMs: number): Debt | null {
  if (availableFen >= 0) return null;
  return known ?? { sinceMs: atMs, reminders: 0, writeOff: null };
}
