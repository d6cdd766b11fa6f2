import type { ForecastProgress, StartForecast } from "#contracts/forecast.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import { type ForecastAsked, type ForecastJob, newJob } from "#core/forecast/job.ts";
import { versionId } from "#core/plan/calendar.ts";
import type { Plan } from "#core/plan/plan.ts";
import { err, ok, type Result } from "#core/result.ts";
import { progressOf } from "#functions/plans/forecastProgress.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithForecasts } from "#ports/deps.ts";

type StartError = { readonly code: "forecast_against_unknown" | "forecast_id_taken" };

/**
 * Begins a forecast; nothing is read of the orders yet. Asked again with the same words it is the same job, however far
 * that is. 2 requests, 1 document; 3 or 4 with a version to compare with.
 */
export async function startForecast(
  deps: WithForecasts,
  { staffId, nowMs }: StaffCall,
  { forecastId, plan, against, costs, fromMs, untilMs }: StartForecast,
): Promise<Result<ForecastProgress, StartError>> {
  const base = against ? await versionOf(deps, against) : "booked";
  if (base === null) return err({ code: "forecast_against_unknown" });
  const job = newJob({
    ...{ _id: forecastId, draft: plan, against: base, costs, fromMs, untilMs },
    ...{ startedAtMs: nowMs, startedBy: staffId },
    promoters: await deps.reads.promotersBefore(untilMs),
  });
  if (await deps.store.create("forecasts", job)) return ok(progressOf(job));
  const known = await deps.store.get("forecasts", forecastId);
  if (!known || !isSame(known, job)) return err({ code: "forecast_id_taken" });
  return ok(progressOf(known));
}

/** A version whose seal is whole; null when there is none. */
async function versionOf(
  { store, plans }: WithForecasts,
  version: { readonly planId: string; readonly version: number },
): Promise<Plan | null> {
  if (!(await store.get("plans", versionId(version)))) return null;
  return (await plans.get({ ...version, fromMs: 0 })).plan;
}

const isSame = (known: ForecastJob, asked: ForecastAsked): boolean =>
  textOf(known) === textOf(asked);
const textOf = ({ draft, against, costs, fromMs, untilMs }: ForecastAsked): string =>
  canonicalJson({ draft, against, costs, fromMs, untilMs });
