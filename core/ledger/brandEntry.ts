import type { Posting } from "#core/ledger/entry.ts";

/**
 * Money that the brand itself moved: tax paid to the office, say. One document each, written once; `_id` is the
 * idempotency key (`tax-paid/<receipt>`), so a correction is another document with the opposite postings.
 */
export type BrandEntry = {
  readonly _id: string;
  readonly rev: number;
  readonly atMs: number;
  readonly by: string;
  readonly note: string;
  readonly postings: readonly Posting[];
};
