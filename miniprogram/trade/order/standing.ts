import type { ShownPurchase } from "../../../contracts/purchaseReplies.ts";

/** Which sentence says how an order stands, and until when something can be done; null = no end. */
export type Standing = { readonly sentence: Sentence; readonly untilMs: number | null };
export type Sentence =
  | "toPay"
  | "payOver"
  | "toShip"
  | "partShipped"
  | "toCollect"
  | "onItsWay"
  | "heldUp"
  | "received"
  | "closed"
  | "paidBack"
  | "cancelledBuyer"
  | "cancelledStaff"
  | "cancelledExpiry";

type Known = Pick<
  ShownPurchase,
  "state" | "delivery" | "parcels" | "can" | "cancelled" | "refundedFen"
>;

export function standingOf(order: Known): Standing {
  const { state, delivery, parcels, can, cancelled, refundedFen } = order;
  const plain = (sentence: Sentence): Standing => ({ sentence, untilMs: null });
  switch (state) {
    case "created":
      return can.payUntilMs === null
        ? plain("payOver")
        : { sentence: "toPay", untilMs: can.payUntilMs };
    case "paid":
      if (delivery.kind === "pickup") return plain("toCollect");
      return plain(parcels.length > 0 ? "partShipped" : "toShip");
    case "shipped":
      return can.receivedByItselfAtMs === null
        ? plain("heldUp")
        : { sentence: "onItsWay", untilMs: can.receivedByItselfAtMs };
    case "received":
      return plain("received");
    case "closed":
      return plain(refundedFen > 0 ? "paidBack" : "closed");
    case "cancelled":
      return plain(CANCELLED[cancelled?.by ?? "expiry"]);
  }
}

const CANCELLED = {
  buyer: "cancelledBuyer",
  staff: "cancelledStaff",
  expiry: "cancelledExpiry",
} as const;
