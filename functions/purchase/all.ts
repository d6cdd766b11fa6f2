import type { AllPurchases, DetailPurchase } from "#contracts/purchase.ts";
import type { AllReply, DetailReply } from "#contracts/purchaseReplies.ts";
import { openHolds, paidFact } from "#core/commission/facts.ts";
import { refundedFen } from "#core/purchase/follow.ts";
import { leftToShip } from "#core/purchase/pieces.ts";
import { CARRIER_CHOICES } from "#core/purchase/carriers.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { shownToStaff, timeline } from "#core/purchase/shown.ts";
import { ok, type Result } from "#core/result.ts";
import { type Unknown, viewOf } from "#functions/purchase/change.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** All orders, the newest first, by whatever staff ask for, each with who brought its buyer. 3 requests; 1 more by phone. */
export async function allPurchases(
  deps: Deps,
  _: StaffCall,
  { action, orderId, beforeMs, limit, ...filter }: AllPurchases,
): Promise<Result<AllReply, never>> {
  const { reads, store } = deps;
  if (orderId === undefined) {
    const { purchases, nextBeforeMs } = await reads.purchasesPage(filter, beforeMs, limit);
    return ok({ purchases: await rowsOf(deps, purchases), nextBeforeMs });
  }
  const purchase = await store.get("purchases", orderId);
  return ok({ purchases: await rowsOf(deps, purchase ? [purchase] : []), nextBeforeMs: null });
}

/** Orders as a list shows them. 2 requests; none where there is no order, 1 where nobody brought a buyer. */
async function rowsOf(
  { reads }: Deps,
  purchases: readonly Purchase[],
): Promise<AllReply["purchases"]> {
  if (purchases.length === 0) return [];
  const orders = await reads.ordersOf(purchases.map(({ _id }) => _id));
  const sellers = new Map(
    orders.flatMap(({ _id, chain: [first] }) => (first ? [[_id, first]] : [])),
  );
  const ids = [...new Set(sellers.values())];
  const promoters = ids.length === 0 ? [] : await reads.documentsOf("promoters", ids);
  const numbers = new Map(promoters.map(({ _id, number }) => [_id, number]));
  return purchases.map((purchase) => {
    const promoterId = sellers.get(purchase._id);
    const number = numbers.get(promoterId ?? "") ?? null;
    return { ...shownToStaff(purchase), promoter: promoterId ? { promoterId, number } : null };
  });
}

/** One order to staff, with its money side. 1 request, 1 more where a promoter brought the buyer. */
export async function detailPurchase(
  deps: TaskDeps,
  { nowMs }: StaffCall,
  { orderId }: DetailPurchase,
): Promise<Result<DetailReply, Unknown>> {
  const view = await viewOf(deps, { orderId, openid: null }, nowMs);
  if (!view.ok) return view;
  const { purchase, order, case: known } = view.value;
  const promoter = order?.chain[0];
  const seller = promoter === undefined ? null : await deps.store.get("promoters", promoter);
  return ok({
    purchase: shownToStaff(purchase),
    timeline: timeline(purchase),
    left: leftToShip(purchase),
    carriers: CARRIER_CHOICES,
    promoters: order && {
      ...{ chain: order.chain, selfPurchase: order.selfPurchase },
      number: seller?.number ?? null,
    },
    money: known && {
      transactionId: paidFact(known.facts)?.transactionId ?? null,
      paidAtMs: known.paidAtMs,
      refundedFen: refundedFen(known.facts),
      sharedFen: known.sharedFen,
      openHolds: openHolds(known.facts).length,
    },
  });
}
