import type { Posting } from "#core/ledger/entry.ts";

/** What one change of a wallet moved, in balanced postings. Append-only: a correction is another entry. */
export type JournalEntry = {
  /** `journalId`: an entry can be filed once only. */
  readonly _id: string;
  readonly rev: number;
  readonly promoterId: string;
  /** 1, 2, 3 … without a gap, per promoter. */
  readonly seq: number;
  readonly atMs: number;
  /** `roll/<untilMs>`, or what a withdrawal went through: `request/<id>`, `send/`, `pay/`, `release/`. */
  readonly cause: string;
  readonly postings: readonly Posting[];
};

/** An outbox longer than this is moved to the journal. */
export const OUTBOX_MAX = 50;

/** The `_id` of an entry. It sorts by seq. */
export const journalId = (promoterId: string, seq: number): string =>
  `${promoterId}:${String(seq).padStart(9, "0")}`;
