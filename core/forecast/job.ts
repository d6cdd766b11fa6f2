/** A draft plan that is being tried over past orders, step by step. `_id` is the job's own. */
export type ForecastJob = { readonly _id: string; readonly rev: number };
