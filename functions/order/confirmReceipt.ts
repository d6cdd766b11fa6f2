import type { ConfirmReceipt } from "#contracts/order.ts";
import { emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type ReceiptError =
  { readonly code: "order_unknown" | "buyer_required" | "receive_at_purchase" } | FactError;

/**
 * The goods of another shop's order arrived: the freeze begins. 2 requests, 1 document.
 *
 * - Errors: `receive_at_purchase` to buyers and staff alike, for what our own shop sold: its purchase knows whether
 *   anything was sent, so the freeze cannot begin too early.
 */
export async function confirmReceipt(
  { reads, store }: Deps,
  { openid, staffId, nowMs }: EitherCall,
  { orderId }: ConfirmReceipt,
): Promise<Result<null, ReceiptError>> {
  const view = await reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const { buyerId, fromShop } = view.order;
  if (staffId === null && openid !== buyerId) return err({ code: "buyer_required" });
  if (fromShop === true) return err({ code: "receive_at_purchase" });
  const changed = await store.change(
    "cases",
    orderId,
    (known = emptyCase(orderId, buyerId)) =>
      recordFact(known, { key: "received", receivedAtMs: nowMs }, nowMs),
    { document: view.case },
  );
  return changed.ok ? ok(null) : changed;
}
