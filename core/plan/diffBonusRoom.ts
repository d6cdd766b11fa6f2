import { NOTHING } from "#core/money.ts";
import type { PeriodBonus } from "#core/plan/components.ts";
import type { Plan } from "#core/plan/plan.ts";

/**
 * Whether the cap of a line can take anything of the bonuses by period: they get what orders have left of it.
 *
 * - `leftBp`: what all that orders pay leaves of the cap, at the least.
 * - Source: docs/domain/periods.md, "The cap".
 */
export function bonusCapBinds({ periods = [] }: Plan, leftBp: number): boolean {
  const tiers = periods.flatMap((period) => period.tiers);
  if (tiers.some(({ fixedFen = NOTHING }) => fixedFen > 0)) return true; // More than any rate of small sales.
  const mostBp = periods.reduce((sum, period) => sum + highestBp(period), 0);
  return mostBp > 0 && mostBp > leftBp;
}

const highestBp = ({ tiers }: PeriodBonus): number =>
  tiers.reduce((most, { rateBp }) => Math.max(most, rateBp), 0);
