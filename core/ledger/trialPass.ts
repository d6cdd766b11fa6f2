import {
  type BookTotals,
  NO_TOTALS,
  together,
  type TrialAccount,
  trialOf,
} from "#core/ledger/trial.ts";

/** The documents that hold money, in the order in which they are added up. */
const BOOKS = ["cases", "wallets", "ledger"] as const;

/**
 * How far a trial balance has come. Each document is whole at every moment, so they may be read page by page, at
 * different moments, and another call may go on: the total is zero all the same.
 */
export type TrialPass = {
  /** When its first page was read. */
  readonly fromMs: number;
  readonly over: (typeof BOOKS)[number];
  /** It has added up the documents of `over` to this id, and all of the books before. */
  readonly afterId: string;
  readonly accounts: readonly TrialAccount[];
};

/** A trial balance that came through all documents, the first page at `fromMs` and the last at `asOfMs`. */
export type Trial = {
  readonly fromMs: number;
  readonly asOfMs: number;
  readonly accounts: readonly TrialAccount[];
  /** All accounts together: 0, or somebody must look. */
  readonly totalFen: number;
};

/** A trial balance if it came through, else how far it came. */
export type AddedUp = { readonly trial: Trial } | { readonly pass: TrialPass };

export const beginTrial = (nowMs: number): TrialPass => ({
  ...{ fromMs: nowMs, over: BOOKS[0], afterId: "", accounts: trialOf(NO_TOTALS) },
});

/**
 * A pass after its next page.
 *
 * - `lastId`: where the page ended; null = the book is through.
 * - Returns where it goes on, or the trial balance when that was the last page of all.
 */
export function withPage(
  pass: TrialPass,
  totals: BookTotals,
  lastId: string | null,
  nowMs: number,
): AddedUp {
  const { fromMs, over } = pass;
  const accounts = together(pass.accounts, trialOf(totals));
  if (lastId !== null) return { pass: { ...pass, accounts, afterId: lastId } };
  const next = BOOKS[BOOKS.indexOf(over) + 1];
  if (next !== undefined) return { pass: { fromMs, accounts, over: next, afterId: "" } };
  const totalFen = accounts.reduce((sum, { balanceFen }) => sum + balanceFen, 0);
  return { trial: { fromMs, asOfMs: nowMs, accounts, totalFen } };
}
