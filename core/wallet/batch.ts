import { fen, type Fen, sumFen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { taxDue, withPayment } from "#core/tax/due.ts";
import { chinaMonth } from "#core/time.ts";
import { approve, type ReviewRules } from "#core/wallet/review.ts";
import { type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";

/**
 * Those of some withdrawals that are decided by a yes of this person: a first yes of two sends nothing yet.
 *
 * - Each is asked about by itself: no yes changes how many another withdrawal needs.
 */
export const decidedBy = (
  wallet: Wallet,
  ids: readonly string[],
  by: string,
  rules: ReviewRules,
  atMs: number,
): readonly string[] =>
  ids.filter((id) => {
    const yes = approve(wallet, id, by, rules, atMs);
    return yes.ok && yes.value !== wallet && withdrawalOf(yes.value, id)?.state === "approved";
  });

/**
 * What would leave the operating account if some requested withdrawals of a promoter were sent now, in this order.
 *
 * - What is not requested any more, or unknown, counts nothing.
 * - Promises: never less than what is sent then, unless it is sent in another month.
 */
export const netOfRequested = (
  wallet: Wallet,
  ids: readonly string[],
  tax: TaxMode,
  atMs: number,
): Fen =>
  sumFen([...paymentsOfRequested(wallet, ids, tax, atMs).values()].map(({ netFen }) => netFen));

/** A payment as it would be: what leaves the balance, its tax, and what reaches the promoter. */
export type Payment = { readonly amountFen: Fen; readonly taxFen: Fen; readonly netFen: Fen };

/** The same, one by one: what is not requested any more, or unknown, is left out. */
export function paymentsOfRequested(
  wallet: Wallet,
  ids: readonly string[],
  tax: TaxMode,
  atMs: number,
): ReadonlyMap<string, Payment> {
  const month = chinaMonth(atMs);
  const payments = new Map<string, Payment>();
  let { months } = wallet;
  for (const id of new Set(ids)) {
    const known = withdrawalOf(wallet, id);
    if (known?.state !== "requested") continue;
    const taxFen = taxDue(tax, months, month, known.amountFen);
    const { amountFen } = known;
    payments.set(id, { amountFen, taxFen, netFen: fen(amountFen - taxFen) });
    if (tax === "none") continue;
    months = withPayment(months, { month, mode: tax, grossFen: known.amountFen, taxFen });
  }
  return payments;
}
