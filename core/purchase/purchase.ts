import type { Address } from "#core/buyer/buyer.ts";
import type { Fen } from "#core/money.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import type { Task } from "#core/purchase/task.ts";

/**
 * The goods side of an order of the shop: what was bought at which price, where it goes, how far it has come. `_id` is
 * the order's. Its money side is the order, written once, and its case.
 *
 * - Source: docs/domain/purchase.md.
 */
export type Purchase = {
  readonly _id: string;
  readonly rev: number;
  readonly buyerId: string;
  readonly state: PurchaseState;
  readonly createdAtMs: number;
  /** When the state changed last. */
  readonly stateAtMs: number;
  /** Until when it can be paid. */
  readonly expiresAtMs: number;
  readonly lines: readonly PurchaseLine[];
  readonly amounts: Amounts;
  readonly couponId: string | null;
  readonly delivery: Delivery;
  /** The store that is credited with the sale, and whose stock it may be; null = none. */
  readonly storeId: string | null;
  /** Which stock the goods come from: "" = the brand's warehouse, else a store. */
  readonly place: string;
  /** What the buyer wrote; "" = nothing. */
  readonly note: string;
  readonly staffNotes: readonly StaffNote[];
  readonly parcels: readonly Parcel[];
  readonly invoice: Invoice | null;
  readonly afterSales: readonly AfterSales[];
  readonly paidAtMs: number | null;
  readonly receivedAtMs: number | null;
  /** Who or what cancelled it, and why; null = nobody. */
  readonly cancelled: { readonly by: "buyer" | "staff" | "expiry"; readonly reason: string } | null;
  /** What follows from it elsewhere and is not done yet. */
  readonly tasks: readonly Task[];
  /** The shop's terms as they were when it was placed; left out = those that a shop begins with. */
  readonly terms?: PurchaseTerms;
  /** When the timer must look at it: the next task, expiry, receipt or closing; null = never again. */
  readonly dueAtMs: number | null;
  /** Whether one of its after-sales, or a task that was given up, waits for staff; for their list. */
  readonly asksStaff: boolean;
};

/** After how many days goods count as received, and how long after that after-sales can be asked for. */
export type PurchaseTerms = { readonly receiveDays: number; readonly afterSalesDays: number };

/** After-sales have their own life (afterSales.ts): several, one after the other, in any of these after payment. */
export type PurchaseState = "created" | "paid" | "shipped" | "received" | "closed" | "cancelled";

/** What was bought, with its price explained: list × quantity − level − reduction − coupon = paid. */
export type PurchaseLine = {
  readonly sku: string;
  readonly productId: string;
  readonly title: string;
  /** The values of its specs. */
  readonly values: readonly string[];
  readonly picture: string | null;
  readonly quantity: number;
  readonly gift: boolean;
  /** The retail price of one piece. */
  readonly priceFen: Fen;
  /** What the person's own price (member, level) takes off the whole line. */
  readonly tierOffFen: Fen;
  readonly reductionOffFen: Fen;
  readonly couponOffFen: Fen;
  readonly paidFen: Fen;
  /** Of all its pieces together. */
  readonly weightGrams: number;
};
/** goodsFen (retail) − tierOffFen − reductionOffFen − couponOffFen + freightFen = totalFen. */
export type Amounts = {
  readonly goodsFen: Fen;
  readonly tierOffFen: Fen;
  readonly reductionOffFen: Fen;
  readonly couponOffFen: Fen;
  readonly freightFen: Fen;
  readonly totalFen: Fen;
};

export type Delivery =
  | { readonly kind: "express"; readonly address: Omit<Address, "id" | "isDefault"> }
  | {
      readonly kind: "pickup";
      readonly name: string;
      readonly phone: string;
      /** Ten digits, made when it is paid; null before. */
      readonly code: string | null;
      readonly redeemed: { readonly atMs: number; readonly by: string } | null;
    };
export type StaffNote = { readonly atMs: number; readonly by: string; readonly text: string };

/** One parcel of a split shipping; `lines` counts pieces by the index of the purchase's line. */
export type Parcel = {
  readonly id: string;
  /** WeChat's code of the carrier, such as `SF`. */
  readonly carrier: string;
  readonly trackingNumber: string;
  readonly lines: readonly { readonly line: number; readonly quantity: number }[];
  readonly shippedAtMs: number;
  readonly by: string;
  /** When its carrier or number was put right, and who did it; left out = never. */
  readonly corrected?: { readonly atMs: number; readonly by: string };
};
/** WeChat takes 15 parcels of one order at most. */
export const PARCELS_MAX = 15;

export const INVOICE_KINDS = ["person", "company"] as const;
export type Invoice = {
  readonly kind: (typeof INVOICE_KINDS)[number];
  readonly title: string;
  /** Companies only. */
  readonly taxNumber: string | null;
  readonly email: string;
  readonly askedAtMs: number;
  /** The number and where to get it, once staff have issued it. */
  readonly issued: {
    readonly number: string;
    readonly url: string | null;
    readonly atMs: number;
  } | null;
};

/** Whether its buyer waits for an invoice. */
export const awaitsInvoice = ({ invoice }: Pick<Purchase, "invoice">): boolean =>
  invoice !== null && invoice.issued === null;
