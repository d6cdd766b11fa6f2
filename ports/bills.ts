import type { FundRow, TradeRow } from "#core/reconcile/billRow.ts";

/** What is asked for: the trade bill, or the fund bill of one account. */
export type FetchedBill<Row> =
  | { readonly answer: "bill"; readonly sha1: string; readonly rows: readonly Row[] }
  /** Nothing happened on that day. */
  | { readonly answer: "none" }
  /** It is not ready, broken, cut, or of a form that nobody knows. Nothing follows from it. */
  | { readonly answer: "unclear"; readonly reason: string };

export type FundAccount = "basic" | "operation";

/**
 * WeChat's bills of a day in China (`2026-03-05`), ready the next day after 10:00. What is handed over is whole: its
 * SHA-1 and its totals were checked against its rows.
 *
 * - Errors: throws when the merchant is not set up; whatever WeChat says is an answer.
 */
export interface Bills {
  trade(day: string): Promise<FetchedBill<TradeRow>>;
  fund(account: FundAccount, day: string): Promise<FetchedBill<FundRow>>;
}
