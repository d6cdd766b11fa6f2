import { assert } from "#core/assert.ts";
import type { Share } from "#core/commission/shares.ts";
import { isPay } from "#core/forecast/sale.ts";
import { fen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { labourTax } from "#core/tax/labour.ts";
import { platformTax } from "#core/tax/platform.ts";

/** What one person earns, in fen, and what the tax of the month and the year needs to be known. */
export type PersonSum = {
  readonly id: string;
  readonly draftFen: number;
  /** What of it is paid for his own sales of a period. */
  readonly bonusFen: number;
  readonly baseFen: number;
  /** In how many orders he earns by the draft. */
  readonly orders: number;
  /** Of the month that is still open. */
  readonly monthFen: number;
  /** Of the year before that month, and in how many months. */
  readonly yearFen: number;
  readonly yearMonths: number;
  readonly yearTaxFen: number;
};

const emptyPerson = (id: string): PersonSum => ({
  ...{ id, draftFen: 0, bonusFen: 0, baseFen: 0, orders: 0 },
  ...{ monthFen: 0, yearFen: 0, yearMonths: 0, yearTaxFen: 0 },
});

/**
 * The sums by person.
 *
 * - Pay counts in the month of the payment of the order, net of all refunds: an estimate, since it is paid out later.
 * - Promises: the same sums whether they are gone on from once or a hundred times.
 */
export function openPeople(from: readonly PersonSum[], mode: TaxMode) {
  const people = new Map(from.map((sum) => [sum.id, { ...sum }]));
  const of = (id: string) => {
    const known = people.get(id);
    if (known) return known;
    const made = emptyPerson(id);
    people.set(id, made);
    return made;
  };
  const put = (sum: PersonSum) => people.set(sum.id, sum);
  return {
    add(draft: readonly Share[], base: readonly Share[]): void {
      for (const [id, fenOfHim] of payByPerson(draft)) {
        const sum = of(id);
        const { draftFen, monthFen, orders } = sum;
        const earns = fenOfHim > 0 ? 1 : 0;
        put({
          ...sum,
          ...{ draftFen: draftFen + fenOfHim, monthFen: monthFen + fenOfHim },
          orders: orders + earns,
        });
      }
      for (const [id, fenOfHim] of payByPerson(base)) {
        const sum = of(id);
        put({ ...sum, baseFen: sum.baseFen + fenOfHim });
      }
    },
    /** What a period pays him besides his orders; it counts in the month that is open. */
    addBonus(id: string, amountFen: number): void {
      const sum = of(id);
      const { draftFen, bonusFen, monthFen } = sum;
      put({
        ...sum,
        ...{ draftFen: draftFen + amountFen, bonusFen: bonusFen + amountFen },
        monthFen: monthFen + amountFen,
      });
    },
    /** The same by the plan that it is compared with. */
    addBaseBonus(id: string, amountFen: number): void {
      const sum = of(id);
      put({ ...sum, baseFen: sum.baseFen + amountFen });
    },
    /** Ends the open month. Returns what would be withheld of it; `isYearEnd`: the next month is another year's. */
    closeMonth(isYearEnd: boolean): number {
      let sumFen = 0;
      for (const sum of people.values()) {
        const taxFen = taxOf(sum, mode);
        sumFen += taxFen;
        put(isYearEnd ? { ...sum, ...NEW_YEAR } : yearOn(sum, taxFen));
      }
      return sumFen;
    },
    state: (): readonly PersonSum[] => [...people.values()],
  };
}

const NEW_YEAR = { monthFen: 0, yearFen: 0, yearMonths: 0, yearTaxFen: 0 };

const yearOn = (sum: PersonSum, taxFen: number): PersonSum => ({
  ...sum,
  monthFen: 0,
  yearFen: sum.yearFen + sum.monthFen,
  yearMonths: sum.yearMonths + (sum.monthFen > 0 ? 1 : 0),
  yearTaxFen: sum.yearTaxFen + taxFen,
});

/** As withdrawals are taxed (docs/domain/tax.md), were each month's pay drawn in that month. */
function taxOf({ monthFen, yearFen, yearMonths, yearTaxFen }: PersonSum, mode: TaxMode): number {
  assert(monthFen >= 0, "a month pays nobody less than nothing");
  if (mode === "none" || monthFen === 0) return 0;
  if (mode === "labour") return labourTax(fen(monthFen));
  const owedFen = platformTax(fen(yearFen + monthFen), yearMonths + 1);
  return owedFen > yearTaxFen ? owedFen - yearTaxFen : 0;
}

function payByPerson(shares: readonly Share[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const share of shares) {
    if (!isPay(share)) continue;
    sums.set(share.promoterId, (sums.get(share.promoterId) ?? 0) + share.amountFen);
  }
  return sums;
}
