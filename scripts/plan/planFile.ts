import { existsSync, readFileSync, statSync } from "node:fs";
import * as z from "zod";
import { zhCN } from "zod/locales";
import { planSchema } from "#contracts/plan.ts";
import type { Plan } from "#core/plan/plan.ts";

z.config(zhCN());

/** The command was given something that it cannot use: shown without a trace. */
export class UsageError extends Error {}

/** A file whose plan the schema refuses. */
export class PlanInvalid extends Error {
  readonly issues: readonly PlanIssue[];
  constructor(file: string, issues: readonly PlanIssue[]) {
    const lines = issues.map(({ path, message }) => `  ${path || "（整个文件）"}：${message}`);
    super(`${file} 不是有效的分润方案：\n${lines.join("\n")}`);
    this.issues = issues;
  }
}
export type PlanIssue = { readonly path: string; readonly message: string };

const ISSUES_MAX = 20;
const FILE_MAX_BYTES = 5_000_000;

/**
 * The plan of a file; `-` reads standard input.
 *
 * - Errors: `UsageError` where there is no such file or no JSON in it; `PlanInvalid` with every place that does not fit.
 */
export const readPlan = (file: string): Plan => readSized(file).plan;

/** The same, and how many bytes the call has that publishes it. */
export function readSized(file: string): { readonly plan: Plan; readonly callBytes: number } {
  const plan = jsonOf(file);
  const parsed = planSchema.safeParse(plan);
  const call = JSON.stringify({ action: "publishPlan", plan, acknowledges: [] });
  if (parsed.success) return { plan: parsed.data, callBytes: Buffer.byteLength(call) };
  const issues = parsed.error.issues
    .slice(0, ISSUES_MAX)
    .map(({ path, message }) => ({ path: path.join("."), message }));
  throw new PlanInvalid(file, issues);
}

function jsonOf(file: string): unknown {
  if (file !== "-") {
    if (!existsSync(file) || !statSync(file).isFile())
      throw new UsageError(`没有这个文件：${file}`);
    if (statSync(file).size > FILE_MAX_BYTES) throw new UsageError(`文件太大：${file}`);
  }
  const text = readFileSync(file === "-" ? 0 : file, "utf8").replace(/^\ufeff/, "");
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${file} 不是 JSON：${error instanceof Error ? error.message : error}`);
  }
}
