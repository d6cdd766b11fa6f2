import { atLeastNothing, type Fen, fen, NOTHING, sumFen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { labourTax } from "#core/tax/labour.ts";
import { platformTax } from "#core/tax/platform.ts";

export type TaxedMode = Exclude<TaxMode, "none">;

/** What was paid out to a person in a month in China (`2026-03`) under one tax mode, and the tax of it. */
export type TaxMonth = {
  readonly month: string;
  readonly mode: TaxedMode;
  readonly grossFen: Fen;
  readonly taxFen: Fen;
};

/**
 * The tax to withhold from one more payment.
 *
 * - `paid`: what was paid before. Only payments under the same mode count: for `labour` those of the
 *   month, for `platform` those of the year.
 * - Returns fen, ≥ 0: what the income with this payment owes, less what was withheld of it already.
 * - Promises: at most 36 % of the payment and one fen, so a net amount always remains; splitting a
 *   month's labour income over several payments never changes its tax.
 * - Source: docs/domain/tax.md.
 */
export function taxDue(
  mode: TaxMode,
  paid: readonly TaxMonth[],
  month: string,
  amountFen: Fen,
): Fen {
  if (mode === "none") return NOTHING;
  const counted = countedIn(mode, paid, month);
  const grossFen = fen(sumFen(counted.map((bucket) => bucket.grossFen)) + amountFen);
  const owedFen =
    mode === "labour"
      ? labourTax(grossFen)
      : platformTax(grossFen, new Set([month, ...counted.map((bucket) => bucket.month)]).size);
  return atLeastNothing(owedFen - sumFen(counted.map(({ taxFen }) => taxFen)));
}

/** The buckets with one more payment in them. Years before the newest are dropped: nobody asks for them. */
export function withPayment(paid: readonly TaxMonth[], payment: TaxMonth): readonly TaxMonth[] {
  const isSame = ({ month, mode }: TaxMonth) => month === payment.month && mode === payment.mode;
  const known = paid.find(isSame);
  const merged: TaxMonth = {
    ...payment,
    grossFen: fen((known?.grossFen ?? 0) + payment.grossFen),
    taxFen: fen((known?.taxFen ?? 0) + payment.taxFen),
  };
  const all = [...paid.filter((bucket) => !isSame(bucket)), merged];
  const newestYear = all.map(({ month }) => yearOf(month)).reduce((a, b) => (a > b ? a : b));
  return all.filter(({ month }) => yearOf(month) === newestYear);
}

function countedIn(mode: TaxedMode, paid: readonly TaxMonth[], month: string) {
  const ofMode = paid.filter((bucket) => bucket.mode === mode);
  return mode === "labour"
    ? ofMode.filter((bucket) => bucket.month === month)
    : ofMode.filter((bucket) => yearOf(bucket.month) === yearOf(month));
}

/** `2026` of `2026-03`. */
const yearOf = (month: string): string => month.slice(0, 4);
