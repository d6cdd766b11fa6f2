import { keyText, type PayKey } from "../trade/payBook.ts";

/** 1 by a carrier, 2 within the town, 3 nothing to send, 4 the buyer fetches it. */
export type LogisticsType = 1 | 2 | 3 | 4;
/** 1 all in one parcel, 2 in several. */
export type DeliveryMode = 1 | 2;

/** One line of what was shipped: a parcel, or all of it where there is none. */
export interface ShippedItem {
  readonly trackingNo: string;
  readonly company: string;
  readonly goods: string;
  readonly contact: { readonly consignor: string; readonly receiver: string };
}

/** What a merchant said of an order's shipping. The last word counts, whole. */
export interface Upload {
  readonly logisticsType: LogisticsType;
  readonly deliveryMode: DeliveryMode;
  readonly isAll: boolean;
  readonly items: readonly ShippedItem[];
  /** The merchant's `upload_time`: each word must be later than the one before. */
  readonly uploadMs: number;
}

/** The shipping of one paid order. */
export interface Shipment {
  readonly key: PayKey;
  readonly upload: Upload;
  /** When it was last shipped as a whole; null while parcels are to come. */
  readonly finishedAtMs: number | null;
  /** How often it was shipped as a whole: twice after a re-shipping. */
  readonly finishCount: number;
  readonly isReshipped: boolean;
  readonly remindedAtMs: number | null;
  /** When the buyer confirmed; null: he did not. */
  readonly confirmedAtMs: number | null;
}

/** A place that a waybill passed. `action` is WeChat's number of what happened there. */
export interface Place {
  readonly atMs: number;
  readonly action: number;
  readonly text: string;
}

/** All that happens to shipping. The file of shipping holds these, one a line. */
export type ShippingEvent =
  | {
      readonly type: "uploaded";
      readonly key: PayKey;
      readonly upload: Upload;
      readonly isReship: boolean;
      readonly atMs: number;
    }
  | { readonly type: "reminded"; readonly key: PayKey; readonly atMs: number }
  | { readonly type: "confirmed"; readonly key: PayKey; readonly atMs: number }
  /** An event was pushed for the last time. */
  | { readonly type: "pushed"; readonly id: string; readonly answer: string; readonly atMs: number }
  | ({ readonly type: "place"; readonly carrier: string; readonly waybill: string } & Place)
  | { readonly type: "jumpPath"; readonly path: string };

export interface ShippingBook {
  readonly shipments: Map<string, Shipment>;
  /** The events that need not be pushed again. */
  readonly pushed: Set<string>;
  /** By carrier and waybill, in order of their coming. */
  readonly paths: Map<string, Place[]>;
  jumpPath: string;
}

export const emptyShippingBook = (): ShippingBook => ({
  ...{ shipments: new Map(), pushed: new Set(), paths: new Map(), jumpPath: "" },
});

export const waybillText = (carrier: string, waybill: string) => JSON.stringify([carrier, waybill]);

/** Adds one event to the book. The same events in the same order always give the same book. */
export function applyShippingEvent(book: ShippingBook, event: ShippingEvent): void {
  switch (event.type) {
    case "uploaded":
      book.shipments.set(keyText(event.key), shippedBy(book, event));
      return;
    case "reminded":
      return change(book, event.key, { remindedAtMs: event.atMs });
    case "confirmed":
      return change(book, event.key, { confirmedAtMs: event.atMs });
    case "pushed":
      book.pushed.add(event.id);
      return;
    case "place": {
      const { carrier, waybill, atMs, action, text } = event;
      const name = waybillText(carrier, waybill);
      book.paths.set(name, [...(book.paths.get(name) ?? []), { atMs, action, text }]);
      return;
    }
    case "jumpPath":
      book.jumpPath = event.path;
  }
}

function shippedBy(book: ShippingBook, event: ShippingEvent & { type: "uploaded" }): Shipment {
  const { key, upload, isReship, atMs } = event;
  const before = book.shipments.get(keyText(key));
  return {
    ...{ key, upload, finishedAtMs: upload.isAll ? atMs : null },
    finishCount: (before?.finishCount ?? 0) + (upload.isAll ? 1 : 0),
    isReshipped: isReship || (before?.isReshipped ?? false),
    ...{ remindedAtMs: before?.remindedAtMs ?? null, confirmedAtMs: null },
  };
}

function change(book: ShippingBook, key: PayKey, to: Partial<Shipment>): void {
  const known = book.shipments.get(keyText(key));
  if (known !== undefined) book.shipments.set(keyText(key), { ...known, ...to });
}

const DAY_MS = 24 * 3_600_000;
/** How long after shipping WeChat confirms in the buyer's place. Source: WeChat, rules of self-run shops. */
const CONFIRMED_AFTER_MS: Readonly<Record<LogisticsType, number>> = {
  ...{ 1: 10 * DAY_MS, 2: 2 * DAY_MS, 3: 2 * DAY_MS, 4: 2 * DAY_MS },
};
/** Own choice: WeChat's documents say no more than that the money follows the receipt. */
export const SETTLED_AFTER_MS = 60_000;

/** When it is received, if nothing more happens, and whether nobody confirmed it; undefined while it is not shipped. */
export function receiptOf(
  shipment: Shipment,
): { readonly atMs: number; readonly isAutomatic: boolean } | undefined {
  const { confirmedAtMs, finishedAtMs, upload } = shipment;
  if (confirmedAtMs !== null) return { atMs: confirmedAtMs, isAutomatic: false };
  if (finishedAtMs === null) return undefined;
  return { atMs: finishedAtMs + CONFIRMED_AFTER_MS[upload.logisticsType], isAutomatic: true };
}

/** WeChat's `order_state`, but 5: of money that went back it knows nothing. */
export function stateAt(shipment: Shipment | undefined, nowMs: number): 1 | 2 | 3 | 4 {
  const receipt = shipment === undefined ? undefined : receiptOf(shipment);
  if (receipt === undefined) return 1;
  if (nowMs < receipt.atMs) return 2;
  return nowMs < receipt.atMs + SETTLED_AFTER_MS ? 3 : 4;
}
