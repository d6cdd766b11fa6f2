import * as order from "#contracts/order.ts";
import { confirmReceipt } from "#functions/order/confirmReceipt.ts";
import { createOrder } from "#functions/order/create.ts";
import { recordRefund } from "#functions/order/recordRefund.ts";
import { listOrders, showOrder } from "#functions/order/show.ts";
import { type Action, forEither, forPerson, forStaff } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

/** What the cloud function `order` does: orders, and what happens to them. */
export const actions: ReadonlyMap<string, Action<WithSeal>> = new Map([
  ["create", forPerson(order.createOrderSchema, createOrder)],
  ["confirmReceipt", forEither(order.confirmReceiptSchema, confirmReceipt)],
  ["recordRefund", forStaff(order.recordRefundSchema, recordRefund)],
  ["show", forEither(order.showOrderSchema, showOrder)],
  ["list", forStaff(order.listOrdersSchema, listOrders)],
]);
