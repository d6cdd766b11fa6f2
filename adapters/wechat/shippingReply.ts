import type { ShippingInfo, ShippingState } from "#ports/shipping.ts";

/** What WeChat knows of a paid order's shipping. */
export type KnownShipping = {
  readonly state: Exclude<ShippingState["state"], "unknown">;
  readonly logisticsType: number;
  /** Whether it was told as split, so that one parcel may follow another. */
  readonly isSplit: boolean;
  readonly isAll: boolean;
  /** Carrier and number of each parcel. */
  readonly parcels: readonly string[];
  /** The full second of the last telling; 0 before the first. */
  readonly toldAtMs: number;
};

/**
 * WeChat's `order_state`. 6, money that waits to be settled, is described by its name only; the orders that merchants
 * show with it had been received.
 *
 * - Source: WeChat, "查询订单发货状态".
 */
const STATES: ReadonlyMap<unknown, KnownShipping["state"]> = new Map([
  ...([
    [1, "paid"],
    [2, "shipped"],
    [3, "received"],
    [4, "settled"],
    [5, "refunded"],
    [6, "received"],
  ] as const),
]);
/** All in one telling, or parcels one after the other. */
export const UNIFIED = 1;
export const SPLIT = 2;
/** WeChat's numbers of how goods get to the buyer. */
export const LOGISTICS = { express: 1, local: 2, pickup: 4 } as const;

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
const textOf = (value: unknown, name: string): string => {
  const text = fieldOf(value, name);
  return typeof text === "string" ? text : "";
};
const parcelText = (carrier: string, number: string): string => `${carrier} ${number}`;

/** Reads the reply of `getOrder`, as the SDK hands it over. Throws when it names no state that is known. */
export function knownShipping(reply: unknown): KnownShipping {
  const order = fieldOf(reply, "order");
  const orderState = fieldOf(order, "orderState");
  const state = STATES.get(orderState);
  if (state === undefined) throw new Error(`WeChat names a state that is unknown: ${orderState}`);
  const shipping = fieldOf(order, "shipping");
  const list = fieldOf(shipping, "shippingList");
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return {
    state,
    logisticsType: Number(fieldOf(shipping, "logisticsType") ?? 0),
    isSplit: fieldOf(shipping, "deliveryMode") === SPLIT,
    isAll: fieldOf(shipping, "finishShipping") === true,
    parcels: items.map((item) =>
      parcelText(textOf(item, "expressCompany"), textOf(item, "trackingNo")),
    ),
    toldAtMs: Math.max(0, ...items.map((item) => Number(fieldOf(item, "uploadTime") ?? 0) * 1_000)),
  };
}

/** Whether there is nothing to tell: WeChat knows just these parcels, or the buyer has the goods. */
export function isKnownAlready(known: KnownShipping, info: ShippingInfo): boolean {
  if (known.state === "received" || known.state === "settled") return true;
  const told = info.parcels.map(({ carrier, trackingNumber }) =>
    parcelText(carrier, trackingNumber),
  );
  const wanted = told.length === 0 ? [parcelText("", "")] : told;
  return (
    known.logisticsType === LOGISTICS[info.how] &&
    known.isAll === info.isAll &&
    JSON.stringify(known.parcels.toSorted()) === JSON.stringify(wanted.toSorted())
  );
}
