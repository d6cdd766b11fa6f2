import { spanOfDays } from "../../lib/daysFilter.ts";
import type { AfterSalesFilter, AfterSalesState } from "../../services/aftersales.ts";

/** The tabs of the work list: what waits for staff, and each state. */
export const AFTER_SALES_TABS: readonly AfterSalesState[] = [
  ...(["waiting", "asked", "agreed", "sent", "arrived", "refunding", "reshipped"] as const),
  ...(["done", "refused", "withdrawn"] as const),
];
export const KINDS = ["refund", "return", "exchange"] as const;

type Get = (name: string) => string;

/** The tab that an address shows; "" = none, for an order is shown with all that it has. */
export const afterSalesTab = (get: Get): AfterSalesState | "" =>
  get("order").trim() === ""
    ? (AFTER_SALES_TABS.find((state) => state === get("state")) ?? "waiting")
    : "";

/** What the address asks for. An order's number asks for all after-sales of it, whatever else is said. */
export function afterSalesFilterOf(get: Get): AfterSalesFilter {
  const orderId = get("order").trim();
  if (orderId !== "") return { orderId };
  const state = afterSalesTab(get);
  const kind = KINDS.find((one) => one === get("kind"));
  return {
    ...(state === "" ? {} : { state }),
    ...(kind === undefined ? {} : { kind }),
    ...spanOfDays(get("days")),
  };
}
