import { trialOf } from "#core/ledger/trial.ts";
import type { Account } from "#core/ledger/entry.ts";
import {
  type AlertKind,
  type AlertShown,
  type Severity,
  SEVERITIES,
} from "#core/reports/alerts.ts";
import type { DayCounts, Standing } from "#core/reports/shown.ts";
import type { Balances } from "#core/wallet/wallet.ts";

/** What the accounts hold, as the documents say. */
export type StandingSums = {
  readonly bookedFen: number;
  readonly wallets: Readonly<Record<keyof Balances, number>>;
  readonly debtFen: number;
  readonly debtors: number;
  readonly brand: readonly {
    readonly from: Account;
    readonly to: Account;
    readonly amountFen: number;
  }[];
  readonly withdrawals: number;
  readonly paidTodayFen: number;
  readonly paidMonthFen: number;
};

/**
 * What stands open, by the accounts of the trial balance.
 *
 * - Promises: `pendingFen`, `withdrawalsFen`, `taxDueFen` and `paidEverFen` are its accounts `pending`, `frozen`, `tax`
 *   and `paid`; `availableFen` less `debtFen` is `available`.
 */
export function standingOf(sums: StandingSums): Standing {
  const { bookedFen, wallets, brand, debtFen } = sums;
  const accounts = new Map(
    trialOf({ bookedFen, wallets, brand }).map(({ account, balanceFen }) => [account, balanceFen]),
  );
  const of = (account: string): number => accounts.get(account) ?? 0;
  return {
    ...{ pendingFen: of("pending"), availableFen: of("available") + debtFen },
    ...{ withdrawalsFen: of("frozen"), withdrawals: sums.withdrawals },
    ...{ paidTodayFen: sums.paidTodayFen, paidMonthFen: sums.paidMonthFen },
    ...{ paidEverFen: of("paid"), debtFen, debtors: sums.debtors, taxDueFen: of("tax") },
  };
}

/** A day's counts from their parts. */
export const dayCounts = (counted: Omit<DayCounts, "revenueFen">): DayCounts => ({
  ...counted,
  revenueFen: counted.paidFen - counted.refundedFen,
});

/** Something that may be wrong; a count of 0 is no alert. */
export type Found = {
  readonly kind: AlertKind;
  readonly severity: Severity;
  readonly count: number;
  /** More were not counted than this. */
  readonly countMax?: number;
  readonly sinceMs: number | null;
  readonly note?: string;
  readonly noteEn?: string;
};

/** What is wrong, the worst first, of equally bad ones the one that waits longest. */
export const worstFirst = (found: readonly Found[]): readonly AlertShown[] =>
  found
    .filter(({ count }) => count > 0)
    .map(({ countMax, note = "", noteEn = note, ...one }): AlertShown => ({
      ...one,
      isMore: countMax !== undefined && one.count >= countMax,
      note,
      noteEn,
    }))
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        (a.sinceMs ?? Infinity) - (b.sinceMs ?? Infinity) ||
        (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0),
    );
