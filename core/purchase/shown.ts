import { askUntilMs } from "#core/purchase/afterSalesDeadlines.ts";
import { isOpenAfterSales, DEFAULT_TERMS, stateEndsAtMs } from "#core/purchase/due.ts";
import { carrierName } from "#core/purchase/carriers.ts";
import type { Fen } from "#core/money.ts";
import type { Parcel, Purchase, PurchaseLine, PurchaseState } from "#core/purchase/purchase.ts";

/** A purchase in a list. */
export type PurchaseRow = {
  readonly orderId: string;
  readonly state: PurchaseState;
  readonly createdAtMs: number;
  /** Until when it can be paid; null = it cannot. */
  readonly payUntilMs: number | null;
  readonly totalFen: Fen;
  readonly delivery: "express" | "pickup";
  readonly lines: readonly Pick<
    PurchaseLine,
    "sku" | "productId" | "title" | "values" | "picture" | "quantity" | "gift" | "paidFen"
  >[];
  readonly hasOpenAfterSales: boolean;
};

/** What happened, for the page of an order, the oldest first. */
export type Moment = {
  readonly what: "made" | "paid" | "shipped" | "received" | "closed" | "cancelled" | "afterSales";
  readonly atMs: number;
};

/** What the buyer can do now, and until when. */
export type BuyersChoices = {
  readonly payUntilMs: number | null;
  readonly cancel: boolean;
  readonly receive: boolean;
  /** When it counts as received without a word; null = nothing was shipped, or an after-sales is open. */
  readonly receivedByItselfAtMs: number | null;
  readonly remindShipping: boolean;
  readonly setAddress: boolean;
  readonly askInvoice: boolean;
  readonly afterSales: boolean;
  /** Until when after-sales can be asked for; null = no end is known yet, or it cannot. */
  readonly afterSalesUntilMs: number | null;
};
export type ShownParcel = Omit<Parcel, "by" | "corrected"> & { readonly carrierName: string };

export const purchaseRow = (purchase: Purchase, nowMs: number): PurchaseRow => ({
  orderId: purchase._id,
  state: purchase.state,
  createdAtMs: purchase.createdAtMs,
  payUntilMs: payUntilMs(purchase, nowMs),
  totalFen: purchase.amounts.totalFen,
  delivery: purchase.delivery.kind,
  lines: purchase.lines.map(
    ({ sku, productId, title, values, picture, quantity, gift, paidFen }) => ({
      ...{ sku, productId, title, values, picture, quantity, gift, paidFen },
    }),
  ),
  hasOpenAfterSales: purchase.afterSales.some(isOpenAfterSales),
});

const payUntilMs = ({ state, expiresAtMs }: Purchase, nowMs: number): number | null =>
  state === "created" && nowMs < expiresAtMs ? expiresAtMs : null;

export const shownParcel = ({
  id,
  carrier,
  trackingNumber,
  lines,
  shippedAtMs,
}: Parcel): ShownParcel => ({
  ...{ id, carrier, trackingNumber, lines, shippedAtMs },
  carrierName: carrierName(carrier),
});

export function timeline(purchase: Purchase): readonly Moment[] {
  const { createdAtMs, paidAtMs, receivedAtMs, parcels, afterSales, state, stateAtMs } = purchase;
  const moments: Moment[] = [
    { what: "made", atMs: createdAtMs },
    ...(paidAtMs === null ? [] : [{ what: "paid", atMs: paidAtMs } as const]),
    ...parcels.map(({ shippedAtMs: atMs }) => ({ what: "shipped", atMs }) as const),
    ...(receivedAtMs === null ? [] : [{ what: "received", atMs: receivedAtMs } as const]),
    ...afterSales.map(({ askedAtMs: atMs }) => ({ what: "afterSales", atMs }) as const),
    ...(state === "closed" || state === "cancelled" ? [{ what: state, atMs: stateAtMs }] : []),
  ];
  return moments.sort((a, b) => a.atMs - b.atMs);
}

export function choices(purchase: Purchase, nowMs: number): BuyersChoices {
  const { state, delivery, parcels, invoice, paidAtMs, terms = DEFAULT_TERMS } = purchase;
  const isExpress = delivery.kind === "express";
  const untilMs = askUntilMs(purchase, terms.afterSalesDays);
  const isAfterPayment = state === "paid" || state === "shipped" || state === "received";
  const afterSales = isAfterPayment && (untilMs === null || nowMs <= untilMs);
  const isHeldUp = purchase.afterSales.some(isOpenAfterSales);
  return {
    payUntilMs: payUntilMs(purchase, nowMs),
    cancel: state === "created",
    receive: state === "shipped",
    receivedByItselfAtMs: state === "shipped" && !isHeldUp ? stateEndsAtMs(purchase) : null,
    remindShipping: state === "paid" && isExpress,
    setAddress: isExpress && parcels.length === 0 && (state === "created" || state === "paid"),
    askInvoice: paidAtMs !== null && state !== "cancelled" && (invoice?.issued ?? null) === null,
    afterSales,
    afterSalesUntilMs: afterSales ? untilMs : null,
  };
}
