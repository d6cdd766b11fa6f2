import type { LeaderboardReply, ShowLeaderboard } from "#contracts/reports.ts";
import { placed } from "#core/promoter/ranking.ts";
import { promoterLabel } from "#core/promoter/words.ts";
import { ok, type Result } from "#core/result.ts";
import type { BoardRow } from "#core/reports/shown.ts";
import { spanMs } from "#core/reports/span.ts";
import { measuredAmong, peopleOf } from "#functions/reports/people.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithReports } from "#ports/deps.ts";

/**
 * Who sold, earned or brought the most in some days, refunds taken off; who is banned has no place. The places are those
 * of promoters' own boards, of any span and any group. 6 requests, and what lacks is counted.
 */
export async function showLeaderboard(
  deps: WithReports,
  { nowMs }: StaffCall,
  request: ShowLeaderboard,
): Promise<Result<LeaderboardReply, never>> {
  const { by, afterRows, limit } = request;
  const { values, age } = await measuredAmong(deps, request, nowMs);
  const ranked = placed(values);
  const page = ranked.slice(afterRows, afterRows + limit);
  const who = await peopleOf(
    deps,
    page.map(({ number }) => number),
    nowMs,
  );
  const countsOrders = by === "sales" || by === "orders";
  return ok({
    ...{ ...age, by, ranked: ranked.length },
    rows: page.map((row): BoardRow => ({
      ...{ ...row, label: promoterLabel(row.number), ...who(row.number) },
      filter: countsOrders ? { ...spanMs(request), promoterNumber: row.number } : null,
    })),
    totalValue: ranked.reduce((sum, { value }) => sum + value, 0),
    nextAfterRows: afterRows + limit < ranked.length ? afterRows + limit : null,
  });
}
