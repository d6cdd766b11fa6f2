import { fen, type Fen, sumFen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { taxDue, withPayment } from "#core/tax/due.ts";
import { chinaMonth } from "#core/time.ts";
import { isOpen } from "#core/wallet/machine.ts";
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

/** What somebody was told that his yes to each pays out: null = nothing yet, left out = he was told nothing. */
export type Told = ReadonlyMap<string, number | null | undefined>;

/**
 * Those of some requested withdrawals of which a yes of this person pays out something else than he was told, with what it
 * pays now: a limit, the tax or the month became another one, or somebody else said yes meanwhile.
 *
 * - What is under way decides the tax of what comes after it, whenever that is sent: then only whether it pays counts.
 */
export function changedSince(
  wallet: Wallet,
  told: Told,
  by: string,
  { rules, tax }: { readonly rules: ReviewRules; readonly tax: TaxMode },
  atMs: number,
): ReadonlyMap<string, Fen | null> {
  const decided = decidedBy(wallet, [...told.keys()], by, rules, atMs);
  const payments = paymentsOfRequested(wallet, decided, tax, atMs);
  const isUnderWay = wallet.withdrawals.some(({ state }) => state !== "requested" && isOpen(state));
  const changed = new Map<string, Fen | null>();
  for (const [id, toldFen] of told) {
    const yes = approve(wallet, id, by, rules, atMs);
    if (toldFen === undefined || !yes.ok || yes.value === wallet) continue;
    const netFen = payments.get(id)?.netFen ?? null;
    const isSame = isUnderWay && netFen !== null ? toldFen !== null : toldFen === netFen;
    if (!isSame) changed.set(id, netFen);
  }
  return changed;
}

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
