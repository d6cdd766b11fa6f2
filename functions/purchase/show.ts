import type { ShowPurchase } from "#contracts/purchase.ts";
import type { ShownPurchase } from "#contracts/purchaseReplies.ts";
import { paidFact } from "#core/commission/facts.ts";
import { refundedFen } from "#core/purchase/follow.ts";
import { choices, shownBriefly, shownParcel, timeline } from "#core/purchase/shown.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { stateName } from "#core/purchase/words.ts";
import { ok, type Result } from "#core/result.ts";
import { type Unknown, viewOf } from "#functions/purchase/change.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import type { PersonCall } from "#functions/shared/serve.ts";

/**
 * Everything that the page of an order shows to its buyer. What is for staff is left out: their notes, who shipped, what
 * is still to follow. 1 request.
 */
export async function showPurchase(
  deps: TaskDeps,
  { openid, nowMs }: PersonCall,
  { orderId }: ShowPurchase,
): Promise<Result<ShownPurchase, Unknown>> {
  const view = await viewOf(deps, { orderId, openid }, nowMs);
  if (!view.ok) return view;
  const { purchase, case: known } = view.value;
  const { delivery } = purchase;
  return ok({
    orderId,
    state: purchase.state,
    stateName: stateName(purchase),
    createdAtMs: purchase.createdAtMs,
    lines: purchase.lines,
    amounts: purchase.amounts,
    refundedFen: refundedFen(known?.facts ?? []),
    delivery:
      delivery.kind === "express"
        ? delivery
        : { ...delivery, redeemed: delivery.redeemed && { atMs: delivery.redeemed.atMs } },
    storeId: purchase.storeId,
    note: purchase.note,
    parcels: purchase.parcels.map(shownParcel),
    invoice: purchase.invoice,
    afterSales: purchase.afterSales.map(shownBriefly),
    cancelled: purchase.cancelled,
    timeline: timeline(purchase),
    can: choices(purchase, nowMs),
    confirmAtWechat: isToldOf(purchase)
      ? (paidFact(known?.facts ?? [])?.transactionId ?? null)
      : null,
  });
}

/** Whether all of it was shipped and WeChat has heard so. */
const isToldOf = ({ state, tasks }: Purchase): boolean =>
  state === "shipped" && !tasks.some(({ kind }) => kind === "tellShipping");
