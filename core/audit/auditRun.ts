import type { Violation } from "#core/audit/violation.ts";

/** A nightly audit. `_id` is the day in China on which it began. */
export type AuditRun = {
  readonly _id: string;
  readonly rev: number;
  readonly startedAtMs: number;
  /** Null while it is not through. */
  readonly finishedAtMs: number | null;
  readonly cases: number;
  readonly wallets: number;
  /** How many invariants were checked. */
  readonly checks: number;
  readonly violations: readonly Violation[];
};
