import { chained } from "#core/ledger/digest.ts";
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
  /**
   * `roll/<untilMs>`; what a withdrawal went through: `request/<id>`, `send/`, `pay/`, `release/`; what became of a
   * debt: `repay/<receipt>`, `write-off/<id>`; `adjust/<id>`.
   */
  readonly cause: string;
  readonly postings: readonly Posting[];
  /** The head of the promoter's chain with this entry in it. */
  readonly head: string;
};

/** The head after an entry: its number, time, cause and postings are in it. */
export const headAfter = (
  head: string,
  { promoterId, seq, atMs, cause, postings }: Omit<JournalEntry, "_id" | "rev" | "head">,
): string => chained(head, { promoterId, seq, atMs, cause, postings });

/** An outbox longer than this is moved to the journal. */
export const OUTBOX_MAX = 50;

/** The `_id` of an entry. It sorts by seq. */
export const journalId = (promoterId: string, seq: number): string =>
  `${promoterId}:${String(seq).padStart(9, "0")}`;
