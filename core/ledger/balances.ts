import type { Balances } from "#core/wallet/wallet.ts";

/** Every balance of a wallet, by name: for those who compare them one by one. */
export const BALANCES: readonly (keyof Balances)[] = [
  "maturedFen",
  "availableFen",
  "frozenFen",
  "paidFen",
  "taxFen",
  "repaidFen",
  "writtenOffFen",
];

/** The balances of some wallets, each added up. Sums may be larger than one amount may be, so they are plain numbers. */
export function balancesOfAll(
  wallets: Iterable<Balances>,
): Readonly<Record<keyof Balances, number>> {
  const sums: Record<keyof Balances, number> = {
    ...{ maturedFen: 0, availableFen: 0, frozenFen: 0, paidFen: 0, taxFen: 0 },
    ...{ repaidFen: 0, writtenOffFen: 0 },
  };
  for (const wallet of wallets) {
    for (const name of BALANCES) sums[name] += wallet[name];
  }
  return sums;
}
