import type { PayNotice } from "#contracts/order.ts";
import { emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import { priceOrder } from "#core/commission/price.ts";
import { entryAt } from "#core/plan/calendar.ts";
import { err, ok, type Result } from "#core/result.ts";
import { wechatTimeMs } from "#core/time.ts";
import type { Call } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type PaymentError = { readonly code: "order_unknown" | "amount_differs" } | FactError;

/** WeChat's notice: the payment becomes a fact, priced as of its success. 2 requests, 1 document. */
export async function confirmPayment(
  { reads, plans, store }: Deps,
  { nowMs }: Call,
  { outTradeNo: orderId, transactionId, totalFee: amountFen, timeEnd }: PayNotice,
): Promise<Result<null, PaymentError>> {
  const view = await reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const { order } = view;
  if (order.totalFen !== amountFen) return err({ code: "amount_differs" });
  // WeChat tells whole seconds, so a payment may seem older than its order by less than one.
  const successAtMs = Math.max(wechatTimeMs(timeEnd) ?? 0, order.createdAtMs);
  const entry = entryAt(view.calendar, successAtMs);
  const inForce = entry ? await plans.get(entry) : null;
  const payment = { transactionId, amountFen, successAtMs };
  const fact = priceOrder(order, payment, inForce, view.promoters);
  const changed = await store.change(
    "cases",
    orderId,
    (known = emptyCase(orderId, order.buyerId)) => recordFact(known, fact, nowMs),
    { document: view.case },
  );
  return changed.ok ? ok(null) : changed;
}
