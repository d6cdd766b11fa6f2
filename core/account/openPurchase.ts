import { AFTER_SALES_STATES, type AfterSalesState } from "#core/purchase/afterSales.ts";
import { isOpenAfterSales } from "#core/purchase/due.ts";
import type { Purchase, PurchaseState } from "#core/purchase/purchase.ts";

/** An order that is on its way, from its making to its receipt. */
export const OPEN_STATES: readonly PurchaseState[] = ["created", "paid", "shipped"];
export const OPEN_AFTER_SALES: readonly AfterSalesState[] = AFTER_SALES_STATES.filter((state) =>
  isOpenAfterSales({ state }),
);

/** Whether an order still needs its buyer: closing an account waits for it. */
export const isOpenPurchase = ({ state, afterSales }: Purchase): boolean =>
  OPEN_STATES.includes(state) || afterSales.some(isOpenAfterSales);
