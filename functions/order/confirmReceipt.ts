import type { ConfirmReceipt } from "#contracts/order.ts";
import { emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type ReceiptError = { readonly code: "order_unknown" | "buyer_required" } | FactError;

/** The goods arrived: the freeze begins. 2 requests, 1 document. */
export async function confirmReceipt(
  { reads, store }: Deps,
  { openid, staffId, nowMs }: EitherCall,
  { orderId }: ConfirmReceipt,
): Promise<Result<null, ReceiptError>> {
  const view = await reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const { buyerId } = view.order;
  if (staffId === null && openid !== buyerId) return err({ code: "buyer_required" });
  const changed = await store.change(
    "cases",
    orderId,
    (known = emptyCase(orderId, buyerId)) =>
      recordFact(known, { key: "received", receivedAtMs: nowMs }, nowMs),
    { document: view.case },
  );
  return changed.ok ? ok(null) : changed;
}
