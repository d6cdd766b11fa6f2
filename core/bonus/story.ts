import {
  bonusOwedFen,
  isMeasured,
  type Measurement,
  newestMeasured,
  roomFen,
} from "#core/bonus/measured.ts";
import { tierSteps, type TierStep } from "#core/bonus/tiers.ts";
import type { Case } from "#core/commission/case.ts";
import type { ScheduleRow } from "#core/commission/schedule.ts";
import { type Fen, fen, NOTHING, shareFloor, sumFen } from "#core/money.ts";

/** How a period's pay came about, step by step: plain data for whoever tells it to people. */
export type BonusStory = {
  /** The newest measurement: sales, plan version, bonus, cap. */
  readonly measured: Measurement;
  /** The tiers that were reached; none = too little was sold. */
  readonly steps: readonly TierStep[];
  /** What the tiers say, before the cap. */
  readonly tiersFen: Fen;
  /** The plan's cap on all of these sales, and what the orders' shares and other bonuses left of it. */
  readonly capFen: Fen;
  readonly roomFen: Fen;
  readonly owedFen: Fen;
  /** Why less is paid than the tiers say, or nothing: `none` = all of it is. */
  readonly cut: "none" | "below_first_tier" | "cap";
  /** Every measurement, the first first, with what it changed. */
  readonly history: readonly MeasuredStep[];
  /** When which amount becomes available; below zero takes back. */
  readonly rows: readonly ScheduleRow[];
};
export type MeasuredStep = {
  readonly atMs: number;
  readonly soldFen: Fen;
  readonly owedFen: Fen;
  readonly changeFen: Fen;
};

/** The story of a period case; null for an order's case. */
export function bonusStory({ facts, schedule }: Case): BonusStory | null {
  const measured = newestMeasured(facts);
  if (measured === null) return null;
  const steps = tierSteps(measured.bonus, measured.soldFen);
  const tiersFen = sumFen(steps.map(({ amountFen }) => amountFen));
  const owedFen = bonusOwedFen(measured);
  let beforeFen = NOTHING;
  const history: MeasuredStep[] = [];
  for (const fact of facts) {
    if (!isMeasured(fact)) continue;
    const owed = bonusOwedFen(fact);
    const changeFen = fen(owed - beforeFen);
    history.push({ atMs: fact.atMs, soldFen: fact.soldFen, owedFen: owed, changeFen });
    beforeFen = owed;
  }
  return {
    measured,
    steps,
    tiersFen,
    capFen: shareFloor(measured.soldFen, measured.capBp),
    roomFen: roomFen(measured),
    owedFen,
    cut: steps.length === 0 ? "below_first_tier" : owedFen < tiersFen ? "cap" : "none",
    history,
    rows: schedule,
  };
}
