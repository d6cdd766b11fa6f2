import { type Fen, fen, sumFen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import { archiveId, type Withdrawal } from "#core/wallet/withdrawal.ts";
import { isInFlight } from "#core/wallet/machine.ts";

/** What was paid to one promoter in one month in China under one tax mode. */
export type PaidSum = {
  readonly promoterId: string;
  readonly month: string;
  readonly mode: TaxMode;
  /** Before tax. */
  readonly grossFen: Fen;
  readonly taxFen: Fen;
  readonly payments: number;
};

/** Months in China, `2026-03`, both included. */
export type Months = { readonly fromMonth: string; readonly untilMonth: string };

/** The withdrawals of a wallet that were paid and count for the months. */
export function paidIn(wallet: Wallet, { fromMonth, untilMonth }: Months): readonly Withdrawal[] {
  return wallet.withdrawals.filter(
    ({ state, transfer }) =>
      state === "paid" &&
      transfer !== null &&
      transfer.month >= fromMonth &&
      transfer.month <= untilMonth,
  );
}

/** The ids under which they may be archived already, while they still stand in the wallet. */
export const archiveIdsOf = (wallet: Wallet, months: Months): readonly string[] =>
  paidIn(wallet, months).map(({ id }) => archiveId(wallet._id, id));

/** How many transfers of some months nobody has read the end of: until then the figures may grow. */
export const unsettledWithin = ({ withdrawals }: Wallet, { fromMonth, untilMonth }: Months) =>
  withdrawals.filter(
    ({ state, transfer }) =>
      isInFlight(state) &&
      transfer !== null &&
      transfer.month >= fromMonth &&
      transfer.month <= untilMonth,
  ).length;

/** The sums of a wallet's own withdrawals, one for each. */
export const sumsOf = (wallet: Wallet, months: Months): readonly PaidSum[] =>
  paidIn(wallet, months).flatMap(({ amountFen, transfer }) => {
    if (transfer === null) return [];
    const { month, tax: mode, taxFen } = transfer;
    return [{ promoterId: wallet._id, month, mode, grossFen: amountFen, taxFen, payments: 1 }];
  });

/** Sums of the same promoter, month and mode put together, in the order of promoter, month, mode. */
export function merged(sums: readonly PaidSum[]): readonly PaidSum[] {
  const byKey = new Map<string, PaidSum>();
  for (const sum of sums) {
    const key = JSON.stringify([sum.promoterId, sum.month, sum.mode]);
    byKey.set(key, total(byKey.get(key), sum));
  }
  const order = ({ promoterId, month, mode }: PaidSum) => [promoterId, month, mode];
  return [...byKey.values()].sort((a, b) => compared(order(a), order(b)));
}

/** What was paid in all, before tax. */
export const grossOf = (sums: readonly PaidSum[]): Fen =>
  sumFen(sums.map(({ grossFen }) => grossFen));
/** What was withheld in all. */
export const taxOfSums = (sums: readonly PaidSum[]): Fen =>
  sumFen(sums.map(({ taxFen }) => taxFen));
/** How often something was paid. */
export const paymentsOf = (sums: readonly PaidSum[]): number =>
  sums.reduce((count, { payments }) => count + payments, 0);

const total = (known: PaidSum | undefined, sum: PaidSum): PaidSum => ({
  ...sum,
  grossFen: fen((known?.grossFen ?? 0) + sum.grossFen),
  taxFen: fen((known?.taxFen ?? 0) + sum.taxFen),
  payments: (known?.payments ?? 0) + sum.payments,
});

function compared(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((text, index) => text !== b[index]);
  if (at < 0) return 0;
  return (a[at] ?? "") < (b[at] ?? "") ? -1 : 1;
}
