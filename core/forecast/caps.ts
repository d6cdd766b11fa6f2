import type { Fact, PaidFact } from "#core/commission/facts.ts";
import { basesOf, type Share, sharesOf } from "#core/commission/shares.ts";
import { type Outcome, placeOf } from "#core/forecast/sale.ts";
import { AMOUNT_FEN_MAX, basisPoints, fen, WHOLE_BP } from "#core/money.ts";

/** How often the caps cut what the rates say, and how much of what. */
export type CapCuts = {
  /** Products within orders that the line cap cut, and orders that the order cap cut. */
  readonly sales: number;
  readonly orders: number;
  readonly cutFen: number;
  readonly places: readonly { readonly place: string; readonly cutFen: number }[];
};

const NO_ORDER_CAP = fen(AMOUNT_FEN_MAX);
const NO_LINE_CAP = basisPoints(WHOLE_BP);

/** The cuts of many orders, added up. Each is found by asking the engine again without the cap. */
export function openCaps(from: CapCuts) {
  let { sales, orders, cutFen } = from;
  const places = new Map(from.places.map((one) => [one.place, one.cutFen]));
  return {
    add({ paid, facts }: Outcome): void {
      if (!mayCut(paid, facts)) return;
      const happened = facts.filter(({ key }) => key !== "paid" && !key.startsWith("adjust"));
      const ask = (caps: Partial<PaidFact>) => sharesOf([{ ...paid, ...caps }, ...happened]);
      const free = ask({ capBp: NO_LINE_CAP, perOrderCapFen: NO_ORDER_CAP });
      const byLine = ask({ perOrderCapFen: NO_ORDER_CAP });
      const granted = ask({});
      sales += new Set(lessThan(free, byLine).map(({ sku }) => sku)).size;
      orders += lessThan(byLine, granted).length > 0 ? 1 : 0;
      free.forEach((share, index) => {
        const lessFen = share.amountFen - (granted[index]?.amountFen ?? 0);
        if (lessFen === 0) return;
        cutFen += lessFen;
        places.set(placeOf(share), (places.get(placeOf(share)) ?? 0) + lessFen);
      });
    },
    state: (): CapCuts => ({
      ...{ sales, orders, cutFen },
      places: [...places].map(([place, amountFen]) => ({ place, cutFen: amountFen })),
    }),
  };
}

/** The shares of which less was granted. Both lists name the same persons in the same order. */
const lessThan = (asked: readonly Share[], granted: readonly Share[]): readonly Share[] =>
  asked.filter((share, index) => share.amountFen > (granted[index]?.amountFen ?? 0));

/** Whether a cap may bind at all: a bound that is never too low, so that most orders need no second look. */
function mayCut(paid: PaidFact, facts: readonly Fact[]): boolean {
  let mostFen = 0;
  const bases = basesOf(paid, facts);
  for (const [index, { rates }] of paid.lines.entries()) {
    let sumBp = 0;
    for (const rate of rates) {
      if (rate.fixedFen !== undefined) return true;
      sumBp += rate.rateBp;
    }
    if (sumBp > paid.capBp) return true;
    mostFen += (bases[index] ?? 0) * sumBp;
  }
  return mostFen > paid.perOrderCapFen * WHOLE_BP;
}
