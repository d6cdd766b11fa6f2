import { type Case, type FactError, recordFact } from "#core/commission/case.ts";
import {
  holdFacts,
  type HoldEndedFact,
  type HoldFact,
  type HoldReason,
  openHolds,
  type RecordedFact,
} from "#core/commission/facts.ts";
import { type Fen, sumFen } from "#core/money.ts";
import { err, type Result } from "#core/result.ts";
import { GUARD_BAND_MS, NEVER_MS } from "#core/time.ts";

/** What staff say when they hold an order. */
export type HoldRequest = {
  /** Theirs, so that a repetition is the same hold. */
  readonly holdId: string;
  readonly reason: HoldReason;
  readonly note: string;
  readonly by: string;
};

/**
 * Holds an order: what of its commission is not final becomes due only once every hold has ended.
 *
 * - The same hold again changes nothing, even when it has ended: the same case is returned.
 * - Rows that are final stay: `heldOf` says how much that is. A refund is taken back in spite of holds.
 * - Errors: `fact_conflict` for a known id with another reason or note; `holds_full`.
 * - Source: docs/domain/refunds.md, "Holds".
 */
export function hold(
  known: Case,
  { holdId, reason, note, by }: HoldRequest,
  decidedAtMs: number,
): Result<Case, FactError> {
  return recordFact(known, { key: `hold/${holdId}`, reason, note, by }, decidedAtMs);
}

/**
 * Ends a hold. What nothing else holds is due at its time, or just past the guard band if that is over.
 *
 * - Ended twice is ended once: the same case is returned.
 * - Errors: `hold_unknown`.
 */
export function endHold(
  known: Case,
  { holdId, by }: Pick<HoldRequest, "holdId" | "by">,
  decidedAtMs: number,
): Result<Case, { readonly code: "hold_unknown" } | FactError> {
  const isKnown = holdFacts(known.facts).some(({ key }) => key === `hold/${holdId}`);
  if (!isKnown) return err({ code: "hold_unknown" });
  return recordFact(known, { key: `hold-ended/${holdId}`, by }, decidedAtMs);
}

/** How much of an order is held, and how much no hold can reach any more. */
export type Held = {
  readonly openHolds: number;
  readonly heldFen: Fen;
  /** Available, or within the guard band before it; less what was taken back since. */
  readonly finalFen: Fen;
};
export function heldOf({ facts, schedule }: Case, nowMs: number): Held {
  const open = openHolds(facts).length;
  const held = schedule.filter(({ availableAtMs }) => open > 0 && availableAtMs === NEVER_MS);
  const final = schedule.filter(({ availableAtMs }) => availableAtMs <= nowMs + GUARD_BAND_MS);
  return {
    openHolds: open,
    heldFen: sumFen(held.map(({ amountFen }) => amountFen)),
    finalFen: sumFen(final.map(({ amountFen }) => amountFen)),
  };
}

/** A hold with what became of it. */
export type HoldStory = Omit<HoldFact, "key"> & {
  readonly holdId: string;
  readonly atMs: number;
  /** Null while it is open. */
  readonly ended: { readonly by: string; readonly atMs: number } | null;
};
/** Every hold of an order, in the order in which they became known. */
export function holdStories(facts: readonly RecordedFact[]): readonly HoldStory[] {
  return facts.filter(isHold).map(({ key, reason, note, by, atMs }) => {
    const holdId = key.slice("hold/".length);
    const end = facts.filter(isHoldEnd).find((one) => one.key === `hold-ended/${holdId}`);
    return { holdId, reason, note, by, atMs, ended: end ? { by: end.by, atMs: end.atMs } : null };
  });
}
type Recorded<F> = F & Pick<RecordedFact, "atMs">;
const isHold = (fact: RecordedFact): fact is Recorded<HoldFact> => fact.key.startsWith("hold/");
const isHoldEnd = (fact: RecordedFact): fact is Recorded<HoldEndedFact> =>
  fact.key.startsWith("hold-ended/");
