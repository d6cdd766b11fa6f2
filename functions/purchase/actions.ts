import { askInvoiceSchema, issueInvoiceSchema } from "#contracts/invoice.ts";
import * as purchase from "#contracts/purchase.ts";
import { allPurchases, detailPurchase } from "#functions/purchase/all.ts";
import { cancelPurchase, cancelUnpaid } from "#functions/purchase/cancel.ts";
import { countPurchases, listPurchases } from "#functions/purchase/list.ts";
import { receivePurchase } from "#functions/purchase/receive.ts";
import { correctParcel, retryTasks, shipMany, shipParcel } from "#functions/purchase/ship.ts";
import { showPurchase } from "#functions/purchase/show.ts";
import { trackParcel } from "#functions/purchase/track.ts";
import * as wishes from "#functions/purchase/wishes.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import { type Action, forEither, forPerson, forStaff } from "#functions/shared/serve.ts";
import type { WithPayments } from "#ports/deps.ts";

/** What the cloud function `purchase` does: orders of the shop after they were placed. */
export const actions: ReadonlyMap<string, Action<WithPayments & TaskDeps>> = new Map<
  string,
  Action<WithPayments & TaskDeps>
>([
  ["list", forPerson(purchase.listPurchasesSchema, listPurchases)],
  ["counts", forEither(purchase.countPurchasesSchema, countPurchases)],
  ["show", forPerson(purchase.showPurchaseSchema, showPurchase)],
  ["cancel", forPerson(purchase.cancelPurchaseSchema, cancelPurchase)],
  ["receive", forPerson(purchase.receivePurchaseSchema, receivePurchase)],
  ["remindShipping", forPerson(purchase.remindShippingSchema, wishes.remindShipping)],
  ["track", forEither(purchase.trackParcelSchema, trackParcel(new Map()))],
  ["askInvoice", forPerson(askInvoiceSchema, wishes.askInvoice)],
  ["setAddress", forPerson(purchase.setAddressSchema, wishes.setAddress)],
  ["all", forStaff(purchase.allPurchasesSchema, allPurchases)],
  ["detail", forStaff(purchase.detailPurchaseSchema, detailPurchase)],
  ["ship", forStaff(purchase.shipSchema, shipParcel)],
  ["shipMany", forStaff(purchase.shipManySchema, shipMany)],
  ["correctParcel", forStaff(purchase.correctParcelSchema, correctParcel)],
  ["addNote", forStaff(purchase.addNoteSchema, wishes.addNote)],
  ["issueInvoice", forStaff(issueInvoiceSchema, wishes.issueInvoice)],
  ["cancelUnpaid", forStaff(purchase.cancelUnpaidSchema, cancelUnpaid)],
  ["retryTasks", forStaff(purchase.retryTasksSchema, retryTasks)],
]);
