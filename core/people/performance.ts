import { canonicalJson } from "#core/canonicalJson.ts";
import type { Fen } from "#core/money.ts";

/**
 * What a promoter brought, as of an instant. `_id` is the promoter's. Derived from his document, fans, cases and wallet:
 * whoever deletes it loses nothing, the next run makes it again.
 *
 * - Source: docs/domain/lists.md, "Figures of promoters".
 */
export type Performance = {
  readonly _id: string;
  readonly rev: number;
  readonly number: number;
  /** Marks that lists filter by (`facetsOf`). */
  readonly facets: readonly string[];
  /** When they were reckoned to be as they are. */
  readonly asOfMs: number;
  /** Persons who opened one of his codes, and those who did so first within the last days. Old openings are folded away. */
  readonly fans: number;
  readonly recentFans: number;
  /** His own sales that were paid, and what refunds left of them: ever, and within the last days. */
  readonly orders: number;
  readonly soldFen: Fen;
  readonly recentOrders: number;
  readonly recentSoldFen: Fen;
  /** His parts of all orders that were paid within the last days, after refunds. */
  readonly recentSharesFen: Fen;
  /** His parts that become available later, what he can ask for, and what was paid out to him. */
  readonly pendingFen: Fen;
  readonly availableFen: Fen;
  readonly paidFen: Fen;
  /** When somebody last bought of his or opened his code; null = never. */
  readonly lastActiveMs: number | null;
};

/** The last days that count as recent. */
export const RECENT_DAYS = 30;

/** Whether two reckonings say the same, whenever they were made. */
export const isSamePerformance = (one: Performance, other: Performance): boolean =>
  canonicalJson({ ...one, rev: 0, asOfMs: 0 }) === canonicalJson({ ...other, rev: 0, asOfMs: 0 });
