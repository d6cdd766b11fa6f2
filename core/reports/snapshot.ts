import type { Today } from "#core/reports/shown.ts";

/**
 * The page of today as it was counted last. `_id` = `today`. Derived: whoever looks makes it again when it is older than
 * a minute, and all of it when it was deleted.
 */
export type Snapshot = {
  readonly _id: string;
  readonly rev: number;
  readonly today: Today;
  /**
   * What all entries before an instant booked to promoters, so that only what came since need be added up. No call that
   * began before that instant is still running (`GUARD_BAND_MS`).
   */
  readonly booked: { readonly untilMs: number; readonly amountFen: number };
};
export const TODAY_ID = "today";
/** So old may the page of today be. */
export const FRESH_MS = 60_000;
