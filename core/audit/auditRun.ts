import { distinct, isOfHands, type Violation } from "#core/audit/violation.ts";
import type { DayRoot } from "#core/ledger/dayRoot.ts";
import type { DayTrees } from "#core/ledger/days.ts";
import type { AddedUp, Trial, TrialPass } from "#core/ledger/trialPass.ts";

/** A nightly audit. `_id` is the day in China on which it began. */
export type AuditRun = {
  readonly _id: string;
  readonly rev: number;
  readonly startedAtMs: number;
  /** Null while it is not through: the next run goes on. */
  readonly finishedAtMs: number | null;
  readonly cases: number;
  readonly wallets: number;
  /** How many documents were looked at for edits by hand; left out = none. */
  readonly documents?: number;
  /** How many daily roots it made. */
  readonly roots: number;
  /** How many invariants were checked. */
  readonly checks: number;
  /** The first ones: they name the place. */
  readonly violations: readonly Violation[];
  /** The newest trial balance that came through, of this run or of one before; left out = none ever did. */
  readonly trial?: Trial;
  readonly position: AuditPosition;
};

/** How far the nightly audits have come. Each run puts it down, and the next one begins there. */
export type AuditPosition = {
  /** The newest daily root, which the next one is chained to; null = none was ever made. */
  readonly lastRoot: Pick<DayRoot, "_id" | "head"> | null;
  /** The pass over the cases that changed, if it is not through. */
  readonly changes: ChangesPass | null;
  /** The endless pass over everything. */
  readonly rotation: { readonly over: "cases" | "wallets"; readonly afterId: string };
  /** The trial balance that is being added up; left out = the next one begins anew. */
  readonly trial?: TrialPass;
};
export type ChangesPass = {
  /** Makes the roots of these days, both included. */
  readonly fromDay: string;
  readonly untilDay: string;
  /** It has done the cases up to this id. */
  readonly afterId: string;
  readonly trees: DayTrees;
};

/** More would not help anybody. */
export const VIOLATIONS_MAX = 100;
export const START: AuditPosition = {
  lastRoot: null,
  changes: null,
  rotation: { over: "cases", afterId: "" },
};

/** A run, or the beginning of one, with what was added up: what is kept is the newest that came through. */
export function withTrial<R extends Pick<AuditRun, "trial" | "position">>(
  known: R,
  added: AddedUp,
): R {
  const { trial: _, ...position } = known.position;
  if ("trial" in added) return { ...known, trial: added.trial, position };
  return { ...known, position: { ...position, trial: added.pass } };
}

/** A run with what was found of edits by hand. */
export function withHands(
  known: AuditRun,
  documents: number,
  found: readonly Violation[],
): AuditRun {
  return {
    ...known,
    documents: (known.documents ?? 0) + documents,
    violations: distinct([...known.violations, ...found]).slice(0, VIOLATIONS_MAX),
  };
}

/** What somebody who looked between two nights has seen. */
export type Look = Pick<AuditRun, "cases" | "wallets" | "violations"> & {
  readonly documents: number;
  /** Of these orders and wallets everything was looked at. */
  readonly seen: ReadonlySet<string>;
  /** Whether every document was looked at for edits by hand. */
  readonly isWholeOfHands: boolean;
  readonly added: AddedUp;
};

/** A run after such a look: what it found is so, and what it saw and did not find any more is mended. */
export function withLook(known: AuditRun, look: Look): AuditRun {
  const isOpen = (one: Violation): boolean =>
    isOfHands(one) ? !look.isWholeOfHands : !look.seen.has(one.id);
  const violations = [...known.violations.filter(isOpen), ...look.violations];
  const run = {
    ...known,
    cases: known.cases + look.cases,
    wallets: known.wallets + look.wallets,
    documents: (known.documents ?? 0) + look.documents,
    violations: distinct(violations).slice(0, VIOLATIONS_MAX),
  };
  return withTrial(run, look.added);
}

/** A run with what another slice of the same day found. Somebody may have added up a newer trial balance meanwhile. */
export function withSlice(known: AuditRun, slice: Omit<AuditRun, "_id" | "rev">): AuditRun {
  const isNewer = (slice.trial?.asOfMs ?? 0) >= (known.trial?.asOfMs ?? 0);
  return {
    ...known,
    finishedAtMs: slice.finishedAtMs,
    cases: known.cases + slice.cases,
    wallets: known.wallets + slice.wallets,
    roots: known.roots + slice.roots,
    checks: slice.checks,
    violations: [...known.violations, ...slice.violations].slice(0, VIOLATIONS_MAX),
    ...(slice.trial && isNewer ? { trial: slice.trial } : {}),
    position: slice.position,
  };
}
