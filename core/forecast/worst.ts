import type { Share } from "#core/commission/shares.ts";
import { isPay, placeOf } from "#core/forecast/sale.ts";

/** The sale of one product in one order that pays most for what it brings. */
export type WorstSale = Worst & { readonly sku: string };
/** The order that does. */
export type WorstOrder = Worst;
type Worst = {
  readonly orderId: string;
  readonly atMs: number;
  /** What is left of it after refunds, goods only, and what it pays. */
  readonly leftFen: number;
  readonly draftFen: number;
  /** Who gets it; only the first of many. */
  readonly shares: readonly {
    readonly promoterId: string;
    readonly place: string;
    readonly amountFen: number;
  }[];
};

const KEPT = 5;
const SHARES_TOLD = 10;

/** The few that pay the largest part of what is left, the worst first; of equals the dearer, then the earlier. */
export function openWorst<W extends Worst>(from: readonly W[]) {
  let worst = from;
  return {
    /** `make` is asked only for those that are kept. */
    add(leftFen: number, draftFen: number, make: () => W): void {
      if (leftFen === 0 || draftFen === 0) return;
      const last = worst[KEPT - 1];
      if (last && !isWorse({ leftFen, draftFen }, last)) return;
      const at = worst.findIndex((one) => isWorse({ leftFen, draftFen }, one));
      const place = at < 0 ? worst.length : at;
      worst = [...worst.slice(0, place), make(), ...worst.slice(place)].slice(0, KEPT);
    },
    state: (): readonly W[] => worst,
  };
}

type Paying = Pick<Worst, "leftFen" | "draftFen">;

function isWorse(one: Paying, other: Paying): boolean {
  const [a, b] = [one.draftFen / one.leftFen, other.draftFen / other.leftFen];
  return a === b ? one.draftFen > other.draftFen : a > b;
}

/** Who gets it and for what, whatever the goods. */
export function toldShares(shares: readonly Share[]): Worst["shares"] {
  const sums = new Map<string, Worst["shares"][number]>();
  for (const share of shares) {
    if (!isPay(share) || share.amountFen === 0) continue;
    const [promoterId, place] = [share.promoterId, placeOf(share)];
    const key = `${place}/${promoterId}`;
    const amountFen = (sums.get(key)?.amountFen ?? 0) + share.amountFen;
    sums.set(key, { promoterId, place, amountFen });
  }
  return [...sums.values()].slice(0, SHARES_TOLD);
}
