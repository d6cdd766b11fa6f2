import { isCancellation, isProduct, LEFT_OUT, type LeftOut } from "./invoices.ts";
import type { ImportReport } from "./report.ts";
import { UNREADABLE, type Row, type Unreadable } from "./rows.ts";
import { tallies, type Tally } from "./tallies.ts";

/** What became of the lines of the file, and what was seen in them. Fields as in `ImportReport`. */
export type LineCounts = {
  readonly lines: ImportReport["lines"];
  readonly seen: ImportReport["seen"];
  readonly leftOut: readonly Tally<LeftOut>[];
  readonly unreadable: readonly Tally<Unreadable>[];
};

/** Counts while the file is read. */
export function lineCounter() {
  const unreadable = tallies(UNREADABLE);
  const leftOut = tallies(LEFT_OUT);
  const invoices = new Set<string>();
  const customers = new Set<string>();
  const products = new Set<string>();
  const lines = { read: 0, sold: 0, cancelled: 0, leftOut: 0, unreadable: 0, rounded: 0 };
  const kinds = {
    withoutCustomer: 0,
    negativeQuantity: 0,
    cancellationLines: 0,
    notProducts: 0,
    priceZero: 0,
  };
  const see = (row: Row): void => {
    invoices.add(row.invoice);
    products.add(row.sku);
    if (row.customer === null) kinds.withoutCustomer += 1;
    else customers.add(row.customer);
    if (row.quantity < 0) kinds.negativeQuantity += 1;
    if (isCancellation(row)) kinds.cancellationLines += 1;
    if (!isProduct(row)) kinds.notProducts += 1;
    if (row.amountFen === 0 && row.quantity !== 0) kinds.priceZero += 1;
  };
  return {
    unreadable(line: number, reason: Unreadable): void {
      lines.read += 1;
      lines.unreadable += 1;
      unreadable.add(reason, line);
    },
    /** Counts a readable line; `reason` says why it is left out, null that it is not. */
    read(row: Row, reason: LeftOut | null): void {
      lines.read += 1;
      see(row);
      if (reason !== null) {
        lines.leftOut += 1;
        leftOut.add(reason, row.line);
        return;
      }
      if (isCancellation(row)) lines.cancelled += 1;
      else lines.sold += 1;
      if (row.rounded) lines.rounded += 1;
    },
    counts: (): LineCounts => ({
      lines,
      seen: {
        invoices: invoices.size,
        customers: customers.size,
        products: products.size,
        ...kinds,
      },
      leftOut: leftOut.list(),
      unreadable: unreadable.list(),
    }),
  };
}
