import type { FiledMovement, Movement, Stock } from "#core/stock/stock.ts";

/** What somebody is promised. */
export type HoldRequest = {
  readonly key: string;
  readonly quantity: number;
  readonly untilMs: number;
};
/**
 * `isKnown`: it was held under this key before, by a try before or by one at the same time, which may give it back.
 * `short`: less was left; nothing was taken. `unknown`: there is no such stock. `full`: too many hold of it already.
 * `differs`: another quantity is held under this key; it stays held.
 */
export type HoldAnswer =
  | { readonly answer: "held"; readonly isKnown?: true }
  | { readonly answer: "short"; readonly available: number }
  | { readonly answer: "differs"; readonly quantity: number }
  | { readonly answer: "unknown" | "full" };

/** `known`: it was made before, as it says. `short`: less is available than it would take away. */
export type RecordAnswer =
  | { readonly answer: "recorded" }
  | { readonly answer: "known"; readonly movement: Movement }
  | { readonly answer: "short"; readonly available: number };

/** Which stocks of goods a list is about. */
export type StockFilter = {
  /** The store; "" = the brand's warehouse; null = all places. */
  readonly place: string | null;
  readonly isLow: boolean;
  /** How their SKU begins; "" = all. */
  readonly prefix: string;
};
/** A stock without its lists. */
export type StockRow = Omit<Stock, "holds" | "unfiled" | "keys">;

/**
 * Counted things. Each change is one conditional write of one document, which the database decides: so any number of
 * callers at once never take more than there is, and none of them reads first. A call repeated with the same key changes
 * nothing more. A stock that stays contended throws `BusyError`.
 *
 * - Source: docs/domain/stock.md.
 */
export interface Stocks {
  /**
   * Takes out what somebody is promised. `atMs` is when the caller's call began: a hold whose key was sold since, or
   * given back since, is an echo, takes nothing and throws `BusyError`. 1 request; 2 when it was not held. One key in 32
   * also looks whether the log is long: 1 or 3 more, here and when the hold ends.
   */
  hold(stockId: string, hold: HoldRequest, atMs: number): Promise<HoldAnswer>;
  /** What was held under the key was paid for and leaves. False when nothing is held under it, or another quantity. 1 request; 2 then. */
  sell(stockId: string, hold: Omit<HoldRequest, "untilMs">, atMs: number): Promise<boolean>;
  /** What was held under the key can be sold again. Else as `sell`. */
  release(stockId: string, hold: Omit<HoldRequest, "untilMs">, atMs: number): Promise<boolean>;
  /**
   * Adds what came, or takes away what is missing, once for each movement's key, even when the log has it since; never
   * below 0. Makes the stock when it does not exist and nothing is taken away. 1 request; 2 to 5 where that is not all.
   */
  record(stockId: string, movement: Movement): Promise<RecordAnswer>;
  /** `record`; false: known already, or too little. */
  move(stockId: string, movement: Movement): Promise<boolean>;
  /** When staff are told that it is low; false: there is no such stock. 2 requests. */
  setLowAt(stockId: string, lowAt: number | null): Promise<boolean>;
  /** The stocks with these ids, in any order, at most 100. 1 request. */
  read(stockIds: readonly string[]): Promise<readonly Stock[]>;
  /** A SKU in all its places, at most 1,000, by id. 1 request. */
  ofSku(sku: string): Promise<readonly StockRow[]>;
  /** Goods by id, after an id. 1 request. */
  list(filter: StockFilter, afterId: string, limit: number): Promise<readonly StockRow[]>;
  /** Those with a hold that should have ended by an instant, or with a long log to file, by id, after an id. 1 request. */
  overdue(untilMs: number, limit: number, afterId?: string): Promise<readonly Stock[]>;
  /** Puts the oldest movements of a stock as it was read into the log, in their order, and forgets them in the stock. 0 or 2 requests. */
  file(stock: Stock, nowMs: number): Promise<void>;
  /** The log of a stock, the newest first, before a number. 1 request. */
  log(stockId: string, beforeN: number, limit: number): Promise<readonly FiledMovement[]>;
  /** A movement in the log by its key. 1 request. */
  logged(stockId: string, key: string): Promise<FiledMovement | null>;
}
