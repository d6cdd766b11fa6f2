import { BANK_TAX, taxOf } from "#core/ledger/accounts.ts";
import type { BrandEntry } from "#core/ledger/brandEntry.ts";
import { balanceOf, posting } from "#core/ledger/entry.ts";
import { type Fen, fen } from "#core/money.ts";

/** A payment to the tax office for the tax of one month. */
export type TaxPayment = {
  readonly month: string;
  readonly amountFen: Fen;
  /** The number of the office's receipt. */
  readonly receipt: string;
  readonly paidAtMs: number;
};

/** The entry of a payment. Its id is the receipt's, so that a receipt can be booked once. */
export const taxPaymentEntry = (
  { month, amountFen, receipt, paidAtMs }: TaxPayment,
  by: string,
): BrandEntry => ({
  _id: `tax-paid/${receipt}`,
  rev: 0,
  atMs: paidAtMs,
  by,
  note: `tax of ${month}, receipt ${receipt}`,
  postings: [posting(taxOf(month), BANK_TAX, amountFen)],
});

/** The entry that takes a payment back. Nothing in the ledger is ever changed. */
export const undoneEntry = (entry: BrandEntry): BrandEntry => ({
  ...entry,
  _id: `${entry._id}/undone`,
  rev: 0,
  note: `undone: ${entry.note}`,
  postings: entry.postings.map(({ from, to, amountFen }) => posting(to, from, amountFen)),
});

/** What was paid to the office for a month, corrections counted in. */
export const taxPaidFen = (month: string, entries: readonly BrandEntry[]): Fen =>
  fen(
    0 -
      balanceOf(
        taxOf(month),
        entries.flatMap(({ postings }) => postings),
      ),
  );

/** Whether an entry says the same as another, whoever recorded it. */
export const isSamePayment = (a: BrandEntry, b: BrandEntry): boolean =>
  a.atMs === b.atMs &&
  JSON.stringify(a.postings.map(({ from, to, amountFen }) => [from, to, amountFen])) ===
    JSON.stringify(b.postings.map(({ from, to, amountFen }) => [from, to, amountFen]));
