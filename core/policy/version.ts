import { canonicalJson } from "#core/canonicalJson.ts";
import { digest } from "#core/ledger/digest.ts";
import type { PlanChange } from "#core/plan/diffWords.ts";
import type { Finding, FindingId } from "#core/plan/finding.ts";
import { LAW } from "#core/plan/law.ts";
import { lintPlan } from "#core/plan/lint.ts";
import type { Plan } from "#core/plan/plan.ts";
import { verdict, type Verdict } from "#core/plan/verdict.ts";

/** A plan as its policy page shows it: a published version, or a draft. */
export type PolicyVersion = {
  readonly plan: Plan;
  /** What the linter says of it; of a published version, what it said when it was published. */
  readonly findings: readonly Pick<Finding, "id" | "severity" | "zh" | "articles" | "instead">[];
  /** Null: a draft that nobody may rely on. */
  readonly published: {
    readonly version: number;
    readonly publishedAtMs: number;
    /** Null: it never came into the calendar. */
    readonly fromMs: number | null;
  } | null;
  /** What is different from the version before; null = nothing was before it. */
  readonly changes: readonly Pick<PlanChange, "zh">[] | null;
};

/** `p1@3`, or what a draft is called. */
export const nameOf = ({ plan, published }: PolicyVersion): string =>
  published ? `${plan.id}@${published.version}` : `${plan.id}（草案）`;

/** The mark of the plan's own text: whoever has the plan can compute it again. */
export const planHash = (plan: Plan): string => digest(canonicalJson(plan));

/** Whether the findings let the plan be published, and on whose word. */
export const verdictOf = ({ plan, findings }: PolicyVersion): Verdict =>
  verdict(
    plan,
    findings.map((finding) => ({ ...finding, path: "", en: "", witness: null })),
  );

/**
 * What the linter said when a version was published, in today's words.
 *
 * - `ids`: as they were sealed. What today's linter would add is not the version's.
 */
export function recordedFindings(plan: Plan, ids: readonly string[]): PolicyVersion["findings"] {
  const today = new Map(lintPlan(plan).map((finding) => [finding.id, finding]));
  return ids.filter(isFindingId).map((id) => today.get(id) ?? inGeneral(id));
}

const isFindingId = (id: string): id is FindingId => id in LAW;

/** A finding that today's linter would not make, by the text of its check. */
const inGeneral = (id: FindingId): PolicyVersion["findings"][number] => ({
  id,
  severity: id.startsWith("E") ? "error" : "warning",
  zh: LAW[id].zh,
  instead: LAW[id].instead,
  articles: LAW[id].articles,
});
