import type { PreviewRefund, RefundPreviewReply } from "#contracts/refundPreview.ts";
import type { RefundRefusal } from "#core/order/refund.ts";
import { previewRefund as previewed } from "#core/order/refundPreview.ts";
import { err, ok, type Result } from "#core/result.ts";
import { promotersOf } from "#functions/order/owner.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** So many persons outside of the chain are looked up for their numbers. */
const OTHERS_MAX = 50;

/** What a refund would give the buyer and take back from whom. 1 request; 1 more for each person outside of the chain. */
export async function previewRefund(
  deps: Deps,
  { nowMs }: StaffCall,
  { orderId, lines, freightFen }: PreviewRefund,
): Promise<Result<RefundPreviewReply, RefundRefusal | { readonly code: "order_unknown" }>> {
  const view = await deps.reads.orderView(orderId);
  if (!view) return err({ code: "order_unknown" });
  const preview = previewed(view.order, view.case, { lines, freightFen }, nowMs);
  if (!preview.ok) return preview;
  const people = preview.value.shares.map(({ promoterId }) => promoterId);
  const others = people.filter((id) => view.promoters.every(({ _id }) => _id !== id));
  const known = [...view.promoters, ...(await promotersOf(deps, others.slice(0, OTHERS_MAX)))];
  const numbers = new Map(known.map(({ _id, number }) => [_id, number]));
  return ok({
    ...preview.value,
    orderId,
    shares: preview.value.shares.map((share) => ({
      ...share,
      number: numbers.get(share.promoterId) ?? null,
    })),
  });
}
