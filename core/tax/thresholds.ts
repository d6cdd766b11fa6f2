import { type Fen, fen } from "#core/money.ts";
import { grossOf, type PaidSum } from "#core/tax/paid.ts";

/** Up to 100,000 CNY a month a small taxpayer owes no value-added tax; above 5,000,000 in 12 months he must register. */
const MONTH_LIMIT_FEN = fen(10_000_000);
const TWELVE_MONTHS_LIMIT_FEN = fen(500_000_000);
/** Four fifths of a limit is near it. */
const isNear = (amountFen: number, limitFen: number): boolean => 5 * amountFen >= 4 * limitFen;

export type Near = {
  readonly monthFen: Fen;
  readonly twelveMonthsFen: Fen;
  /** The limits that are near or passed. Never empty. */
  readonly near: readonly ("month" | "twelve-months")[];
};

/**
 * Whether somebody's income is near a limit of value-added tax; null when it is not.
 *
 * - `sums`: what was paid to him in the twelve months that end with `month`, under any mode.
 * - Source: docs/domain/tax.md, "Limits to watch".
 */
export function nearLimits(sums: readonly PaidSum[], month: string): Near | null {
  const monthFen = grossOf(sums.filter((sum) => sum.month === month));
  const twelveMonthsFen = grossOf(sums);
  const near = [
    ...(isNear(monthFen, MONTH_LIMIT_FEN) ? (["month"] as const) : []),
    ...(isNear(twelveMonthsFen, TWELVE_MONTHS_LIMIT_FEN) ? (["twelve-months"] as const) : []),
  ];
  return near.length === 0 ? null : { monthFen, twelveMonthsFen, near };
}

/** The twelve months that end with a month. */
export function twelveMonthsTo(month: string): { fromMonth: string; untilMonth: string } {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const from = number === 12 ? [year, 1] : [year - 1, number + 1];
  return { fromMonth: `${from[0]}-${String(from[1]).padStart(2, "0")}`, untilMonth: month };
}
