import { canonicalJson } from "#core/canonicalJson.ts";
import { digest } from "#core/ledger/digest.ts";
import type { Calendar } from "#core/plan/calendar.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { PublishedPlan } from "#core/plan/published.ts";
import { aPlan } from "#tests/fixtures.ts";

/** A version as a function publishes it; its seal is whatever the test makes of it. */
export const soundVersion = (
  changes: Partial<PublishedPlan> = {},
  plan: Plan = aPlan(),
): PublishedPlan => ({
  ...{ _id: `${plan.id}@1`, rev: 1, plan, version: 1, publishedAtMs: 0, publishedBy: "staff-1" },
  lint: { pack: plan.pack, findings: ["W310"], declaration: plan.declaration },
  ...{ planHash: digest(canonicalJson(plan)), before: null, seal: "" },
  ...changes,
});

/** In force from `fromMs`. */
export const soundCalendar = (fromMs = 0): Calendar => ({
  ...{ _id: "plans", rev: 1 },
  versions: [{ planId: "p1", version: 1, fromMs }],
});
