import { assert } from "#core/assert.ts";
import { PARCELS_MAX } from "#core/purchase/purchase.ts";
import type { Shipping, ShippingAnswer, ShippingInfo, ShippingState } from "#ports/shipping.ts";

/** What befalls a call: its reply is lost after WeChat took it, or the call is lost before. */
export type ShippingFault = "timeout-but-applied" | "timeout-not-applied";

export interface MemoryShipping extends Shipping {
  /** WeChat knows an order as paid, by whom. */
  pay(orderId: string, openid: string): void;
  /** The buyer confirms, or WeChat does for him; then the money is settled; or it goes back. */
  end(orderId: string, state: "received" | "settled" | "refunded"): void;
  /** The next telling meets it. */
  lose(fault: ShippingFault): void;
  /** What WeChat was told last. */
  told(orderId: string): ShippingInfo | undefined;
}

type Order = {
  readonly openid: string;
  readonly state: Exclude<ShippingState["state"], "unknown">;
  readonly info?: ShippingInfo;
  readonly isCorrected: boolean;
};

const GOODS_MAX = 120;

/** WeChat's shipping information in a map, for unit tests. It never says when an order was received, as WeChat does not. */
export function memoryShipping(): MemoryShipping {
  const orders = new Map<string, Order>();
  let fault: ShippingFault | null = null;

  function take(info: ShippingInfo): ShippingAnswer {
    const order = orders.get(info.orderId);
    if (!order) return { answer: "later", reason: "WeChat does not know the payment" };
    if (order.state === "refunded") return refused("it was refunded");
    if (order.state === "received" || order.state === "settled") return { answer: "told" };
    if (order.info && wordsOf(order.info) === wordsOf(info)) return { answer: "told" };
    const wrong = wrongInfo(order, info);
    if (wrong !== null) return refused(wrong);
    const isCorrection = order.info?.isAll === true || (order.info && order.info.how !== info.how);
    if (isCorrection && order.isCorrected) return refused("it was corrected once already");
    const isCorrected = order.isCorrected || isCorrection === true;
    const state = info.isAll ? "shipped" : "paid";
    orders.set(info.orderId, { ...order, state, info, isCorrected });
    return { answer: "told" };
  }

  return {
    async tell(info) {
      await Promise.resolve(); // Yields, as a call over the network does.
      const lost = fault;
      fault = null;
      if (lost === null) return take(info);
      if (lost === "timeout-but-applied") take(info);
      return { answer: "later", reason: "no answer in time" };
    },
    async read(orderId) {
      return { state: orders.get(orderId)?.state ?? "unknown", receivedAtMs: null };
    },
    pay: (orderId, openid) =>
      void orders.set(orderId, { openid, state: "paid", isCorrected: false }),
    end(orderId, state) {
      const order = orders.get(orderId);
      assert(order !== undefined, `${orderId} was not paid`);
      orders.set(orderId, { ...order, state });
    },
    lose: (next) => void (fault = next),
    told: (orderId) => orders.get(orderId)?.info,
  };
}

const refused = (reason: string): ShippingAnswer => ({ answer: "refused", reason });

const wordsOf = ({ how, isAll, parcels }: ShippingInfo): string =>
  JSON.stringify([how, isAll, parcels.map((p) => `${p.carrier} ${p.trackingNumber}`).sort()]);

function wrongInfo(order: Order, info: ShippingInfo): string | null {
  const { how, parcels, openid, goods, phone } = info;
  if (openid !== order.openid) return "it is another buyer's";
  if (goods === "" || [...goods].length > GOODS_MAX) return "goods takes 1 to 120 characters";
  if (how === "express" ? parcels.length === 0 : parcels.length > 1) return "parcels do not fit";
  if (parcels.length > PARCELS_MAX) return "there are too many parcels";
  if (how !== "express" && !info.isAll) return "only parcels can be sent in parts";
  if (parcels.some(({ carrier }) => carrier === "SF") && !/\d{4}$/.test(phone)) {
    return "SF needs the receiver's phone";
  }
  return null;
}
