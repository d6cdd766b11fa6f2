import { NEVER_ACCEPTED, type Finding } from "#core/plan/finding.ts";
import { lintPlan } from "#core/plan/lint.ts";
import type { Plan } from "#core/plan/plan.ts";
import { verdict, type Verdict } from "#core/plan/verdict.ts";

/** What the linter says of a plan, and whether it may be published. */
export type Linted = Verdict & { readonly plan: string; readonly findings: readonly Finding[] };

export function lint(plan: Plan): Linted {
  const findings = lintPlan(plan);
  return { plan: plan.id, ...verdict(plan, findings), findings };
}

/** The findings for people: what refuses the plan first, then what was accepted, then warnings. */
export function lintText(plan: Plan, linted: Linted): string {
  const { findings, refusing, accepted, warnings } = linted;
  const pack = plan.pack === "strict" ? "严格（strict）" : "声明（declared）";
  const group = (title: string, ids: readonly string[]) => {
    const own = findings.filter(({ id }) => ids.includes(id));
    return own.length === 0 ? [] : ["", `${title}（${own.length}）`, ...own.flatMap(findingLines)];
  };
  return [
    `方案 ${plan.id}，检查标准 ${pack}`,
    ...group("不予发布", refusing),
    ...group("已由声明接受", accepted),
    ...group("提醒，发布时须逐条确认", warnings),
    "",
    ...conclusion(linted),
  ].join("\n");
}

/** What is wrong, where, how it was shown, what to do instead, and upon what it rests. */
function findingLines(finding: Finding): readonly string[] {
  const { id, path, zh, instead, articles, witness, stories = [] } = finding;
  const wrong = instead ? zh.replace(instead.zh, "") : zh;
  const told = stories.map((story) => `${story.zh}（情形 ${story.world}）`).slice(0, STORIES_MAX);
  const shown = told.length > 0 ? told : witness ? [witness.zh] : [];
  return [
    "",
    `  ${id}  ${path}`,
    `      ${wrong}`,
    ...shown.map((story) => `      例如：${story}`),
    ...(instead ? [`      怎么改：${instead.zh}`] : []),
    `      依据：${articles.join("；")}`,
  ];
}
const STORIES_MAX = 3;

function conclusion({ refusing, warnings }: Linted): readonly string[] {
  if (refusing.length > 0) {
    const never = refusing.filter((id) => NEVER_ACCEPTED.some((one) => one === id));
    const rest = refusing.filter((id) => !never.includes(id));
    return [
      `结论：不能发布。请先改正 ${refusing.join("、")}。`,
      ...(never.length > 0 ? [`${never.join("、")} 在任何检查标准下都不能接受。`] : []),
      ...(rest.length > 0
        ? [`${rest.join("、")} 若有律师意见，可改用 declared，在 declaration.accepts 写明。`]
        : []),
    ];
  }
  if (warnings.length > 0) return [`结论：可以发布，发布时须确认 ${warnings.join("、")}。`];
  return ["结论：可以发布，没有问题。"];
}
