import type { Alert } from "#core/monitor/alerts.ts";
import type { Customers } from "#core/monitor/figures.ts";

/** What one day's look at the population found. `_id` is the day in China, like `2026-03-05`. */
export type MonitorRun = {
  readonly _id: string;
  readonly rev: number;
  readonly lookedAtMs: number;
  /** The brand counted. */
  readonly people: number;
  readonly levels: number;
  readonly customers: Customers;
  readonly alerts: readonly Alert[];
  /** Whether it paused joining: only where the brand has decided so. */
  readonly pausedJoining: boolean;
};
