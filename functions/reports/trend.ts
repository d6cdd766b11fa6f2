import type { ShowTrend, TrendReply } from "#contracts/reports.ts";
import { daysBetween, spanOfDay } from "#core/reconcile/days.ts";
import { ok, type Result } from "#core/result.ts";
import { olderOf } from "#core/reports/age.ts";
import { addFigures, NO_FIGURES } from "#core/reports/figures.ts";
import type { TrendDay } from "#core/reports/shown.ts";
import { salesIn, visitsIn } from "#functions/reports/days.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithReports } from "#ports/deps.ts";

/** Each day of a span. 6 requests, and what lacks is counted. */
export async function showTrend(
  deps: WithReports,
  { nowMs }: StaffCall,
  request: ShowTrend,
): Promise<Result<TrendReply, never>> {
  const [sales, visits] = await Promise.all([
    salesIn(deps, request, [], nowMs, false),
    visitsIn(deps, request, nowMs, { byMonth: false, withRows: false }),
  ]);
  const soldOn = new Map(sales.parts.map((one) => [one._id, one]));
  const visitsOn = new Map(visits.parts.map((one) => [one._id, one]));
  const days = daysBetween(request.fromDay, request.untilDay).map((day): TrendDay => {
    const [sold, visited] = [soldOn.get(day), visitsOn.get(day)];
    const { firstOrders: _firstOrders, ...figures } = sold?.total ?? {
      ...NO_FIGURES,
      firstOrders: 0,
    };
    return {
      ...{ day, ...figures, newFans: visited?.newFans ?? 0 },
      ...{ newPromoters: visited?.newPromoters ?? 0, filter: spanOfDay(day) },
      asOfMs: sold && visited ? Math.min(sold.asOfMs, visited.asOfMs) : null,
    };
  });
  const total = days.reduce((sum, day) => addFigures(sum, day), NO_FIGURES);
  const sum = (field: "newFans" | "newPromoters") => days.reduce((all, day) => all + day[field], 0);
  return ok({
    ...olderOf(sales.age, visits.age),
    ...{ days, total: { ...total, newFans: sum("newFans"), newPromoters: sum("newPromoters") } },
  });
}
