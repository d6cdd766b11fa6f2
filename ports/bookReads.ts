import type { BookTotals } from "#core/ledger/trial.ts";

/** What adds up the books asks. */
export interface BookReads {
  /**
   * What a page of cases, or of wallets, holds together: those after `afterId` in the order of their ids, at most
   * `limit`. 1 request, whose work grows with `limit` only.
   */
  bookSums(book: "cases" | "wallets", afterId: string, limit: number): Promise<BookSums>;
}
export type BookSums = Pick<BookTotals, "bookedFen" | "wallets"> & {
  /** How many there are in the page; fewer than `limit` = the book is through. */
  readonly documents: number;
  /** The last of them; "" = there is none. */
  readonly lastId: string;
};
