import * as z from "zod";
import { fenSchema, idSchema, nameSchema, pageSchema } from "#contracts/fields.ts";
import { planSchema } from "#contracts/plan.ts";
import type { ForecastJob } from "#core/forecast/job.ts";
import type { ForecastReport } from "#core/forecast/report.ts";
import type { Plan } from "#core/plan/plan.ts";

const COSTS_MAX = 1_000;
const VERSION_MAX = 1_000_000;
const INSTANT_MAX = 8_640_000_000_000_000;
const instantSchema = z.int("应为整数，单位毫秒").min(0).max(INSTANT_MAX);

/** `plans.startForecast`, from staff: a draft over the orders that were paid in a span. Asked again it is the same job. */
export const startForecastSchema = z
  .strictObject({
    action: z.literal("startForecast"),
    /** Made by the console before the first try, so that a retry is the same job. */
    forecastId: idSchema,
    plan: planSchema,
    fromMs: instantSchema,
    /** Exclusive. */
    untilMs: instantSchema,
    /** A published version to compare with; left out = what was booked. */
    against: z
      .strictObject({ planId: idSchema, version: z.int().min(1).max(VERSION_MAX) })
      .optional(),
    /** What one piece of a product costs. */
    costs: z
      .array(z.strictObject({ sku: nameSchema, costFen: fenSchema }))
      .max(COSTS_MAX, `最多 ${COSTS_MAX} 种商品`)
      .default([]),
  })
  .refine(({ fromMs, untilMs }) => fromMs < untilMs, {
    path: ["untilMs"],
    message: "结束时间应晚于开始时间",
  });
export type StartForecast = z.output<typeof startForecastSchema>;

/** `plans.stepForecast`, from staff: goes on for some seconds. */
export const stepForecastSchema = z.strictObject({
  action: z.literal("stepForecast"),
  forecastId: idSchema,
});
export type StepForecast = z.output<typeof stepForecastSchema>;
/** How far a forecast is. */
export type ForecastProgress = {
  readonly forecastId: string;
  readonly phase: ForecastJob["phase"];
  /** 0 to 10,000, by time. */
  readonly doneBp: number;
  readonly orders: number;
};

/** `plans.forecast`, from staff: how far it is, and what it says. */
export const showForecastSchema = z.strictObject({
  action: z.literal("forecast"),
  forecastId: idSchema,
});
export type ShowForecast = z.output<typeof showForecastSchema>;
export type ToldForecast = ForecastProgress & {
  readonly draft: Plan;
  readonly fromMs: number;
  readonly untilMs: number;
  /** What it says of the orders that are counted in so far. */
  readonly report: ForecastReport;
  /** How much more the draft pays than what it is compared with; null where nothing was compared. */
  readonly differenceFen: number | null;
};

/** `plans.forecasts`, from staff. */
export const listForecastsSchema = z.strictObject({
  action: z.literal("forecasts"),
  ...pageSchema,
});
export type ListForecasts = z.output<typeof listForecastsSchema>;
