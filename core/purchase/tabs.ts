import type { PurchaseState } from "#core/purchase/purchase.ts";

/** The tabs of a buyer's list. */
export const PURCHASE_TABS = [
  "all",
  "toPay",
  "toShip",
  "toCollect",
  "toReceive",
  "afterSales",
] as const;
export type PurchaseTab = (typeof PURCHASE_TABS)[number];
/** What staff see counted. */
export const STAFF_TABS = [
  "toPay",
  "toShip",
  "toCollect",
  "toReceive",
  "asksStaff",
  "toInvoice",
] as const;
export type StaffTab = (typeof STAFF_TABS)[number];

/** What a tab shows. */
export type TabFilter = {
  readonly state?: PurchaseState;
  readonly delivery?: "express" | "pickup";
  readonly hasAfterSales?: true;
  readonly asksStaff?: true;
  readonly awaitsInvoice?: true;
};
export const TAB_FILTERS: Readonly<Record<PurchaseTab | StaffTab, TabFilter>> = {
  all: {},
  toPay: { state: "created" },
  toShip: { state: "paid", delivery: "express" },
  toCollect: { state: "paid", delivery: "pickup" },
  toReceive: { state: "shipped" },
  afterSales: { hasAfterSales: true },
  asksStaff: { asksStaff: true },
  toInvoice: { awaitsInvoice: true },
};

/** Counting ends there: so many and more are shown as 99+. A tab's badge needs no more, and a count walks its orders. */
export const COUNT_MAX = 100;
