import { type ForecastSetup, openForecast } from "#core/forecast/fold.ts";
import type { PastSale } from "#core/forecast/sale.ts";
import { emptyState, type ForecastState } from "#core/forecast/state.ts";
import type { Plan } from "#core/plan/plan.ts";

/** A draft plan that is being tried over past orders, step by step. `_id` is the job's own. */
export type ForecastJob = {
  readonly _id: string;
  readonly rev: number;
  readonly draft: Plan;
  readonly against: "booked" | Plan;
  readonly costs: readonly UnitCost[];
  /** Orders that were paid from `fromMs` on, before `untilMs`. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly startedAtMs: number;
  readonly startedBy: string;
  /** The newest order that is counted in; null = none yet. It moves with the sums, in one write. */
  readonly cursor: PaidPlace | null;
  readonly state: ForecastState;
  readonly phase: "running" | "done" | "too_large";
  /** How many promoters there were before `untilMs`, when it began. */
  readonly promoters: number;
};
export type UnitCost = { readonly sku: string; readonly costFen: number };
/** Where an order stands among the paid ones: by the instant of its payment, then by its id. */
export type PaidPlace = { readonly atMs: number; readonly orderId: string };

/** CloudBase refuses documents from 16 MB on and is slow long before; a whole step must fit into one write. */
export const JOB_BYTES_MAX = 900_000;

export type ForecastAsked = Omit<ForecastJob, "rev" | "cursor" | "state" | "phase">;

export const newJob = (asked: ForecastAsked): ForecastJob => ({
  ...asked,
  ...{ rev: 0, cursor: null, state: emptyState, phase: "running" },
});

export const setupOf = ({ draft, against, costs }: ForecastJob): ForecastSetup => ({
  ...{ draft, against },
  costs: new Map(costs.map(({ sku, costFen }) => [sku, costFen])),
});

/**
 * The job with some more sales counted in.
 *
 * - A job that would not fit into one document stays where it was, as `too_large`: nothing is told half.
 */
export function advanced(job: ForecastJob, { sales, last, isEnd }: Slice): ForecastJob {
  const forecast = openForecast(setupOf(job), job.state);
  for (const sale of sales) forecast.add(sale);
  const state = forecast.state();
  const phase = isEnd ? "done" : "running";
  const next: ForecastJob = { ...job, cursor: last ?? job.cursor, state, phase };
  return bytesOf(JSON.stringify(next)) > JOB_BYTES_MAX ? { ...job, phase: "too_large" } : next;
}

/** The sales that come just after a job's cursor. */
export type Slice = {
  readonly sales: readonly PastSale[];
  /** How far it was read; null = nothing was there. */
  readonly last: PaidPlace | null;
  /** Whether nothing comes after it. */
  readonly isEnd: boolean;
};

/** How far it is, 0 to 10,000: by time, since nobody counts the orders beforehand. */
export function doneBp({ phase, cursor, fromMs, untilMs }: ForecastJob): number {
  if (phase !== "running") return 10_000;
  if (cursor === null || untilMs <= fromMs) return 0;
  const product = (cursor.atMs - fromMs) * 10_000;
  return (product - (product % (untilMs - fromMs))) / (untilMs - fromMs);
}

/** How many bytes a text takes in UTF-8. */
function bytesOf(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3; // A pair of surrogates counts 6 instead of 4.
  }
  return bytes;
}
