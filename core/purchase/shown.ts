import { askUntilMs } from "#core/purchase/afterSalesDeadlines.ts";
import { isOpenAfterSales, DEFAULT_TERMS, stateEndsAtMs } from "#core/purchase/due.ts";
import { carrierName } from "#core/purchase/carriers.ts";
import { KIND_NAMES, STATE_NAMES } from "#core/purchase/afterSalesWords.ts";
import { leftToShip } from "#core/purchase/pieces.ts";
import { remind } from "#core/purchase/wishes.ts";
import { maskedCode, momentName, stateName, type What } from "#core/purchase/words.ts";
import type { Fen } from "#core/money.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import type { Parcel, Purchase, PurchaseLine, PurchaseState } from "#core/purchase/purchase.ts";

/** A purchase in a list. */
export type PurchaseRow = {
  readonly orderId: string;
  readonly state: PurchaseState;
  readonly stateName: string;
  readonly createdAtMs: number;
  /** Until when it can be paid; null = it cannot. */
  readonly payUntilMs: number | null;
  readonly totalFen: Fen;
  readonly delivery: "express" | "pickup";
  readonly storeId: string | null;
  readonly lines: readonly Pick<
    PurchaseLine,
    "sku" | "productId" | "title" | "values" | "picture" | "quantity" | "gift" | "paidFen"
  >[];
  readonly hasOpenAfterSales: boolean;
  /** Whether a parcel of it has left. */
  readonly isSent: boolean;
  readonly can: BuyersChoices;
};

/** What happened, for the page of an order, the oldest first. */
export type Moment = {
  readonly what: What;
  readonly name: string;
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
  stateName: stateName(purchase),
  createdAtMs: purchase.createdAtMs,
  payUntilMs: payUntilMs(purchase, nowMs),
  totalFen: purchase.amounts.totalFen,
  delivery: purchase.delivery.kind,
  storeId: purchase.storeId,
  lines: purchase.lines.map(
    ({ sku, productId, title, values, picture, quantity, gift, paidFen }) => ({
      ...{ sku, productId, title, values, picture, quantity, gift, paidFen },
    }),
  ),
  hasOpenAfterSales: purchase.afterSales.some(isOpenAfterSales),
  isSent: purchase.parcels.length > 0,
  can: choices(purchase, nowMs),
});

const payUntilMs = ({ state, expiresAtMs }: Purchase, nowMs: number): number | null =>
  state === "created" && nowMs < expiresAtMs ? expiresAtMs : null;

/** An after-sales on the page of its order. */
export const shownBriefly = ({ id, kind, state, askedAtMs }: AfterSales) => ({
  ...{ id, kind, kindName: KIND_NAMES[kind], state, stateName: STATE_NAMES[state], askedAtMs },
});

/** A purchase as staff see it. Only the buyer has the code of a pickup, so that only he can hand it in. */
export type StaffPurchase = Purchase & { readonly stateName: string };
export function shownToStaff(purchase: Purchase): StaffPurchase {
  const { delivery } = purchase;
  const isHidden = delivery.kind === "pickup" && delivery.code !== null;
  return {
    ...purchase,
    stateName: stateName(purchase),
    delivery: isHidden ? { ...delivery, code: maskedCode(delivery.code) } : delivery,
  };
}

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
  const moments: Omit<Moment, "name">[] = [
    { what: "made", atMs: createdAtMs },
    ...(paidAtMs === null ? [] : [{ what: "paid", atMs: paidAtMs } as const]),
    ...parcels.map(({ shippedAtMs: atMs }) => ({ what: "shipped", atMs }) as const),
    ...(receivedAtMs === null ? [] : [{ what: "received", atMs: receivedAtMs } as const]),
    ...afterSales.map(({ askedAtMs: atMs }) => ({ what: "afterSales", atMs }) as const),
    ...(state === "closed" || state === "cancelled" ? [{ what: state, atMs: stateAtMs }] : []),
  ];
  return moments
    .sort((a, b) => a.atMs - b.atMs)
    .map(({ what, atMs }) => ({ what, name: momentName(what, purchase), atMs }));
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
    remindShipping: remind(purchase, nowMs).ok && leftToShip(purchase).some((n) => n > 0),
    setAddress: isExpress && parcels.length === 0 && (state === "created" || state === "paid"),
    askInvoice: paidAtMs !== null && state !== "cancelled" && (invoice?.issued ?? null) === null,
    afterSales,
    afterSalesUntilMs: afterSales ? untilMs : null,
  };
}
