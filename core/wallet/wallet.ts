import { availableOf, frozenOf, pendingOf, sendingOf, taxHeldOf } from "#core/ledger/accounts.ts";
import { WECHAT_BALANCE } from "#core/ledger/accounts.ts";
import { type Account, balanceOf, type Posting } from "#core/ledger/entry.ts";
import { type Fen, fen, NOTHING } from "#core/money.ts";
import type { TaxMonth } from "#core/tax/due.ts";
import { type JournalEntry, journalId } from "#core/wallet/journal.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

/**
 * One promoter's money that has matured. `_id` is the promoter's.
 *
 * - Always: available + frozen + paid + tax = matured, and each follows from the entries alone.
 * - Source: docs/domain/wallets.md.
 */
export type Wallet = {
  readonly _id: string;
  readonly rev: number;
  /** Commission that became due up to and including this instant is counted in. */
  readonly watermarkMs: number;
  readonly maturedFen: Fen;
  /** Below zero: owed back after a refund. Later earnings fill it up first. */
  readonly availableFen: Fen;
  /** Held for open withdrawals, whatever their state. */
  readonly frozenFen: Fen;
  /** What WeChat has paid out, after tax. */
  readonly paidFen: Fen;
  /** What was withheld of what was paid out. */
  readonly taxFen: Fen;
  /** The number of the newest entry. */
  readonly seq: number;
  /** In the order of their requests: the open ones, and closed ones that are not archived yet. */
  readonly withdrawals: readonly Withdrawal[];
  /** How many closed withdrawals were archived. */
  readonly archived: number;
  /** What was paid under tax, by month, as far as later payments depend on it. */
  readonly months: readonly TaxMonth[];
  /** The newest entries, in order, until they are moved to the journal. */
  readonly outbox: readonly JournalEntry[];
};

export const emptyWallet = (promoterId: string): Wallet => ({
  _id: promoterId,
  rev: 0,
  watermarkMs: 0,
  maturedFen: NOTHING,
  availableFen: NOTHING,
  frozenFen: NOTHING,
  paidFen: NOTHING,
  taxFen: NOTHING,
  seq: 0,
  withdrawals: [],
  archived: 0,
  months: [],
  outbox: [],
});

export type Balances = Pick<
  Wallet,
  "maturedFen" | "availableFen" | "frozenFen" | "paidFen" | "taxFen"
>;

/** What postings add to the balances of a promoter. The one place that says which account is what. */
export function balancesOf(promoterId: string, postings: readonly Posting[]): Balances {
  const into = (account: Account) => balanceOf(account, postings);
  const taxes = new Set(postings.flatMap(({ from, to }) => [from, to]).filter(isTax));
  return {
    maturedFen: fen(0 - into(pendingOf(promoterId))),
    availableFen: into(availableOf(promoterId)),
    frozenFen: fen(
      into(frozenOf(promoterId)) + into(sendingOf(promoterId)) + into(taxHeldOf(promoterId)),
    ),
    paidFen: into(WECHAT_BALANCE),
    taxFen: fen([...taxes].reduce((sum, account) => sum + into(account), 0)),
  };
}
const isTax = (account: Account): boolean => account.startsWith("tax:");

/**
 * Writes an entry and moves the balances by it. The entry is part of the same document, so there is no
 * moment at which a balance has no entry. Postings of nothing are left out; without any, nothing changes.
 */
export function book(
  wallet: Wallet,
  cause: string,
  postings: readonly Posting[],
  atMs: number,
): Wallet {
  const moved = postings.filter(({ amountFen }) => amountFen > 0);
  if (moved.length === 0) return wallet;
  const seq = wallet.seq + 1;
  const change = balancesOf(wallet._id, moved);
  const entry: JournalEntry = {
    _id: journalId(wallet._id, seq),
    rev: 0,
    promoterId: wallet._id,
    seq,
    atMs,
    cause,
    postings: moved,
  };
  return {
    ...wallet,
    maturedFen: fen(wallet.maturedFen + change.maturedFen),
    availableFen: fen(wallet.availableFen + change.availableFen),
    frozenFen: fen(wallet.frozenFen + change.frozenFen),
    paidFen: fen(wallet.paidFen + change.paidFen),
    taxFen: fen(wallet.taxFen + change.taxFen),
    seq,
    outbox: [...wallet.outbox, entry],
  };
}

/** A withdrawal of the wallet that is not archived. */
export const withdrawalOf = ({ withdrawals }: Wallet, id: string): Withdrawal | undefined =>
  withdrawals.find((withdrawal) => withdrawal.id === id);

/** The wallet with one withdrawal changed. */
export const withWithdrawal = (wallet: Wallet, changed: Withdrawal): Wallet => ({
  ...wallet,
  withdrawals: wallet.withdrawals.map((known) => (known.id === changed.id ? changed : known)),
});
