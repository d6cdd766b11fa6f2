import type { ForecastProgress } from "#contracts/forecast.ts";
import { doneBp, type ForecastJob } from "#core/forecast/job.ts";

export const progressOf = (job: ForecastJob): ForecastProgress => ({
  ...{ forecastId: job._id, phase: job.phase, doneBp: doneBp(job), orders: job.state.sales },
});
