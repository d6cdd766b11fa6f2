import { availableOf, frozenOf, pendingOf, sendingOf, taxHeldOf } from "#core/ledger/accounts.ts";
import { BANK_PAID, BANK_REPAID, BRAND_BAD_DEBT, WECHAT_BALANCE } from "#core/ledger/accounts.ts";
import { CHAIN_START } from "#core/ledger/digest.ts";
import { type Account, balanceOf, type Posting } from "#core/ledger/entry.ts";
import { type Fen, fen, NOTHING } from "#core/money.ts";
import type { TaxMonth } from "#core/tax/due.ts";
import { type Debt, debtAfter, type DebtHistory } from "#core/wallet/debt.ts";
import { headAfter, type JournalEntry, journalId } from "#core/wallet/journal.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

/**
 * One promoter's money that has matured. `_id` is the promoter's.
 *
 * - Always: available + frozen + paid + tax = matured + repaid + written off, and each follows from the entries alone.
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
  /** What WeChat or the bank has paid out, after tax. */
  readonly paidFen: Fen;
  /** What was withheld of what was paid out. */
  readonly taxFen: Fen;
  /** What the promoter has paid back of what he owed after refunds. */
  readonly repaidFen: Fen;
  /** What he owed and the brand gave up. */
  readonly writtenOffFen: Fen;
  /** What is known of the debt while available is below zero; null when nothing is owed. */
  readonly debt: Debt | null;
  /** What people did about his debts; left out = nothing yet. */
  readonly debtHistory?: DebtHistory;
  /** The number of the newest entry. */
  readonly seq: number;
  /** The head of the chain over all entries: docs/domain/ledger.md, "Chains". */
  readonly head: string;
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
  repaidFen: NOTHING,
  writtenOffFen: NOTHING,
  debt: null,
  seq: 0,
  head: CHAIN_START,
  withdrawals: [],
  archived: 0,
  months: [],
  outbox: [],
});

export type Balances = Pick<
  Wallet,
  "maturedFen" | "availableFen" | "frozenFen" | "paidFen" | "taxFen" | "repaidFen" | "writtenOffFen"
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
    paidFen: fen(into(WECHAT_BALANCE) + into(BANK_PAID)),
    taxFen: fen([...taxes].reduce((sum, account) => sum + into(account), 0)),
    repaidFen: fen(0 - into(BANK_REPAID)),
    writtenOffFen: fen(0 - into(BRAND_BAD_DEBT)),
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
  const said = { promoterId: wallet._id, seq, atMs, cause, postings: moved };
  const head = headAfter(wallet.head, said);
  const entry: JournalEntry = { _id: journalId(wallet._id, seq), rev: 0, ...said, head };
  const availableFen = fen(wallet.availableFen + change.availableFen);
  return {
    ...wallet,
    maturedFen: fen(wallet.maturedFen + change.maturedFen),
    availableFen,
    frozenFen: fen(wallet.frozenFen + change.frozenFen),
    paidFen: fen(wallet.paidFen + change.paidFen),
    taxFen: fen(wallet.taxFen + change.taxFen),
    repaidFen: fen(wallet.repaidFen + change.repaidFen),
    writtenOffFen: fen(wallet.writtenOffFen + change.writtenOffFen),
    debt: debtAfter(wallet.debt, availableFen, atMs),
    seq,
    head,
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
