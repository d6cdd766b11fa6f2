import type { AdjustmentListReply, ListAdjustments } from "#contracts/adjustments.ts";
import type { Case } from "#core/commission/case.ts";
import { correctionsOf } from "#core/commission/corrections.ts";
import { earnersOf } from "#core/commission/earners.ts";
import { pricedFact } from "#core/commission/facts.ts";
import { owedBy, sharesOf } from "#core/commission/shares.ts";
import { NOTHING } from "#core/money.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * Corrections of what somebody earns, order by order, with the entries that booked them. It is read from the cases
 * themselves, whose facts only grow, so nobody can leave one out. 1 request.
 */
export async function listAdjustments(
  { reads }: Deps,
  _: StaffCall,
  { isWaiting, orderId, after, limit }: ListAdjustments,
): Promise<Result<AdjustmentListReply, never>> {
  const cases =
    orderId === undefined
      ? await reads.casesCorrected(isWaiting, after, limit)
      : await reads.casesOf([orderId]);
  const last = cases.at(-1);
  const isWhole = orderId !== undefined || cases.length < limit;
  return ok({
    earners: orderId === undefined ? [] : cases.flatMap(earningNow),
    corrections: cases.flatMap((known) => [...correctionsOf(known)].reverse()),
    next: last?.corrected && !isWhole ? { atMs: last.corrected.atMs, id: last._id } : null,
  });
}

/** Whom a correction can be for, and what he earns of the order now. */
function earningNow({ facts }: Case): AdjustmentListReply["earners"] {
  const paid = pricedFact(facts);
  const owed = owedBy(sharesOf(facts));
  return (paid ? [...new Set(earnersOf(paid))] : []).map((promoterId) => ({
    ...{ promoterId, earnsFen: owed.get(promoterId) ?? NOTHING },
  }));
}
