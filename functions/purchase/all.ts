import type { AllPurchases, DetailPurchase } from "#contracts/purchase.ts";
import { openHolds, paidFact } from "#core/commission/facts.ts";
import { refundedFen } from "#core/purchase/follow.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { leftToShip } from "#core/purchase/pieces.ts";
import { timeline } from "#core/purchase/shown.ts";
import { ok, type Result } from "#core/result.ts";
import { type Unknown, viewOf } from "#functions/purchase/change.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";
import type { PurchasePage } from "#ports/purchaseReads.ts";

/** All orders, the newest first, by whatever staff ask for. 1 request; 2 by phone. */
export async function allPurchases(
  { reads, store }: Deps,
  _: StaffCall,
  { action, orderId, beforeMs, limit, ...filter }: AllPurchases,
): Promise<Result<PurchasePage, never>> {
  if (orderId === undefined) return ok(await reads.purchasesPage(filter, beforeMs, limit));
  const purchase = await store.get("purchases", orderId);
  return ok({ purchases: purchase ? [purchase] : [], nextBeforeMs: null });
}

export type DetailReply = {
  readonly purchase: Purchase;
  readonly timeline: ReturnType<typeof timeline>;
  /** Pieces that can be shipped now, by line. */
  readonly left: readonly number[];
  /** Whose order it is: the promoter and his introducers. What they earn `order.explain` tells under the same id. */
  readonly promoters: {
    readonly chain: readonly string[];
    readonly selfPurchase: boolean;
  } | null;
  /** How the money stands; null = nothing is known of it. */
  readonly money: {
    readonly transactionId: string | null;
    readonly paidAtMs: number | null;
    readonly refundedFen: number;
    readonly sharedFen: number;
    readonly openHolds: number;
  } | null;
};

/** One order to staff, with its money side. 1 request. */
export async function detailPurchase(
  deps: TaskDeps,
  { nowMs }: StaffCall,
  { orderId }: DetailPurchase,
): Promise<Result<DetailReply, Unknown>> {
  const view = await viewOf(deps, { orderId, openid: null }, nowMs);
  if (!view.ok) return view;
  const { purchase, order, case: known } = view.value;
  return ok({
    purchase,
    timeline: timeline(purchase),
    left: leftToShip(purchase),
    promoters: order && { chain: order.chain, selfPurchase: order.selfPurchase },
    money: known && {
      transactionId: paidFact(known.facts)?.transactionId ?? null,
      paidAtMs: known.paidAtMs,
      refundedFen: refundedFen(known.facts),
      sharedFen: known.sharedFen,
      openHolds: openHolds(known.facts).length,
    },
  });
}
