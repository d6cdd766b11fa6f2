import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import { planSchema } from "#contracts/plan.ts";
import { NEVER_ACCEPTED } from "#core/plan/finding.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { permitted } from "#core/plan/publish.ts";
import { verdict } from "#core/plan/verdict.ts";

/** Goal: what regulators have fined is refused, each by its ids, and what counts heads or asks a fee by any pack. */
const FOLDER = "examples/plans/cases";
const caseSchema = z.strictObject({
  name: z.string(),
  year: z.string(),
  what: z.string(),
  whatEn: z.string(),
  source: z.string(),
  /** The errors that it is refused with, exactly. */
  expects: z.array(z.string()),
  /** Those that no declaration can accept. */
  never: z.array(z.string()),
  plan: z.looseObject({}),
});
const CASES = readdirSync(FOLDER).map((file) => {
  const text: unknown = JSON.parse(readFileSync(`${FOLDER}/${file}`, "utf8"));
  return { file, ...caseSchema.parse(text) };
});

it("knows the cases of the press", () => {
  expect(CASES.length).toBeGreaterThanOrEqual(8);
});

it.each(CASES)("$name: refused under strict, by its ids", ({ plan: given, expects }) => {
  const plan = planSchema.parse(given);
  const findings = lintPlan(plan);
  expect(verdict(plan, findings).refusing).toEqual(expects);
  expect(permitted(plan, findings, "all")).toMatchObject({ error: { code: "plan_refused" } });
});

it.each(CASES)("$name: under a declaration that accepts everything", ({ plan: given, ...one }) => {
  const accepts = [...one.expects, ...NEVER_ACCEPTED];
  const declaration = { by: "owner", counsel: "counsel", accepts };
  const plan = planSchema.parse({ ...given, pack: "declared", declaration });
  const findings = lintPlan(plan);
  expect(verdict(plan, findings).refusing).toEqual(one.never);
  expect(permitted(plan, findings, "all").ok).toBe(one.never.length === 0);
});

it.each(CASES)("$name: each kind of pay beyond distance 1 has a story", ({ plan: given }) => {
  const plan = planSchema.parse(given);
  const deep = lintPlan(plan).filter(({ id }) => ["E101", "E102", "E103"].includes(id));
  for (const { id, stories = [] } of deep) expect([id, stories.length > 0]).toEqual([id, true]);
});
