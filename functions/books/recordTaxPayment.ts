import type { RecordTaxPayment, TaxPaymentReply } from "#contracts/books-tax.ts";
import type { BrandEntry } from "#core/ledger/brandEntry.ts";
import { type Fen, fen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";
import { isSamePayment, taxPaidFen, taxPaymentEntry, undoneEntry } from "#core/tax/payment.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithTaxReads } from "#ports/deps.ts";

/** In order of precedence. */
export type TaxPaymentError =
  | { readonly code: "time_in_future" }
  | { readonly code: "receipt_taken" }
  | { readonly code: "tax_overpaid"; readonly unpaidFen: Fen };

/**
 * Books what the brand has paid to the tax office for a month. 6 requests, 1 document; 4 and none when it is known.
 *
 * - Never more than was withheld in the month and is unpaid. Receipts recorded at the same instant that are too much
 *   together are taken back by opposite entries: then staff record them again, one after the other, as `receipt-2`.
 */
export async function recordTaxPayment(
  { store, reads }: WithTaxReads,
  { staffId, nowMs }: StaffCall,
  { month, amountFen, receipt, paidAtMs }: RecordTaxPayment,
): Promise<Result<TaxPaymentReply, TaxPaymentError>> {
  if (paidAtMs > nowMs) return err({ code: "time_in_future" });
  const entry = taxPaymentEntry({ month, amountFen, receipt, paidAtMs }, staffId);
  const known = await store.get("ledger", entry._id);
  if (known && !isSamePayment(known, entry)) return err({ code: "receipt_taken" });
  const withheldFen = await reads.taxWithheld(month);
  const standing = (entries: readonly BrandEntry[]): TaxPaymentReply =>
    standingOf(month, withheldFen, entries);
  if (!known) {
    const { unpaidFen } = standing(await reads.taxPayments(month));
    if (amountFen > unpaidFen) return err({ code: "tax_overpaid", unpaidFen });
    const isFirst = await store.create("ledger", entry);
    const winner = isFirst ? entry : await store.get("ledger", entry._id);
    if (!winner || !isSamePayment(winner, entry)) return err({ code: "receipt_taken" });
  }
  const entries = await reads.taxPayments(month);
  const undone = undoneEntry(entry);
  const isUndone = entries.some(({ _id }) => _id === undone._id);
  const { unpaidFen } = standing(entries);
  // What was booked before this call stays: only a newcomer gives way.
  if (!isUndone && (known || unpaidFen >= 0)) return ok(standing(entries));
  if (!isUndone) await store.create("ledger", undone);
  return err({
    code: "tax_overpaid",
    unpaidFen: fen(isUndone ? unpaidFen : unpaidFen + amountFen),
  });
}

/** How a month stands at the tax office by its entries. */
export function standingOf(
  month: string,
  withheldFen: Fen,
  entries: readonly BrandEntry[],
): TaxPaymentReply {
  const paidFen = taxPaidFen(month, entries);
  return { month, withheldFen, paidFen, unpaidFen: fen(withheldFen - paidFen) };
}
