import { useEffect, useState } from "react";
import { CallError } from "../../lib/call.ts";
import { issuesOf } from "../../lib/issues.ts";
import { lintPlan, type LintReply } from "../../services/commissionPlans.ts";
import type { Draft } from "./planForm.ts";
import { faultsOf, findingsOf, type Remark } from "./remarks.ts";

/** Checks wait until somebody has stopped typing for so long. */
const PAUSE_MS = 450;

export type Lint = {
  readonly remarks: readonly Remark[];
  readonly isChecking: boolean;
  /** What the linter says of the plan as it stands; null = it is none, or the answer is not there yet. */
  readonly verdict: LintReply | null;
  readonly problem: CallError | undefined;
};

/** What the functions say of a draft while it is typed. What was said before stays until the next answer. */
export function useLint(plan: Draft | null): Lint {
  const text = plan === null ? "" : JSON.stringify(plan);
  const [seen, setSeen] = useState<Lint & { readonly of: string }>({
    ...{ remarks: [], isChecking: true, verdict: null, problem: undefined, of: "" },
  });
  useEffect(() => {
    if (plan === null) return undefined;
    let isOver = false;
    const say = (next: Partial<Lint>) => {
      const nothing = { remarks: [], verdict: null, problem: undefined };
      if (!isOver) setSeen({ ...nothing, isChecking: false, of: text, ...next });
    };
    const timer = setTimeout(() => {
      lintPlan(plan).then(
        (verdict) => say({ verdict, remarks: findingsOf(verdict) }),
        (error: unknown) => {
          const problem = error instanceof CallError ? error : new CallError("defect", "", {});
          const issues = issuesOf(problem);
          say(issues.length > 0 ? { remarks: faultsOf(issues) } : { problem });
        },
      );
    }, PAUSE_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [text]);
  if (plan === null) return { remarks: [], isChecking: false, verdict: null, problem: undefined };
  const isOld = seen.of !== text;
  return { ...seen, isChecking: isOld, verdict: isOld ? null : seen.verdict };
}
