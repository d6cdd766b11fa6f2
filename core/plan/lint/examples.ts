import type { Finding, FindingId } from "#core/plan/finding.ts";
import { depthExamples, promotionExample, twoAccountsExample } from "#core/plan/lint/depth.ts";
import { engineExample } from "#core/plan/lint/engine.ts";
import { found } from "#core/plan/lint/found.ts";
import { labOf, type CounterExample, type Lab } from "#core/plan/lint/lab.ts";
import { idleExample, newPromoterExample } from "#core/plan/lint/entry.ts";
import {
  newcomerExample,
  ownPurchaseExample,
  recruitsExample,
  spendingExample,
  stockExample,
} from "#core/plan/lint/ranks.ts";
import type { Plan } from "#core/plan/plan.ts";

type Finder = (lab: Lab) => CounterExample | null;
/** Each looks for its own, and may price so many sales for it. */
const FINDERS: readonly (readonly [find: Finder, runsMax: number])[] = [
  [newPromoterExample, 100],
  [newcomerExample, 100],
  [recruitsExample, 60],
  [spendingExample, 60],
  [ownPurchaseExample, 60],
  [stockExample, 60],
  [idleExample, 0],
  [engineExample, 60],
  [promotionExample, 200],
  [twoAccountsExample, 100],
];
const DEPTH_RUNS_MAX = 800;
/** So many sales are priced for one plan at most. */
export const RUNS_MAX = FINDERS.reduce((sum, [, runsMax]) => sum + runsMax, DEPTH_RUNS_MAX);

/**
 * What running a plan in the witness worlds shows. It adds stories, and what no written rule foresaw; whatever a check
 * reads off the plan is found without it, so that a plan with very many rules hides nothing.
 */
export function counterExamples(plan: Plan): readonly CounterExample[] {
  return [
    ...depthExamples(labOf(plan, DEPTH_RUNS_MAX)),
    ...FINDERS.flatMap(([find, runsMax]) => find(labOf(plan, runsMax)) ?? []),
  ];
}

/** The findings with the stories that worlds show of each; what only a world shows is a finding as well. */
export function withStories(plan: Plan, findings: readonly (Finding | null)[]): readonly Finding[] {
  const examples = counterExamples(plan);
  const known = findings.filter((finding) => finding !== null);
  const storiesOf = (id: FindingId) =>
    examples.filter((example) => example.id === id).map(({ story }) => story);
  const told = known.map((finding): Finding => {
    const stories = storiesOf(finding.id);
    return stories.length > 0 ? { ...finding, stories } : finding;
  });
  const fresh = examples
    .filter(({ id }) => !known.some((finding) => finding.id === id))
    .map(({ id, path }) => found(id, path, { stories: storiesOf(id) }));
  return [...told, ...fresh];
}
