import { doneBp, type ForecastJob } from "#core/forecast/job.ts";

/** How far a forecast is. */
export type ForecastProgress = {
  readonly forecastId: string;
  readonly phase: ForecastJob["phase"];
  /** 0 to 10,000, by time. */
  readonly doneBp: number;
  readonly orders: number;
};

export const progressOf = (job: ForecastJob): ForecastProgress => ({
  ...{ forecastId: job._id, phase: job.phase, doneBp: doneBp(job), orders: job.state.sales },
});
