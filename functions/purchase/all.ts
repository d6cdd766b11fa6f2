import type { AllPurchases, DetailPurchase } from "#contracts/purchase.ts";
import { openHolds, paidFact } from "#core/commission/facts.ts";
import { refundedFen } from "#core/purchase/follow.ts";
import { leftToShip } from "#core/purchase/pieces.ts";
import { CARRIER_CHOICES } from "#core/purchase/carriers.ts";
import { shownToStaff, type StaffPurchase, timeline } from "#core/purchase/shown.ts";
import { ok, type Result } from "#core/result.ts";
import { type Unknown, viewOf } from "#functions/purchase/change.ts";
import type { TaskDeps } from "#functions/purchase/tasks.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type StaffPage = {
  readonly purchases: readonly StaffPurchase[];
  readonly nextBeforeMs: number | null;
};

/** All orders, the newest first, by whatever staff ask for. 1 request; 2 by phone. */
export async function allPurchases(
  { reads, store }: Deps,
  _: StaffCall,
  { action, orderId, beforeMs, limit, ...filter }: AllPurchases,
): Promise<Result<StaffPage, never>> {
  if (orderId === undefined) {
    const { purchases, nextBeforeMs } = await reads.purchasesPage(filter, beforeMs, limit);
    return ok({ purchases: purchases.map(shownToStaff), nextBeforeMs });
  }
  const purchase = await store.get("purchases", orderId);
  return ok({ purchases: purchase ? [shownToStaff(purchase)] : [], nextBeforeMs: null });
}

export type DetailReply = {
  readonly purchase: StaffPurchase;
  readonly timeline: ReturnType<typeof timeline>;
  /** Pieces that can be shipped now, by line. */
  readonly left: readonly number[];
  /** With whom it can be sent. */
  readonly carriers: typeof CARRIER_CHOICES;
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
    purchase: shownToStaff(purchase),
    timeline: timeline(purchase),
    left: leftToShip(purchase),
    carriers: CARRIER_CHOICES,
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
