import type { ReadTaxMonth, TaxMonthReply } from "#contracts/books-tax.ts";
import { BANK_TAX } from "#core/ledger/accounts.ts";
import { balanceOf } from "#core/ledger/entry.ts";
import { ok, type Result } from "#core/result.ts";
import { undoneEntry } from "#core/tax/payment.ts";
import { standingOf } from "#functions/books/recordTaxPayment.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithTaxReads } from "#ports/deps.ts";

const PREFIX = "tax-paid/";

/** What was withheld in a month and what was paid to the tax office for it. Only reads: 3 requests. */
export async function readTaxMonth(
  { reads }: WithTaxReads,
  _: StaffCall,
  { month }: ReadTaxMonth,
): Promise<Result<TaxMonthReply, never>> {
  const [withheldFen, entries] = await Promise.all([
    reads.taxWithheld(month),
    reads.taxPayments(month),
  ]);
  const ids = new Set(entries.map(({ _id }) => _id));
  const undone = new Set(
    entries.map((entry) => undoneEntry(entry)._id).filter((id) => ids.has(id)),
  );
  const payments = entries
    .filter(({ _id }) => !undone.has(_id))
    .sort((a, b) => a.atMs - b.atMs)
    .map((entry) => ({
      receipt: entry._id.slice(PREFIX.length),
      amountFen: balanceOf(BANK_TAX, entry.postings),
      paidAtMs: entry.atMs,
      by: entry.by,
      isUndone: ids.has(undoneEntry(entry)._id),
    }));
  return ok({ ...standingOf(month, withheldFen, entries), payments });
}
