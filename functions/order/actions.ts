import { explainBonusSchema, explainOrderSchema } from "#contracts/explain.ts";
import * as order from "#contracts/order.ts";
import { previewRefundSchema } from "#contracts/refundPreview.ts";
import { checkPayment } from "#functions/order/checkPayment.ts";
import { confirmReceipt } from "#functions/order/confirmReceipt.ts";
import { createOrder } from "#functions/order/create.ts";
import { endHold } from "#functions/order/endHold.ts";
import { explainOrder } from "#functions/order/explain.ts";
import { explainBonus } from "#functions/order/explainBonus.ts";
import { holdOrder } from "#functions/order/hold.ts";
import { payOrder } from "#functions/order/pay.ts";
import { previewRefund } from "#functions/order/previewRefund.ts";
import { recordComplaint } from "#functions/order/recordComplaint.ts";
import { recordRefund } from "#functions/order/recordRefund.ts";
import { refundOrder } from "#functions/order/refund.ts";
import { listOrders, showOrder } from "#functions/order/show.ts";
import { type Action, forEither, forPerson, forStaff } from "#functions/shared/serve.ts";
import type { WithPayments } from "#ports/deps.ts";

/** What the cloud function `order` does: orders, and what happens to them. */
export const actions: ReadonlyMap<string, Action<WithPayments>> = new Map([
  ["create", forPerson(order.createOrderSchema, createOrder)],
  ["pay", forPerson(order.payOrderSchema, payOrder)],
  ["checkPayment", forEither(order.checkPaymentSchema, checkPayment)],
  ["confirmReceipt", forEither(order.confirmReceiptSchema, confirmReceipt)],
  ["refund", forStaff(order.refundOrderSchema, refundOrder)],
  ["previewRefund", forStaff(previewRefundSchema, previewRefund)],
  ["recordRefund", forStaff(order.recordRefundSchema, recordRefund)],
  ["hold", forStaff(order.holdOrderSchema, holdOrder)],
  ["endHold", forStaff(order.endHoldSchema, endHold)],
  ["recordComplaint", forStaff(order.recordComplaintSchema, recordComplaint)],
  ["show", forEither(order.showOrderSchema, showOrder)],
  ["explain", forEither(explainOrderSchema, explainOrder)],
  ["explainBonus", forEither(explainBonusSchema, explainBonus)],
  ["list", forStaff(order.listOrdersSchema, listOrders)],
]);
