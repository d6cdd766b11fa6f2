import {
  type AdjustmentAskedFact,
  type AdjustmentEndedFact,
  type AdjustmentFact,
  ADJUSTMENTS_MAX,
  isAdjustmentAsked,
} from "#core/commission/adjustment.ts";
import { type Case, type FactError, recordFact } from "#core/commission/case.ts";
import { earnersOf } from "#core/commission/earners.ts";
import { type Fact, pricedFact, type RecordedFact } from "#core/commission/facts.ts";
import { owedBy, sharesOf } from "#core/commission/shares.ts";
import { type Fen, fen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";

/** In order of precedence. */
export type ProposeError =
  | { readonly code: "payee_required" }
  | { readonly code: "adjustments_full"; readonly adjustmentsMax: number }
  | { readonly code: "adjustment_beyond_limits"; readonly possibleFen: Fen }
  | FactError;
/** In order of precedence. */
export type DecideError =
  | { readonly code: "adjustment_unknown" }
  | { readonly code: "adjustment_decided"; readonly accepted: boolean }
  | { readonly code: "second_person_required" }
  | { readonly code: "adjustment_beyond_limits"; readonly possibleFen: Fen }
  | FactError;

/** What somebody proposes: `amountFen` more for a person who earns of the order; below zero, less. */
export type Adjustment = Omit<AdjustmentAskedFact, "key"> & { readonly id: string };

/**
 * Proposes a correction of what somebody earns of an order. No money moves yet.
 *
 * - The same proposal again changes nothing, whatever became of it: the same case is returned.
 * - Errors: `ProposeError`, in its order; `adjustment_beyond_limits` when he has less than that, or a cap is in the way.
 * - Source: docs/domain/refunds.md, "Corrections by two".
 */
export function proposeAdjustment(
  known: Case,
  { id, promoterId, amountFen, reason, by }: Adjustment,
  decidedAtMs: number,
): Result<Case, ProposeError> {
  const asked = { promoterId, amountFen, reason, by };
  const fact: AdjustmentAskedFact = { key: `adjustment-asked/${id}`, ...asked };
  if (!known.facts.some(({ key }) => key === fact.key)) {
    const paid = pricedFact(known.facts);
    if (!paid || !earnersOf(paid).includes(promoterId)) return err({ code: "payee_required" });
    if (known.facts.filter(isAdjustmentAsked).length >= ADJUSTMENTS_MAX) {
      return err({ code: "adjustments_full", adjustmentsMax: ADJUSTMENTS_MAX });
    }
    const possibleFen = effectOf(known.facts, approved(id, fact, by));
    if (possibleFen !== amountFen) return err({ code: "adjustment_beyond_limits", possibleFen });
  }
  return recordFact(known, fact, decidedAtMs);
}

/**
 * A second person decides. Accepted, it is a fact like any other: the difference is booked, due when the order is.
 *
 * - The same decision again changes nothing: the same case is returned.
 * - Errors: `DecideError`, in its order; `adjustment_beyond_limits` when a refund since then left no room for all of it.
 * - Source: docs/domain/refunds.md, "Corrections by two".
 */
export function decideAdjustment(
  known: Case,
  { id, accept, by }: { readonly id: string; readonly accept: boolean; readonly by: string },
  decidedAtMs: number,
): Result<Case, DecideError> {
  const asked = known.facts.filter(isAsked).find(({ key }) => key === `adjustment-asked/${id}`);
  if (!asked) return err({ code: "adjustment_unknown" });
  const accepted = decisionOf(known.facts, id);
  if (accepted !== null) {
    return accepted === accept ? ok(known) : err({ code: "adjustment_decided", accepted });
  }
  if (asked.by === by) return err({ code: "second_person_required" });
  if (!accept) return recordFact(known, { key: `adjustment-ended/${id}`, by }, decidedAtMs);
  const fact = approved(id, asked, by);
  const possibleFen = effectOf(known.facts, fact);
  if (possibleFen !== asked.amountFen)
    return err({ code: "adjustment_beyond_limits", possibleFen });
  return recordFact(known, fact, decidedAtMs);
}

/** A correction with what became of it. */
export type AdjustmentStory = Adjustment & {
  readonly atMs: number;
  /** Null while nobody has decided. */
  readonly accepted: boolean | null;
  readonly decidedBy: string | null;
};
/** Every correction of an order, in the order in which they became known. */
export function adjustmentStories(facts: readonly RecordedFact[]): readonly AdjustmentStory[] {
  return facts.filter(isAsked).map(({ key, promoterId, amountFen, reason, by, atMs }) => {
    const id = key.slice("adjustment-asked/".length);
    const done = facts.find(
      (fact): fact is Recorded<AdjustmentFact> => fact.key === `adjustment/${id}`,
    );
    const ended = facts.find(
      (fact): fact is Recorded<AdjustmentEndedFact> => fact.key === `adjustment-ended/${id}`,
    );
    return {
      ...{ id, promoterId, amountFen, reason, by, atMs },
      accepted: decisionOf(facts, id),
      decidedBy: done?.approvedBy ?? ended?.by ?? null,
    };
  });
}

type Recorded<F> = F & Pick<RecordedFact, "atMs">;
const isAsked = (fact: RecordedFact): fact is Recorded<AdjustmentAskedFact> =>
  isAdjustmentAsked(fact);

function decisionOf(facts: readonly Fact[], id: string): boolean | null {
  if (facts.some(({ key }) => key === `adjustment/${id}`)) return true;
  return facts.some(({ key }) => key === `adjustment-ended/${id}`) ? false : null;
}

const approved = (
  id: string,
  { promoterId, amountFen, reason, by }: Omit<AdjustmentAskedFact, "key">,
  approvedBy: string,
): AdjustmentFact => ({
  ...{ key: `adjustment/${id}`, promoterId, amountFen, reason },
  ...{ proposedBy: by, approvedBy },
});

/** What a correction would change for its person, in fen. */
function effectOf(facts: readonly Fact[], fact: AdjustmentFact): Fen {
  const owedFen = (all: readonly Fact[]) => owedBy(sharesOf(all)).get(fact.promoterId) ?? 0;
  return fen(owedFen([...facts, fact]) - owedFen(facts));
}
