import { bonusOwedFen } from "#core/bonus/measured.ts";
import { periodsEndingAt } from "#core/bonus/span.ts";
import { fen, type Fen, NOTHING } from "#core/money.ts";
import type { Period, PeriodBonus } from "#core/plan/components.ts";
import type { Plan } from "#core/plan/plan.ts";
import { monthSpanMs } from "#core/time.ts";

/** What somebody sold himself in the periods that are still open. */
export type SellerSum = { readonly id: string } & { readonly [P in Period]: Sold };
type Sold = {
  readonly soldFen: number;
  /** What all persons together earn of those orders, supply prices left out. */
  readonly sharedFen: number;
  /** What bonuses have paid him for that time. */
  readonly bonusFen: number;
};
const NOTHING_SOLD: Sold = { soldFen: 0, sharedFen: 0, bonusFen: 0 };
/** By length. */
const PERIODS: readonly Period[] = ["month", "quarter", "year"];

/**
 * What own sales pay by period, by the same reckoning as the timer that settles them.
 *
 * - Nothing is kept where the plan has no such bonus.
 * - Source: docs/domain/periods.md.
 */
export function openBonuses(from: readonly SellerSum[], { periods = [], capBp, freezeDays }: Plan) {
  const sellers = new Map(from.map((sum) => [sum.id, sum]));
  const owedFen = (bonus: PeriodBonus, sum: SellerSum, span: { fromMs: number; untilMs: number }) =>
    bonusOwedFen({
      ...{ promoterId: sum.id, bonus, period: "", ...span },
      soldFen: fen(sum[bonus.period].soldFen),
      sharedFen: fen(sum[bonus.period].sharedFen),
      otherBonusFen: fen(sum[bonus.period].bonusFen),
      plan: { planId: "", version: 0 },
      ...{ capBp, freezeDays, asOfMs: span.untilMs },
    });
  return {
    add(sellerId: string | null, soldFen: number, sharedFen: number): void {
      if (periods.length === 0 || sellerId === null) return;
      const sum = sellers.get(sellerId) ?? emptySeller(sellerId);
      const more = ({ soldFen: sold, sharedFen: shared, bonusFen }: Sold): Sold => ({
        ...{ soldFen: sold + soldFen, sharedFen: shared + sharedFen, bonusFen },
      });
      const { month, quarter, year } = sum;
      sellers.set(sellerId, {
        ...sum,
        ...{ month: more(month), quarter: more(quarter), year: more(year) },
      });
    },
    /** Ends a month, and the quarter and the year that end with it. Returns who gets a bonus, and how much in all. */
    closeMonth(month: string): ReadonlyMap<string, Fen> {
      const paid = new Map<string, Fen>();
      for (const span of periodsEndingAt(monthSpanMs(month).untilMs)) {
        const ofSpan = periods.filter(({ period }) => period === span.kind);
        for (const id of [...sellers.keys()]) {
          for (const bonus of ofSpan) {
            const sum = sellers.get(id) ?? emptySeller(id);
            const amountFen = owedFen(bonus, sum, span);
            paid.set(id, fen((paid.get(id) ?? NOTHING) + amountFen));
            sellers.set(id, withBonus(sum, span.kind, amountFen));
          }
          sellers.set(id, { ...(sellers.get(id) ?? emptySeller(id)), [span.kind]: NOTHING_SOLD });
        }
      }
      return new Map([...paid].filter(([, amountFen]) => amountFen > 0));
    },
    state: (): readonly SellerSum[] => [...sellers.values()],
  };
}

const emptySeller = (id: string): SellerSum => ({
  ...{ id, month: NOTHING_SOLD, quarter: NOTHING_SOLD, year: NOTHING_SOLD },
});

/** What is paid for a month has been paid for its quarter and year, too; the next month has nothing to do with it. */
function withBonus(sum: SellerSum, kind: Period, amountFen: Fen): SellerSum {
  const longer = PERIODS.slice(PERIODS.indexOf(kind));
  const changed = longer.map((period) => [
    period,
    { ...sum[period], bonusFen: sum[period].bonusFen + amountFen },
  ]);
  return { ...sum, ...Object.fromEntries(changed) };
}
