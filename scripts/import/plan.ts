import { planSchema, type PlanInput } from "#contracts/plan.ts";
import type { Plan } from "#core/plan/plan.ts";
import { err, ok, type Result } from "#core/result.ts";

/** What `strict` allows without further advice: 10 % to whoever brought the buyer, and to nobody else. */
export const USUAL_PLAN: PlanInput = {
  id: "shop",
  pack: "strict",
  rates: [{ distance: 1, rateBp: 1000 }],
  capBp: 1000,
  freezeDays: 15,
  noReceiptDays: 45,
  selfPurchase: "none",
  attribution: { policy: "extend", clickDays: 7, orderDays: 30, protectDays: 7 },
  withdrawal: { minFen: 100, maxFen: 20_000_000, openMax: 3 },
  tax: "none",
};

/** A plan as it stands in the log, and what it says with every default filled in. */
export type LogPlan = { readonly written: PlanInput; readonly meant: Plan };

/** Reads a plan as people write it. The error is a sentence that names the wrong field. */
export function readPlan(written: unknown): Result<LogPlan, string> {
  const read = planSchema.safeParse(written);
  if (read.success) return ok({ written: written as PlanInput, meant: read.data }); // It was just checked.
  const [issue] = read.error.issues;
  return err([issue?.path.join("."), issue?.message].filter((part) => part).join(": "));
}

/** Reads the text of a plan file: one JSON object. */
export function readPlanText(text: string): Result<LogPlan, string> {
  try {
    return readPlan(JSON.parse(text.replace(/^\uFEFF/, "")));
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
