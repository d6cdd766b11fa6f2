import type { AfterSalesKind, AfterSalesState } from "#core/purchase/afterSales.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { DAY_MS } from "#core/time.ts";
import type { PurchasePage } from "#ports/purchaseReads.ts";

/** Which after-sales: of a kind, and asked for from an instant on, until another one, exclusive. Left out = any. */
export type AfterSalesWish = {
  readonly kind?: AfterSalesKind;
  readonly fromMs?: number;
  readonly untilMs?: number;
};
/** `overdue`: those that wait for staff, some longer than they should by an instant. `waiting`: all that wait for staff. */
export type AfterSalesQuery =
  { readonly kind: "overdue"; readonly nowMs: number } | { readonly kind: "waiting" };

/**
 * Who asks for days gets those that were asked for within so many days after the order was made: without an end the list
 * would have to read all the years before them.
 */
const ASKED_WITHIN_MS = 400 * DAY_MS;

/** What the list of after-sales asks. */
export interface AfterSalesReads {
  /** Purchases of which some after-sales wait for staff and fit, in the order of their ids, after `afterId`. 1 request. */
  afterSalesPage(
    query: AfterSalesQuery,
    wish: AfterSalesWish,
    afterId: string,
    limit: number,
  ): Promise<readonly Purchase[]>;
  /**
   * Purchases with an after-sales in a state that fits, the newest order first, made before an instant (null = all). A
   * page ends between two instants, as `purchasesPage` of `PurchaseReads`. 1 request for each kind that fits, all at
   * once; as many again where more than `limit` were made in one instant.
   */
  afterSalesByState(
    state: AfterSalesState,
    wish: AfterSalesWish,
    beforeMs: number | null,
    limit: number,
  ): Promise<PurchasePage>;
}

/** When the orders were made that such after-sales are of: an after-sales is never older than its order. */
export function madeFor({ fromMs, untilMs }: AfterSalesWish, beforeMs: number | null): Span {
  const until = Math.min(untilMs ?? Infinity, beforeMs ?? Infinity);
  return {
    fromMs: fromMs === undefined ? 0 : Math.max(0, fromMs - ASKED_WITHIN_MS),
    untilMs: until === Infinity ? Number.MAX_SAFE_INTEGER : until,
  };
}
type Span = { readonly fromMs: number; readonly untilMs: number };
