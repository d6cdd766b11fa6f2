import type { Fen } from "#core/money.ts";

/**
 * Something that follows from a purchase in another document or at WeChat. It is written with the change that causes it,
 * done right after, and done again by the timer `tend` when the call died: each is idempotent by the purchase and its key.
 */
export type Task = Doing & {
  /** Unique within the purchase, and never used again. */
  readonly key: string;
  readonly tries: number;
  readonly notBeforeMs: number;
};
export type Doing =
  /** The held goods were paid for: they leave the stock. */
  | { readonly kind: "sell" }
  /** Cancelled: the held goods, the coupon and the person's limit are free again. */
  | { readonly kind: "release" }
  /** Pieces of it can be sold again. */
  | {
      readonly kind: "restock";
      readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
    }
  /** Pieces that a refund had put back are to be shipped after all. */
  | {
      readonly kind: "takeAgain";
      readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
    }
  /** An exchange ended and sends nothing: what may have been taken out for it can be sold again. */
  | { readonly kind: "putBack"; readonly id: string }
  /** The case learns that the goods arrived. */
  | { readonly kind: "receive"; readonly atMs: number }
  /** An after-sales began or ended: nobody is paid in between. */
  | { readonly kind: "hold" | "endHold"; readonly id: string }
  /** The buyer gets money back, under the after-sales' id. */
  | {
      readonly kind: "refund";
      readonly id: string;
      readonly lines: readonly { readonly sku: string; readonly refundFen: Fen }[];
      readonly freightFen: Fen;
      readonly by: string;
    }
  /** WeChat learns what was shipped, all parcels so far. */
  | { readonly kind: "tellShipping" }
  /** A subscription message to the buyer, if he has agreed to one. */
  | { readonly kind: "message"; readonly moment: PurchaseMoment; readonly about: string };
export type PurchaseMoment = "paid" | "shipped" | "ready" | "refunded" | "afterSales";

/** After so many failures the timer leaves a task to staff, who see it. */
export const TRIES_MAX = 20;

/** A new task, to be done at once. */
export const newTask = (key: string, doing: Doing): Task => ({
  ...doing,
  key,
  tries: 0,
  notBeforeMs: 0,
});
