import type { CountAndSum, PreviewPause, PreviewPauseReply } from "#contracts/settings.ts";
import { sumFen } from "#core/money.ts";
import { ok, type Result } from "#core/result.ts";
import { DAY_MS } from "#core/time.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";
import type { StateSum } from "#ports/moneyReads.ts";

/** What a pause would stop at this moment. Only reads: 1 request, or none. */
export async function previewPause(
  { reads }: Deps,
  { nowMs }: StaffCall,
  asked: PreviewPause,
): Promise<Result<PreviewPauseReply, never>> {
  if (asked.switch === "joining") return ok({ payouts: null, shares: null });
  if (asked.switch === "shares") {
    const shares = await reads.dueSum({ afterMs: nowMs, untilMs: nowMs + DAY_MS });
    return ok({ payouts: null, shares });
  }
  const sums = await reads.withdrawalSums(["requested", "approved", "sending", "confirming"]);
  const isWaiting = ({ state }: StateSum) => state === "requested" || state === "approved";
  const waiting = added(sums.filter(isWaiting));
  const onTheWay = added(sums.filter((sum) => !isWaiting(sum)));
  return ok({ payouts: { waiting, onTheWay }, shares: null });
}

const added = (sums: readonly StateSum[]): CountAndSum => ({
  count: sums.reduce((total, { count }) => total + count, 0),
  amountFen: sumFen(sums.map(({ amountFen }) => amountFen)),
});
