import { type Fen, fen, lesserFen, NOTHING, shareFloor, sumFen } from "#core/money.ts";
import type { PeriodBonus, Tier } from "#core/plan/components.ts";

/** What one tier pays: of which part of the sales, and how much. */
export type TierStep = {
  readonly tier: Tier;
  /** Where the next tier begins; null = it is the last. */
  readonly untilFen: Fen | null;
  /** What the rate is taken of: what lies within the tier, or all that was sold. */
  readonly baseFen: Fen;
  readonly amountFen: Fen;
};

/**
 * The tiers that sales of so much reach, with what each pays.
 *
 * - `soldFen` ≥ 0. A tier is reached by the very fen of its `fromFen`; where nothing was sold, none is.
 * - `slices`: one step for each tier that is reached, its rate on what lies within it. `whole`: one step, the highest
 *   tier reached, its rate on everything, or its fixed amount.
 * - Promises: each step is rounded down; under `slices` one more fen sold never pays less.
 * - Source: docs/domain/periods.md, "Tiers".
 */
export function tierSteps({ mode, tiers }: PeriodBonus, soldFen: Fen): readonly TierStep[] {
  const reached = soldFen > 0 ? tiers.filter(({ fromFen }) => fromFen <= soldFen) : [];
  const steps = reached.map((tier, at): TierStep => {
    const untilFen = tiers[at + 1]?.fromFen ?? null;
    const endFen = untilFen === null ? soldFen : lesserFen(soldFen, untilFen);
    const baseFen = mode === "slices" ? fen(endFen - tier.fromFen) : soldFen;
    return {
      tier,
      untilFen,
      baseFen,
      amountFen: tier.fixedFen ?? shareFloor(baseFen, tier.rateBp),
    };
  });
  return mode === "slices" ? steps : steps.slice(-1);
}

/** What a bonus pays for sales of so much, before the cap. */
export const tiersFen = (bonus: PeriodBonus, soldFen: Fen): Fen =>
  sumFen([NOTHING, ...tierSteps(bonus, soldFen).map(({ amountFen }) => amountFen)]);
