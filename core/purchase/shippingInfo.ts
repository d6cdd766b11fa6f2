import type { Parcel, Purchase } from "#core/purchase/purchase.ts";

/** WeChat takes 120 characters of what is in an order. */
const GOODS_MAX = 120;

/** What WeChat is told of a purchase's shipping (ports/shipping.ts). */
export type ToldShipping = {
  readonly orderId: string;
  readonly openid: string;
  readonly how: "express" | "pickup";
  readonly goods: string;
  readonly parcels: readonly Parcel[];
  readonly isAll: boolean;
  readonly phone: string;
  readonly atMs: number;
};

export function shippingInfo(purchase: Purchase, nowMs: number): ToldShipping {
  const { _id: orderId, buyerId: openid, delivery, parcels, state } = purchase;
  const phone = delivery.kind === "express" ? delivery.address.phone : delivery.phone;
  return {
    ...{ orderId, openid, how: delivery.kind, goods: goodsText(purchase), parcels },
    ...{ isAll: state !== "paid", phone, atMs: nowMs },
  };
}

/** What was bought, in one line: titles and numbers of pieces, cut where it is too long. */
export function goodsText({ lines }: Pick<Purchase, "lines">): string {
  const text = lines.map(({ title, quantity }) => `${title}×${quantity}`).join("，");
  const letters = [...text];
  return letters.length <= GOODS_MAX ? text : `${letters.slice(0, GOODS_MAX - 1).join("")}…`;
}
