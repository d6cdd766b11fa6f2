import type { ListForecasts, ShowForecast, ToldForecast } from "#contracts/forecast.ts";
import { setupOf } from "#core/forecast/job.ts";
import { reportOf } from "#core/forecast/report.ts";
import { err, ok, type Result } from "#core/result.ts";
import { progressOf } from "#functions/plans/forecastProgress.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithForecasts } from "#ports/deps.ts";
import type { ForecastHead } from "#ports/forecastReads.ts";

/** More products than that are left out of what is told; their sums are in the totals. */
const GOODS_TOLD = 200;

/** How far a forecast is, and what it says so far. 1 request. */
export async function showForecast(
  { store }: WithForecasts,
  _call: StaffCall,
  { forecastId }: ShowForecast,
): Promise<Result<ToldForecast, { readonly code: "forecast_unknown" }>> {
  const job = await store.get("forecasts", forecastId);
  if (!job) return err({ code: "forecast_unknown" });
  const { draft, fromMs, untilMs, state, promoters } = job;
  const whole = reportOf(setupOf(job), state, promoters);
  const { goods, losses } = whole;
  const report = {
    ...whole,
    goods: goods.slice(0, GOODS_TOLD),
    losses: losses.slice(0, GOODS_TOLD),
  };
  const { change } = whole;
  const differenceFen = change && change.draftFen - change.baseFen;
  return ok({ ...progressOf(job), draft, fromMs, untilMs, report, differenceFen });
}

/** All forecasts, by id. 1 request. */
export async function listForecasts(
  { reads }: WithForecasts,
  _call: StaffCall,
  { afterId, limit }: ListForecasts,
): Promise<
  Result<
    { readonly forecasts: readonly ForecastHead[]; readonly nextAfterId: string | null },
    never
  >
> {
  const forecasts = await reads.forecastPage(afterId, limit);
  const last = forecasts.at(-1);
  return ok({ forecasts, nextAfterId: last && forecasts.length === limit ? last._id : null });
}
