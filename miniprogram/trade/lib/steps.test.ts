import type { BuyersChoices } from "../../../core/purchase/shown.ts";
import { stepsOf } from "./steps";

/** Goal: an order's buttons are what its function allows, the most wanted last. */
const NOTHING: BuyersChoices = {
  ...{ payUntilMs: null, cancel: false, receive: false, receivedByItselfAtMs: null },
  ...{ remindShipping: false, setAddress: false, askInvoice: false, afterSales: false },
  afterSalesUntilMs: null,
};

it.each([
  ["created", "express", false, { payUntilMs: 1, cancel: true }, ["cancel", "pay"]],
  ["created", "express", false, { cancel: true }, ["again"]],
  ["paid", "express", false, { afterSales: true, remindShipping: true }, ["afterSales", "remind"]],
  ["paid", "express", true, { afterSales: true }, ["afterSales", "track"]],
  ["paid", "pickup", false, { afterSales: true }, ["afterSales", "pickup"]],
  [
    ...(["shipped", "express", true, { afterSales: true, receive: true }] as const),
    ["afterSales", "track", "receive"],
  ],
  ["received", "express", true, { afterSales: true }, ["afterSales", "track", "again"]],
  ["received", "pickup", false, {}, ["again"]],
  ["closed", "express", false, {}, ["again"]],
  ["cancelled", "express", false, {}, ["again"]],
] as const)("%s %s (sent %s) with %j: %j", (state, delivery, isSent, can, steps) => {
  expect(stepsOf({ state, delivery, isSent, can: { ...NOTHING, ...can } })).toEqual(steps);
});
