import type { ForecastProgress, StepForecast } from "#contracts/forecast.ts";
import { advanced, type ForecastJob, type PaidPlace, setupOf } from "#core/forecast/job.ts";
import type { PastSale } from "#core/forecast/sale.ts";
import { err, ok, type Result } from "#core/result.ts";
import { progressOf } from "#functions/plans/forecastProgress.ts";
import { pastSales } from "#functions/plans/pastSales.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithForecasts } from "#ports/deps.ts";

type StepError = { readonly code: "forecast_unknown" | "forecast_too_large" };

const PAGE = 200;
/** A slice ends with the page after which so much time is over, well before the function's end. */
const SLICE_MS = 4_000;
const PAGES_MAX = 50;

/**
 * Counts in the next slice of a forecast, in one write: the cursor moves with the sums, so whoever is killed before it
 * has done nothing, and of two at a time one does. 2 requests, 1 document, and some for each page.
 *
 * - Errors: `forecast_unknown`; `forecast_too_large` when its sums no longer fit into one document.
 */
export async function stepForecast(
  deps: WithForecasts,
  _call: StaffCall,
  { forecastId }: StepForecast,
): Promise<Result<ForecastProgress, StepError>> {
  const job = await deps.store.get("forecasts", forecastId);
  if (!job) return err({ code: "forecast_unknown" });
  if (job.phase === "too_large") return err({ code: "forecast_too_large" });
  if (job.phase === "done") return ok(progressOf(job));
  const slice = await nextSlice(deps, job);
  const changed = await deps.store.change(
    "forecasts",
    forecastId,
    (current = job) => ok(isWhereItWas(current, job) ? advanced(current, slice) : current),
    { document: job },
  );
  if (!changed.ok) return changed;
  if (changed.value.phase === "too_large") return err({ code: "forecast_too_large" });
  return ok(progressOf(changed.value));
}

async function nextSlice({ reads, elapsedMs }: WithForecasts, job: ForecastJob) {
  const page = pastSales(reads, setupOf(job));
  const sales: PastSale[] = [];
  const startMs = elapsedMs();
  let last: PaidPlace | null = job.cursor;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const next = await page(job, last, PAGE);
    sales.push(...next.sales);
    last = next.last ?? last;
    if (next.isEnd) return { sales, last, isEnd: true };
    if (elapsedMs() - startMs > SLICE_MS) break;
  }
  return { sales, last, isEnd: false };
}

const isWhereItWas = (current: ForecastJob, read: ForecastJob): boolean =>
  current.phase === read.phase &&
  current.cursor?.atMs === read.cursor?.atMs &&
  current.cursor?.orderId === read.cursor?.orderId;
