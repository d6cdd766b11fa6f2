import { capChanges } from "#core/plan/diffCaps.ts";
import { componentChanges, distanceChanges } from "#core/plan/diffComponents.ts";
import { periodChanges } from "#core/plan/diffPeriods.ts";
import { termChanges } from "#core/plan/diffTerms.ts";
import type { PlanChange } from "#core/plan/diffWords.ts";
import type { Plan } from "#core/plan/plan.ts";

/**
 * Every change between two plans that matters to people, and whom it favours.
 *
 * - Returns changes in the order of the plan's fields; rules are matched by their condition, bonuses by their id. What
 *   is said twice (a default that is written out) is no change; nor is the plan's id.
 * - Promises: when no change is `worse`, no sale, whole or refunded, pays any promoter less than before
 *   (diff.property.test.ts). Where that cannot be told, the change is `worse`.
 * - Errors: none.
 * - Source: docs/domain/plans.md, "What changed".
 */
export function diffPlans(before: Plan, after: Plan): readonly PlanChange[] {
  const distances = distanceChanges(before, after);
  const components = componentChanges(before, after);
  const raised = [...distances.raised, ...components.raised];
  return [
    ...distances.changes,
    ...components.changes,
    ...periodChanges(before, after),
    ...capChanges(before, after, raised),
    ...termChanges(before, after),
  ];
}

/** What takes something from somebody. */
export const worseOf = (changes: readonly PlanChange[]): readonly PlanChange[] =>
  changes.filter(({ direction }) => direction === "worse");
