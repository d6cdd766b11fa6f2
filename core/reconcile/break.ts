import type { Fen } from "#core/money.ts";

/**
 * Something on which WeChat's books and ours differ, until somebody or something has mended it. `_id` is its kind and
 * what it is about, so that the same difference found again is the same break.
 *
 * - Source: docs/domain/reconciliation.md.
 */
export type Break = {
  readonly _id: string;
  readonly rev: number;
  readonly kind: BreakKind;
  /** The day in China of the bill that shows it. */
  readonly day: string;
  /** The order, refund or transfer number. */
  readonly about: string;
  /** What the bill says and what our books say, in fen; null = it has none. */
  readonly theirsFen: Fen | null;
  readonly oursFen: Fen | null;
  readonly foundAtMs: number;
  /** Which of the staff looks after it; null = nobody yet. */
  readonly owner: string | null;
  readonly note: string;
  readonly closedAtMs: number | null;
  /** `matched` by a later bill or replay, or the staff id of who explained it. */
  readonly closedBy: string | null;
};
export type BreakKind =
  | "payment_unknown"
  | "payment_not_in_bill"
  | "payment_amount"
  | "refund_unknown"
  | "refund_not_in_bill"
  | "refund_amount"
  | "transfer_unknown"
  | "transfer_not_in_bill"
  | "transfer_amount"
  | "fact_conflict";
