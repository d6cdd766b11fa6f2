import { fiveOfHundred } from "#core/forecast/ratio.ts";
import type { Share } from "#core/commission/shares.ts";
import { payOf } from "#core/forecast/sale.ts";

/** What was sold in a month of payments, and what that pays. All in fen. */
export type MonthSum = {
  /** In China, like `2026-03`: the month in which the payments succeeded. */
  readonly month: string;
  readonly orders: number;
  /** Goods as they were paid for, freight left out. */
  readonly paidFen: number;
  /** What went back of them, whenever it did. */
  readonly refundedFen: number;
  readonly draftFen: number;
  readonly baseFen: number;
  readonly supplyFen: number;
  /** By how much the direct share of an order is above 5 % of what is left of it, summed up. */
  readonly directOverFen: number;
  /** The same of all that an order pays. */
  readonly allOverFen: number;
  /** What own sales of the periods that ended in it pay. */
  readonly bonusFen: number;
  /** The same by the plan that it is compared with. */
  readonly baseBonusFen: number;
  /** What would be withheld of all that. */
  readonly taxFen: number;
};

const emptyMonth = (month: string): MonthSum => ({
  ...{ month, orders: 0, paidFen: 0, refundedFen: 0, draftFen: 0, baseFen: 0, supplyFen: 0 },
  ...{ directOverFen: 0, allOverFen: 0, bonusFen: 0, baseBonusFen: 0, taxFen: 0 },
});

/** One sale's part in its month. */
export type MonthSale = {
  readonly month: string;
  readonly paidFen: number;
  readonly leftFen: number;
  readonly draft: readonly Share[];
  readonly base: readonly Share[];
};

/** The sums by month, the earliest first. */
export function openMonths(from: readonly MonthSum[]) {
  const months = new Map(from.map((sum) => [sum.month, sum]));
  const change = (month: string, more: (sum: MonthSum) => Partial<MonthSum>) => {
    const sum = months.get(month) ?? emptyMonth(month);
    months.set(month, { ...sum, ...more(sum) });
  };
  return {
    add({ month, paidFen, leftFen, draft, base }: MonthSale): void {
      const pay = payOf(draft);
      const freeFen = fiveOfHundred(leftFen);
      let directFen = 0;
      let supplyFen = 0;
      for (const { component, distance, amountFen } of draft) {
        if (component === "supply") supplyFen += amountFen;
        else if (distance === 1) directFen += amountFen;
      }
      change(month, (sum) => ({
        orders: sum.orders + 1,
        paidFen: sum.paidFen + paidFen,
        refundedFen: sum.refundedFen + paidFen - leftFen,
        draftFen: sum.draftFen + pay,
        baseFen: sum.baseFen + payOf(base),
        supplyFen: sum.supplyFen + supplyFen,
        directOverFen: sum.directOverFen + over(directFen, freeFen),
        allOverFen: sum.allOverFen + over(pay, freeFen),
      }));
    },
    close(month: string, more: Pick<MonthSum, "taxFen" | "bonusFen" | "baseBonusFen">): void {
      change(month, (sum) => ({
        taxFen: sum.taxFen + more.taxFen,
        bonusFen: sum.bonusFen + more.bonusFen,
        baseBonusFen: sum.baseBonusFen + more.baseBonusFen,
      }));
    },
    state: (): readonly MonthSum[] =>
      [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1)),
  };
}

const over = (amountFen: number, freeFen: number): number =>
  amountFen > freeFen ? amountFen - freeFen : 0;
