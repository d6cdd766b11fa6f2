import type { Finding } from "#core/plan/finding.ts";
import { adviceFindings, freezeFindings } from "#core/plan/lint/advice.ts";
import { conductFindings } from "#core/plan/lint/conduct.ts";
import { distanceFinding } from "#core/plan/lint/distances.ts";
import { withStories } from "#core/plan/lint/examples.ts";
import { inOrder } from "#core/plan/lint/found.ts";
import { joiningFindings } from "#core/plan/lint/joining.ts";
import { relationFindings } from "#core/plan/lint/relations.ts";
import { signsFinding } from "#core/plan/lint/signs.ts";
import { soldRightFindings } from "#core/plan/lint/soldRight.ts";
import { totalFindings } from "#core/plan/lint/totals.ts";
import { tradingFindings } from "#core/plan/lint/trading.ts";
import type { Plan } from "#core/plan/plan.ts";

/**
 * What the law and common sense say of a plan: errors first, then warnings, each by its id.
 *
 * - Reads all of it: rates, overrides, components, periods, and what the brand promises and asks besides.
 * - Returns each id at most once, with the first place where it holds; nothing for a plan without fault.
 * - Promises: no sale pays a distance from 2 on that is not reported (worlds.property.test.ts).
 * - Errors: none.
 * - Source: docs/domain/law.md.
 */
export function lintPlan(plan: Plan): readonly Finding[] {
  const before = known.get(plan);
  if (before) return before;
  const findings = linted(plan);
  known.set(plan, findings);
  return findings;
}

/** A plan never changes, and a version that is kept in memory is shown to many: it is read once. */
const known = new WeakMap<Plan, readonly Finding[]>();

function linted(plan: Plan): readonly Finding[] {
  const { programme } = plan;
  const said = programme
    ? [
        ...joiningFindings(programme),
        ...tradingFindings(programme),
        ...conductFindings(programme),
        ...soldRightFindings(plan),
      ]
    : [];
  const written = inOrder([
    distanceFinding(plan, "E101", 3),
    distanceFinding(plan, "E102", 2),
    ...relationFindings(plan),
    ...freezeFindings(plan),
    ...totalFindings(plan),
    ...adviceFindings(plan),
    ...said,
  ]);
  const findings = withStories(plan, written);
  return inOrder([...findings, signsFinding(findings)]);
}
