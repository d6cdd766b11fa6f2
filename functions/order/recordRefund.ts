import type { RecordRefund } from "#contracts/order.ts";
import { emptyCase, type FactError, recordFact } from "#core/commission/case.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type RefundError =
  | { readonly code: "order_unknown" }
  | { readonly code: "sku_not_in_order"; readonly sku: string }
  | FactError;

/** A refund that succeeded: before, between or after the other facts, with the same sum. */
export async function recordRefund(
  { reads, store }: Deps,
  { nowMs }: StaffCall,
  { orderId, refundId, lines }: RecordRefund,
): Promise<Result<null, RefundError>> {
  const view = await reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const bought = new Set(view.order.lines.map(({ sku }) => sku));
  const stranger = lines.find(({ sku }) => !bought.has(sku));
  if (stranger) return err({ code: "sku_not_in_order", sku: stranger.sku });
  const changed = await store.change(
    "cases",
    orderId,
    (known = emptyCase(orderId, view.order.buyerId)) =>
      recordFact(known, { key: `refund/${refundId}`, lines }, nowMs),
    { document: view.case },
  );
  return changed.ok ? ok(null) : changed;
}
