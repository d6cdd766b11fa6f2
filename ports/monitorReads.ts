import type { Customers, JoinedRow, SellerRow, SoldRow } from "#core/monitor/figures.ts";
import type { Span } from "#ports/billReads.ts";

/** What the daily look at the population asks. Each is one aggregate over an index range. */
export interface MonitorReads {
  /** Everybody who was ever approved, by the day and by how many introducers are kept above him. 1 request. */
  promotersJoined(): Promise<readonly JoinedRow[]>;
  /** What was paid within a span, by day. 1 request. */
  soldByDay(span: Span): Promise<readonly SoldRow[]>;
  /** Whose customers bought within a span: the buyer's owner, or who introduced a promoter that buys for himself. 1 request. */
  customersOf(span: Span): Promise<Customers>;
  /** Those with at least `ordersMin` orders within a span of which most are one buyer's or refunded, the most orders first. 1 request. */
  oddSellers(span: Span, ordersMin: number, limit: number): Promise<readonly SellerRow[]>;
  /** Those whose level changed at or after an instant, and what was sold of theirs within a span. 2 requests, 1 for nobody. */
  sellersLevelled(sinceMs: number, span: Span, limit: number): Promise<readonly SellerRow[]>;
}
