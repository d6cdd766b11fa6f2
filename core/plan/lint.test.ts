import { basisPoints, fen } from "#core/money.ts";
import { LAW } from "#core/plan/law.ts";
import { lintPlan } from "#core/plan/lint.ts";
import type { Plan } from "#core/plan/plan.ts";
import { verdict } from "#core/plan/verdict.ts";
import { aPlan, override, rate } from "#tests/fixtures.ts";

const strict = (changes: Partial<Plan>): Plan =>
  aPlan({ pack: "strict", declaration: null, rates: [rate(1, 500)], ...changes });
const capped = (bp: number) => ({ capBp: basisPoints(bp), capStated: true });
const days = (freezeDays: number, noReceiptDays: number) => ({ freezeDays, noReceiptDays });
const bound = (changes: Partial<Plan["attribution"]>) => ({
  attribution: { ...aPlan().attribution, ...changes },
});

/** Goal: what each check fires at, and what it leaves alone one step before. */
const CASES: [what: string, changes: Partial<Plan>, ids: string][] = [
  ["5 % to who brought the buyer", {}, ""],
  ["nobody", { rates: [] }, ""],
  ["founding plan", { rates: aPlan().rates }, "E101 E102 W310"],
  ["distance 3 alone", { rates: [rate(3, 1)] }, "E101"],
  ["distance 2 alone", { rates: [rate(2, 1)] }, "E102"],
  ["distances 2 and 3 at 0", { rates: [rate(1, 500), rate(2, 0), rate(3, 0)] }, ""],
  ["an override at 3", { overrides: [override(3, 1, { sku: "S1" })] }, "E101"],
  ["an override at 2", { overrides: [override(2, 1, { level: "gold" })] }, "E102"],
  ["an override at 2 of 0", { overrides: [override(2, 0, { level: "gold" })] }, ""],
  ["freeze of 7 days", days(7, 45), ""],
  ["freeze of 6 days", days(6, 45), "E131"],
  ["no freeze at all", days(0, 0), "E130 E131"],
  ["no receipt: as long as the freeze", days(15, 15), ""],
  ["no receipt: shorter than the freeze", days(15, 14), "E130"],
  ["rates at the stated cap", capped(500), ""],
  ["rates above the stated cap", capped(499), "E140"],
  ["rates above the usual cap", { rates: [rate(1, 3_001)] }, "W310"],
  [
    "an override above the stated cap",
    { ...capped(500), overrides: [override(1, 501, { sku: "S1" })] },
    "E140 W310",
  ],
  ["30 %", { ...capped(9_000), rates: [rate(1, 3_000)] }, "W310"],
  ["above 30 %", { ...capped(9_000), rates: [rate(1, 3_001)] }, "W301 W310"],
  ["50 %", { ...capped(9_000), rates: [rate(1, 5_000)] }, "W301 W310"],
  ["above 50 %", { ...capped(9_000), rates: [rate(1, 5_001)] }, "E302 W301 W310"],
  ["above 50 %, cut to 50 %", { ...capped(5_000), rates: [rate(1, 5_001)] }, "E140 W301 W310"],
  ["own purchases", { selfPurchase: "level1" }, "W205"],
  ["5.01 % direct", { rates: [rate(1, 501)] }, "W310"],
  ["5.01 % direct for one sku", { overrides: [override(1, 501, { sku: "S1" })] }, "W310"],
  ["withdrawals of 0.10", { withdrawal: { minFen: fen(10), maxFen: fen(1_000), openMax: 1 } }, ""],
  [
    "withdrawals of 0.09",
    { withdrawal: { minFen: fen(9), maxFen: fen(1_000), openMax: 1 } },
    "W330",
  ],
  ["tax by month", { tax: "labour" }, ""],
  ["tax as a platform", { tax: "platform" }, "W350"],
  ["bound for a year", bound({ clickDays: 365, orderDays: 365 }), ""],
  ["bound for a year and a day", bound({ clickDays: 366 }), "W360"],
  ["bound for a year and a day by an order", bound({ orderDays: 366 }), "W360"],
  ["bound for ever", bound({ policy: "permanent" }), "W360"],
];
const idsOf = (plan: Plan) =>
  lintPlan(plan)
    .map(({ id }) => id)
    .join(" ");

it.each(CASES)("strict: %s", (_, changes, ids) => {
  const plan = strict(changes);
  expect(idsOf(plan)).toBe(ids);
  const refusing = ids.split(" ").filter((id) => id.startsWith("E"));
  expect(verdict(plan, lintPlan(plan)).refusing).toEqual(refusing);
});

it.each(CASES)("declared, nothing accepted: %s", (_, changes, ids) => {
  const declaration = { by: "owner", counsel: "counsel", accepts: [] };
  const plan = strict({ ...changes, pack: "declared", declaration });
  const findings = lintPlan(plan);
  const expected = ids.split(" ").filter((id) => id !== "" && id !== "W350"); // Counsel was asked.
  expect(findings.map(({ id }) => id).sort()).toEqual(expected.sort());
  const refusing = expected.filter((id) => id.startsWith("E") && id !== "E140"); // The engine cuts.
  expect([...verdict(plan, findings).refusing].sort()).toEqual(refusing);
});

it("says where, in two languages, by which law, with the cause in figures", () => {
  const plan = strict({
    ...capped(9_000),
    rates: [rate(1, 6_000)],
    overrides: [override(1, 100, { sku: "S1" }), override(3, 100, { sku: "S2" })],
  });
  const findings = new Map(lintPlan(plan).map((finding) => [finding.id, finding]));
  expect(findings.get("E101")?.path).toBe("overrides[1]");
  expect(findings.get("W310")?.path).toBe("rates[0]");
  expect(findings.get("E302")?.zh).toContain("（61 %）");
  expect(findings.get("E302")?.en).toContain("(61 %)");
  for (const { zh, en, articles } of findings.values()) {
    expect(zh).toMatch(/[\u4e00-\u9fff]{10}/);
    expect(en.length).toBeGreaterThan(40);
    expect(articles).not.toEqual([]);
  }
});

it("shows staff what to do instead in every text, and a source", () => {
  for (const [id, { zh, articles }] of Object.entries(LAW)) {
    expect(`${id} ${zh}`).toMatch(/请|建议|不得使用/);
    expect(articles).not.toEqual([]);
  }
});
