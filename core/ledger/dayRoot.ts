/**
 * The Merkle root over all cases that changed on one day in China. `_id` is the day, `2026-03-05`. Kept elsewhere
 * too, it shows later that nothing of that day was changed.
 *
 * - Source: docs/domain/ledger.md, "Daily roots".
 */
export type DayRoot = {
  readonly _id: string;
  readonly rev: number;
  /** How many cases changed on that day. */
  readonly cases: number;
  readonly merkleRoot: string;
  /** Over the chain of days: the chain of the day before, and this root. */
  readonly head: string;
  readonly madeAtMs: number;
};
