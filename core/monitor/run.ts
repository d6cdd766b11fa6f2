/** What one day's look at the population found. `_id` is the day, like `2026-03-05`. */
export type MonitorRun = { readonly _id: string; readonly rev: number };
