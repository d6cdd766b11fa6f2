import type { Account, Posting } from "#core/ledger/entry.ts";
import { placeOf } from "#core/ledger/sound.ts";

/**
 * Adds up postings by kind of account, one sum for each, so that the number of entries costs no memory.
 *
 * - The sums may be larger than one amount may be, so they are plain numbers.
 */
export function openTrialBalance() {
  const sums = new Map<string, number>();
  const move = (account: Account, amountFen: number): void => {
    const place = placeOf(account);
    sums.set(place, (sums.get(place) ?? 0) + amountFen);
  };
  return {
    add(postings: Iterable<Posting>): void {
      for (const { from, to, amountFen } of postings) {
        move(from, -amountFen);
        move(to, amountFen);
      }
    },
    of: (place: string): number => sums.get(place) ?? 0,
    /** By name; every account that was ever moved. */
    sums: (): ReadonlyMap<string, number> =>
      new Map([...sums].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}
