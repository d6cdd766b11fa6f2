import type { Posting } from "#core/ledger/entry.ts";
import type { Order } from "#core/order/order.ts";
import type { Balances } from "#core/wallet/wallet.ts";

/** What an audit asks across documents. */
export interface AuditReads {
  /** Some orders, in any order, at most 100; one that does not exist is left out. 1 request, or none for nobody. */
  ordersOf(orderIds: readonly string[]): Promise<readonly Order[]>;
  /** What all documents hold together. Each part is read at an instant of its own. 3 requests. */
  bookSums(): Promise<BookSums>;
}
export type BookSums = {
  /** What all cases booked to promoters, less what they took back. */
  readonly bookedFen: number;
  /** The balances of all wallets, each added up. */
  readonly wallets: Readonly<Record<keyof Balances, number>>;
  /** What the brand itself moved, one sum for each pair of accounts. */
  readonly brand: readonly (Pick<Posting, "from" | "to"> & { readonly amountFen: number })[];
};
