import type { ShownPurchase } from "../../../contracts/purchaseReplies.ts";
import { fen } from "../../../core/money.ts";
import { standingOf } from "./standing";

/** Goal: one sentence says how an order stands, with the end of the time to act where there is one. */
const can = {
  ...{ payUntilMs: null, cancel: false, receive: false, receivedByItselfAtMs: null },
  ...{ remindShipping: false, setAddress: false, askInvoice: false, afterSales: false },
  afterSalesUntilMs: null,
};
const order = (over: object): Parameters<typeof standingOf>[0] => ({
  ...{ state: "created", parcels: [], can, cancelled: null, refundedFen: fen(0) },
  delivery: { kind: "pickup", name: "", phone: "", code: null, redeemed: null },
  ...over,
});
const express = { delivery: { kind: "express" } as unknown as ShownPurchase["delivery"] };

it.each([
  [{ can: { ...can, payUntilMs: 9 } }, "toPay", 9],
  [{}, "payOver", null],
  [{ state: "paid" }, "toCollect", null],
  [{ state: "paid", ...express }, "toShip", null],
  [{ state: "paid", ...express, parcels: [{}] }, "partShipped", null],
  [{ state: "shipped", can: { ...can, receivedByItselfAtMs: 7 } }, "onItsWay", 7],
  [{ state: "shipped" }, "heldUp", null],
  [{ state: "received" }, "received", null],
  [{ state: "closed" }, "closed", null],
  [{ state: "closed", refundedFen: fen(1) }, "paidBack", null],
  [{ state: "cancelled", cancelled: { by: "buyer", reason: "" } }, "cancelledBuyer", null],
  [{ state: "cancelled", cancelled: { by: "staff", reason: "" } }, "cancelledStaff", null],
  [{ state: "cancelled" }, "cancelledExpiry", null],
])("%j: %s until %j", (over, sentence, untilMs) => {
  expect(standingOf(order(over))).toEqual({ sentence, untilMs });
});
