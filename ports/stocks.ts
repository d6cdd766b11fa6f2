import type { FiledMovement, Movement, Stock } from "#core/stock/stock.ts";

/** What somebody is promised. */
export type HoldRequest = {
  readonly key: string;
  readonly quantity: number;
  readonly untilMs: number;
};
/** `short`: less was left; nothing was taken. `unknown`: there is no such stock. `full`: too many hold of it already. */
export type HoldAnswer =
  | { readonly answer: "held" }
  | { readonly answer: "short"; readonly available: number }
  | { readonly answer: "unknown" | "full" };

/**
 * Counted things. Each call is one conditional write of one document, which the database decides: so any number of
 * callers at once never take more than there is, and none has to try again. A call repeated with the same key changes
 * nothing more.
 *
 * - Source: docs/domain/stock.md.
 */
export interface Stocks {
  /** 1 request; 2 when it was not held. */
  hold(stockId: string, hold: HoldRequest, atMs: number): Promise<HoldAnswer>;
  /** What was held under the key was paid for and leaves. Nothing when it is not held. 1 request. */
  sell(stockId: string, hold: Omit<HoldRequest, "untilMs">, atMs: number): Promise<boolean>;
  /** What was held under the key can be sold again. Nothing when it is not held. 1 request. */
  release(stockId: string, hold: Omit<HoldRequest, "untilMs">, atMs: number): Promise<boolean>;
  /** Adds what came, or takes away what is missing, once for each movement's key; false: known already, or too little. */
  move(stockId: string, movement: Movement): Promise<boolean>;
  /** The stocks with these ids, in any order, at most 100. 1 request. */
  read(stockIds: readonly string[]): Promise<readonly Stock[]>;
  /** Those with a hold that should have ended before an instant, by id. 1 request. */
  overdue(untilMs: number, limit: number): Promise<readonly Stock[]>;
  /** Puts the oldest movements of a stock into the log, in their order, and forgets them in the stock. */
  file(stock: Stock): Promise<void>;
  /** The log of a stock, the newest first, before a number. 1 request. */
  log(stockId: string, beforeN: number, limit: number): Promise<readonly FiledMovement[]>;
}
