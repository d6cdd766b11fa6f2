import { adjustmentStories } from "#core/commission/adjust.ts";
import type { CaseEntry } from "#core/commission/case.ts";
import type { AdjustmentStory } from "#core/commission/adjust.ts";
import type { RecordedFact } from "#core/commission/facts.ts";
import { owedBy, sharesOf } from "#core/commission/shares.ts";
import { type Fen, fen } from "#core/money.ts";

/** A correction as staff look at it: what it changed, and the entry by which. */
export type Correction = AdjustmentStory & {
  readonly orderId: string;
  readonly decidedAtMs: number | null;
  /** What he earned of the order before and after it; while it waits, what he earns now and would earn. */
  readonly beforeFen: Fen;
  readonly afterFen: Fen;
  /** The case's entry that booked it; null while nothing is booked, as of one that was turned down. */
  readonly entry: CaseEntry | null;
};

/**
 * Every correction of an order with what it changed, in the order in which they became known.
 *
 * - Source: docs/domain/refunds.md, "Corrections by two".
 */
export function correctionsOf({
  _id: orderId,
  facts,
  entries,
}: {
  readonly _id: string;
  readonly facts: readonly RecordedFact[];
  readonly entries: readonly CaseEntry[];
}): readonly Correction[] {
  return adjustmentStories(facts).map((story) => {
    const keys = [`adjustment/${story.id}`, `adjustment-ended/${story.id}`];
    const at = facts.findIndex(({ key }) => keys.includes(key));
    const known = at < 0 ? facts : facts.slice(0, at);
    const beforeFen = owedBy(sharesOf(known)).get(story.promoterId) ?? fen(0);
    return {
      ...{ ...story, orderId, beforeFen },
      afterFen: story.accepted === false ? beforeFen : fen(beforeFen + story.amountFen),
      decidedAtMs: facts[at]?.atMs ?? null,
      entry: entries.find(({ cause }) => cause === keys[0]) ?? null,
    };
  });
}
