import { planSchema } from "#contracts/plan.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import { digest } from "#core/ledger/digest.ts";
import type { DraftReading } from "#core/plan/draft.ts";
import type { Finding } from "#core/plan/finding.ts";
import { lintPlan } from "#core/plan/lint.ts";
import type { Plan } from "#core/plan/plan.ts";
import { verdict } from "#core/plan/verdict.ts";

/** What a draft's text says: a plan and what the linter finds in it, or why it is none. */
export type DraftRead = {
  readonly reading: DraftReading;
  readonly plan: Plan | null;
  readonly issues: readonly Issue[];
  readonly findings: readonly Finding[];
};
type Issue = { readonly path: string; readonly message: string };

/** More faults than that are counted, but not told. */
const ISSUES_MAX = 20;
const NOTHING = { plan: null, issues: [], findings: [] };

/** Reads a draft as publishing would. Whatever the text says, this is an answer and never an error. */
export function readDraft(text: string): DraftRead {
  const written = writtenIn(text);
  if (written === null) return { ...NOTHING, reading: { kind: "unreadable" } };
  return readWritten(written);
}

/** The same of what was parsed already. */
export function readWritten(written: Readonly<Record<string, unknown>>): DraftRead {
  const parsed = planSchema.safeParse(written);
  if (!parsed.success) {
    const { issues } = parsed.error;
    const told = issues
      .slice(0, ISSUES_MAX)
      .map(({ path, message }) => ({ path: path.join("."), message }));
    return { ...NOTHING, issues: told, reading: { kind: "invalid", faults: issues.length } };
  }
  const plan = parsed.data;
  const findings = lintPlan(plan);
  const planHash = digest(canonicalJson(plan));
  const { id: planId, pack } = plan;
  const reading = { kind: "plan" as const, planId, pack, planHash, ...verdict(plan, findings) };
  return { reading, plan, issues: [], findings };
}

/** The JSON object in a text; null where there is none. */
export function writtenIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const written: unknown = JSON.parse(text);
    return isRecord(written) ? written : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
