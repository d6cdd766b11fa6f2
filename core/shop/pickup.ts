import { piecesKept } from "#core/purchase/pieces.ts";
import type { Purchase } from "#core/purchase/purchase.ts";

/** What staff of a store see of an order that is collected there: enough to hand it over, and no more. */
export type PickupRow = {
  readonly orderId: string;
  readonly state: Purchase["state"];
  /** `王**`. */
  readonly name: string;
  /** The last four digits of the phone. */
  readonly phoneTail: string;
  readonly lines: readonly {
    readonly sku: string;
    readonly title: string;
    readonly values: readonly string[];
    readonly picture: string | null;
    readonly quantity: number;
    readonly gift: boolean;
  }[];
  readonly pieces: number;
  readonly note: string;
  readonly createdAtMs: number;
  readonly paidAtMs: number | null;
  readonly redeemedAtMs: number | null;
};

/** Null where the goods are sent instead. What was paid back before it was collected is not handed over. */
export function pickupRow(purchase: Purchase): PickupRow | null {
  const { _id: orderId, state, delivery, note, createdAtMs, paidAtMs } = purchase;
  if (delivery.kind !== "pickup") return null;
  const kept = piecesKept(purchase);
  const lines = purchase.lines.flatMap(({ sku, title, values, picture, gift }, index) => {
    const quantity = kept[index] ?? 0;
    return quantity === 0 ? [] : [{ sku, title, values, picture, quantity, gift }];
  });
  return {
    ...{ orderId, state, note, createdAtMs, paidAtMs },
    name: maskedName(delivery.name),
    phoneTail: delivery.phone.slice(-4),
    lines,
    pieces: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    redeemedAtMs: delivery.redeemed?.atMs ?? null,
  };
}

/** The first letter of a name, and two stars whatever its length. */
export const maskedName = (name: string): string => `${[...name][0] ?? ""}**`;

/** What the buyer's QR code says. */
export const pickupText = (code: string): string => `pickup:${code}`;

/** The ten digits of what was typed, with blanks or hyphens in it, or of a QR code's text; null = there are none. */
export function codeIn(text: string): string | null {
  return /(?:^|\D)(\d{10})$/.exec(text.replace(/[\s-]/g, ""))?.[1] ?? null;
}
