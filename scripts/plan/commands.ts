import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CALL_BYTES_MAX } from "#contracts/commission.ts";
import { fileOf, TEMPLATES } from "#contracts/templates.ts";
import type { PlanTemplate } from "#contracts/template.ts";
import { diffPlans, worseOf } from "#core/plan/diff.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { LOOKS, policyPage, type Look } from "#core/policy/page.ts";
import { lint, lintText } from "#scripts/plan/tellLint.ts";
import { readPlan, readSized, UsageError } from "#scripts/plan/planFile.ts";

export type Options = { readonly json: boolean; readonly look: string; readonly write?: string };
/** What is printed, and whether the plan was refused. */
export type Told = { readonly text: string; readonly refused?: boolean };

const jsonText = (value: unknown): string => JSON.stringify(value, null, 2);

export function tellLint([file, ...extra]: readonly string[], { json }: Options): Told {
  if (file === undefined || extra.length > 0) throw new UsageError("用法：lint FILE");
  const { plan, callBytes } = readSized(file);
  const linted = lint(plan);
  const tooLarge = callBytes > CALL_BYTES_MAX ? tooLargeText(callBytes) : null;
  if (json) {
    const told = tooLarge === null ? linted : { ...linted, callBytes, tooLarge };
    return { text: jsonText(told), refused: tooLarge !== null || linted.refusing.length > 0 };
  }
  const text = lintText(plan, linted);
  return tooLarge === null
    ? { text, refused: linted.refusing.length > 0 }
    : { text: `${text}\n\n${tooLarge}`, refused: true };
}

const tooLargeText = (bytes: number): string =>
  `方案太大，无法发布：发布它的调用有 ${bytes} 字节，云函数一次最多收 ${CALL_BYTES_MAX} 字节。请按 category 合并规则，或缩短名称。`;

export function tellPolicy([file, ...extra]: readonly string[], { json, look }: Options): Told {
  if (file === undefined || extra.length > 0)
    throw new UsageError("用法：policy FILE [--look formal|poster]");
  if (!isLook(look)) throw new UsageError(`--look 只能是 ${LOOKS.join("、")}`);
  const plan = readPlan(file);
  const html = policyPage({ plan, findings: lintPlan(plan), published: null, changes: null }, look);
  return { text: json ? jsonText({ plan: plan.id, look, html }) : html };
}

const isLook = (look: string): look is Look => LOOKS.some((one) => one === look);

export function tellDiff([before, after, ...extra]: readonly string[], { json }: Options): Told {
  if (before === undefined || after === undefined || extra.length > 0) {
    throw new UsageError("用法：diff 旧方案 新方案");
  }
  const changes = diffPlans(readPlan(before), readPlan(after));
  if (json) return { text: jsonText({ changes }) };
  const worse = worseOf(changes).length;
  const lines = changes.map(({ zh }) => `- ${zh}`);
  const end = worse > 0 ? [`其中 ${worse} 项对推广员变差，须提前公示。`] : ["没有对推广员变差的。"];
  return {
    text: (changes.length === 0 ? ["两份方案没有区别。"] : [...lines, "", ...end]).join("\n"),
  };
}

export function tellTemplates([name, ...extra]: readonly string[], { json, write }: Options): Told {
  if (extra.length > 0) throw new UsageError("用法：templates [NAME] [--write DIR]");
  if (write !== undefined) return { text: writeTemplates(write) };
  if (name === undefined) {
    return { text: json ? jsonText(TEMPLATES) : TEMPLATES.map(templateText).join("\n\n") };
  }
  const template = TEMPLATES.find((one) => one.name === name);
  if (!template)
    throw new UsageError(`没有模板 ${name}；可选：${TEMPLATES.map((one) => one.name).join("、")}`);
  return { text: json ? jsonText(template) : fileOf(template).trimEnd() };
}

function templateText({ name, title, purpose, plan, needs }: PlanTemplate): string {
  const errors = needs.findings.filter((id) => id.startsWith("E"));
  const warnings = needs.findings.filter((id) => id.startsWith("W"));
  return [
    `${name}  ${title}（${plan.pack ?? "strict"}）`,
    `    ${purpose}`,
    ...(errors.length > 0 ? [`    声明须接受：${errors.join("、")}`] : []),
    ...(warnings.length > 0 ? [`    发布时须确认：${warnings.join("、")}`] : []),
    ...needs.data.map((one) => `    要做的：${one}`),
  ].join("\n");
}

function writeTemplates(folder: string): string {
  if (!existsSync(folder)) mkdirSync(folder); // Not recursive: below /proc that never returns.
  for (const template of TEMPLATES) {
    writeFileSync(join(folder, `${template.name}.json`), fileOf(template));
  }
  return `写好 ${TEMPLATES.length} 个模板：${folder}`;
}
