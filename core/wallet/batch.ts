import { fen, type Fen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { taxDue, withPayment } from "#core/tax/due.ts";
import { chinaMonth } from "#core/time.ts";
import { type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";

/**
 * What would leave the operating account if some requested withdrawals of a promoter were sent now, in this order.
 *
 * - What is not requested any more, or unknown, counts nothing.
 * - Promises: never less than what is sent then, unless it is sent in another month.
 */
export function netOfRequested(
  wallet: Wallet,
  ids: readonly string[],
  tax: TaxMode,
  atMs: number,
): Fen {
  const month = chinaMonth(atMs);
  let { months } = wallet;
  let netFen = 0;
  for (const id of new Set(ids)) {
    const known = withdrawalOf(wallet, id);
    if (known?.state !== "requested") continue;
    const taxFen = taxDue(tax, months, month, known.amountFen);
    netFen += known.amountFen - taxFen;
    if (tax === "none") continue;
    months = withPayment(months, { month, mode: tax, grossFen: known.amountFen, taxFen });
  }
  return fen(netFen);
}
