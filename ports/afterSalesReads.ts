import type { AfterSalesState } from "#core/purchase/afterSales.ts";
import type { Purchase } from "#core/purchase/purchase.ts";

/** `overdue`: those that wait for staff, some longer than they should by an instant. `waiting`: all that wait for staff. */
export type AfterSalesQuery =
  | { readonly kind: "overdue"; readonly nowMs: number }
  | { readonly kind: "waiting" }
  | { readonly kind: "state"; readonly state: AfterSalesState };

/** What the list of after-sales asks. */
export interface AfterSalesReads {
  /** Purchases with such after-sales, in the order of their ids, after `afterId`. 1 request. */
  afterSalesPage(
    query: AfterSalesQuery,
    afterId: string,
    limit: number,
  ): Promise<readonly Purchase[]>;
}
