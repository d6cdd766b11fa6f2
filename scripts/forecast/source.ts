import type { PastSale } from "#core/forecast/sale.ts";
import type { Plan } from "#core/plan/plan.ts";

/** Past sales from somewhere, by the time of their payment. */
export type Source = {
  /** Where they come from, for people. */
  readonly title: string;
  /** What has to be said of them besides, one sentence a line. */
  readonly notes: () => readonly string[];
  readonly sales: AsyncIterable<PastSale>;
  /** How many promoters there were; asked when the last sale has come. */
  readonly promoters: () => Promise<number> | number;
  /** What a sale owed as it was priced then is known. */
  readonly hasBooked: boolean;
  /** How many sales will come, where that is known beforehand. */
  readonly total: number | null;
  readonly close: () => Promise<void>;
};

/** The paid orders of interest: from an instant on, before another. */
export type Span = { readonly fromMs: number; readonly untilMs: number };

/** What is tried, and what it is compared with besides what was booked. */
export type Tried = { readonly draft: Plan; readonly against: Plan | null };

/** A mistake of whoever called: shown without a trace. */
export class UsageError extends Error {}
