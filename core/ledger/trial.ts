import { balancesOfAll } from "#core/ledger/balances.ts";
import type { Account } from "#core/ledger/entry.ts";
import type { Balances } from "#core/wallet/wallet.ts";

/** One line of a trial balance. Promoters' accounts of one kind are one line. */
export type TrialAccount = { readonly account: string; readonly balanceFen: number };

/** What some documents hold, added up. */
export type BookTotals = {
  /** What cases booked to promoters, less what they took back. */
  readonly bookedFen: number;
  readonly wallets: Readonly<Record<keyof Balances, number>>;
  /** What the brand itself moved. */
  readonly brand: readonly {
    readonly from: Account;
    readonly to: Account;
    readonly amountFen: number;
  }[];
};

export const NO_TOTALS: BookTotals = { bookedFen: 0, wallets: balancesOfAll([]), brand: [] };

/**
 * The trial balance from what documents hold, not from their entries: so it is zero only if every wallet obeys its
 * law, whatever else is wrong.
 *
 * - `paid`: what left for promoters, by WeChat and by bank. `tax`: withheld, less what the office got.
 * - Source: docs/domain/ledger.md, "Trial balance".
 */
export function trialOf({ bookedFen, wallets, brand }: BookTotals): readonly TrialAccount[] {
  const sums = new Map<string, number>([
    ["brand:commission", 0 - bookedFen],
    ["pending", bookedFen - wallets.maturedFen],
    ["available", wallets.availableFen],
    ["frozen", wallets.frozenFen],
    ["paid", wallets.paidFen],
    ["tax", wallets.taxFen],
    ["bank:repaid", 0 - wallets.repaidFen],
    ["brand:bad-debt", 0 - wallets.writtenOffFen],
  ]);
  const move = (account: Account, amountFen: number): void => {
    const name = account.startsWith("tax:") ? "tax" : account;
    sums.set(name, (sums.get(name) ?? 0) + amountFen);
  };
  for (const { from, to, amountFen } of brand) {
    move(from, -amountFen);
    move(to, amountFen);
  }
  return [...sums].map(([account, balanceFen]) => ({ account, balanceFen }));
}

/** Two parts of one trial balance, account by account. */
export function together(
  one: readonly TrialAccount[],
  other: readonly TrialAccount[],
): readonly TrialAccount[] {
  const sums = new Map(one.map(({ account, balanceFen }) => [account, balanceFen]));
  for (const { account, balanceFen } of other) {
    sums.set(account, (sums.get(account) ?? 0) + balanceFen);
  }
  return [...sums].map(([account, balanceFen]) => ({ account, balanceFen }));
}
