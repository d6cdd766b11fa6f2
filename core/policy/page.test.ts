import fc from "fast-check";
import { planSchema, type PlanInput } from "#contracts/plan.ts";
import { TEMPLATES } from "#contracts/templates.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { promisesIncome } from "#core/plan/lint/slogans.ts";
import type { Plan } from "#core/plan/plan.ts";
import { yuan } from "#core/policy/amounts.ts";
import { examplesOf, totalOf } from "#core/policy/examples.ts";
import { LOOKS, policyPage, type Look } from "#core/policy/page.ts";
import { sectionsOf } from "#core/policy/sections.ts";
import { planHash, recordedFindings, type PolicyVersion } from "#core/policy/version.ts";

const versionOf = (plan: Plan, changes: Partial<PolicyVersion> = {}): PolicyVersion => ({
  plan,
  findings: lintPlan(plan),
  published: { version: 3, publishedAtMs: 1_790_000_000_000, fromMs: 1_790_700_000_000 },
  changes: null,
  ...changes,
});
const templates = TEMPLATES.map(({ name, plan }) => [name, planSchema.parse(plan)] as const);
const pages = templates.flatMap(([name, plan]) =>
  LOOKS.map((look): [string, Look, Plan] => [name, look, plan]),
);
const textOf = (page: string): string =>
  page
    .slice(page.indexOf("<body"))
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ");

describe.each(pages)("%s as %s", (_name, look, plan) => {
  const version = versionOf(plan);
  const page = policyPage(version, look);
  const text = textOf(page);

  it("stands alone: no script, no address, nothing fetched", () => {
    expect(page).not.toMatch(
      /<script|<link|<img|<iframe|\bsrc=|\bhref=|url\(|@import|\bon\w+=|https?:/i,
    );
    expect(page).toContain("default-src 'none'");
  });

  it("names the version, its mark, when it holds, and marks itself as advertising", () => {
    expect(text).toContain(`${plan.id}@3`);
    expect(text).toContain(planHash(plan));
    expect(text).toContain("自 2026-09-30 00:40（北京时间）起生效");
    expect(text.match(/广告/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it.each([
    "参加免费",
    "不要求购买任何商品",
    "介绍别人成为推广员，本身没有任何报酬",
    "可以随时通知销售者退出",
    "年满 18 周岁",
    "不承诺任何收入",
    "不代表任何人会有这样的订单或收入",
    "12315",
  ])("says: %s", (sentence) => expect(text).toContain(sentence));

  it("tells on whose word it runs, if it is declared", () => {
    expect(text.includes("依声明运行")).toBe(plan.pack === "declared");
    for (const id of plan.declaration?.accepts ?? []) expect(text).toContain(id);
  });

  it("shows the engine's sums", () => {
    const [first] = examplesOf(plan);
    expect(first && text).toContain(first && yuan(totalOf(first.shares)));
  });
});

it.each(templates)("%s promises no income", (_name, plan) => {
  const said = sectionsOf(versionOf(plan))
    .filter(({ title }) => title !== "合规检查") // It quotes the law, which names what it forbids.
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => {
      if (block.kind === "sentence") return [block.text];
      if (block.kind === "list") return block.items;
      return [block.caption ?? "", ...block.head, ...block.rows.flat()];
    });
  expect(said.filter(promisesIncome)).toEqual([]);
  expect(promisesIncome("轻松躺赚")).toBe(true);
});

it("repeats the declaration at the foot of every printed page", () => {
  const plan = planSchema.parse(TEMPLATES.find(({ name }) => name === "three-level")?.plan);
  const page = policyPage(versionOf(plan), "formal");
  const foot = page.slice(page.indexOf("<tfoot>"), page.indexOf("</tfoot>"));
  expect(foot).toContain("依声明运行（declared）");
  expect(foot).toContain("E101、E102");
  expect(foot).toContain(plan.declaration?.counsel);
});

it("says of a draft that it is one, and of a version what changed", () => {
  const plan = planSchema.parse({ id: "p", rates: [{ distance: 1, rateBp: 500 }] });
  expect(textOf(policyPage(versionOf(plan, { published: null }), "formal"))).toContain(
    "草案：尚未发布，不产生任何效力。",
  );
  const changes = [{ zh: "距离 1：4% → 5%" }];
  expect(textOf(policyPage(versionOf(plan, { changes }), "poster"))).toContain("距离 1：4% → 5%");
});

it("does not say that joining is free where a draft asks for money", () => {
  const plan = planSchema.parse({ id: "p", rates: [], programme: { join: { feeFen: 9_900 } } });
  const text = textOf(policyPage(versionOf(plan, { published: null }), "formal"));
  expect(text).not.toContain("参加免费");
  expect(text).toContain("缴费 99.00 元");
});

it("keeps every finding of the day of publication, and adds none of today's", () => {
  const plan = planSchema.parse({ id: "p", rates: [{ distance: 1, rateBp: 600 }] });
  expect(lintPlan(plan).map(({ id }) => id)).toEqual(["W310"]);
  expect(recordedFindings(plan, []).map(({ id }) => id)).toEqual([]);
  expect(recordedFindings(plan, ["W360"]).map(({ id }) => id)).toEqual(["W360"]);
});

/** A plan in which everything that people may write is written. */
const written = (word: (n: number) => string): PlanInput => ({
  id: word(1),
  pack: "declared",
  declaration: { by: word(2), counsel: word(3), accepts: ["E104"] },
  rates: [{ distance: 1, rateBp: 500 }],
  overrides: [
    { sku: word(4), level: word(6), group: word(7), distance: 1, rateBp: 400 },
    { category: word(5), distance: 1, rateBp: 300 },
  ],
  levels: [word(6)],
  components: { region: { duties: word(8), city: { rules: [{ rateBp: 10 }] } } },
  periods: [{ id: word(9), period: "month", mode: "whole", tiers: [{ fromFen: 1, rateBp: 10 }] }],
  programme: { seller: { name: word(10), licence: word(11) } },
});
const tagsOf = (page: string) => page.match(/<[^>]*>/g);

it("lets nothing that people write become markup", () => {
  const signs = fc.constantFrom(
    ...`<>"'&\`=/;:-! `,
    "<script>",
    "</style>",
    "</title>",
    "-->",
    "甲",
  );
  fc.assert(
    fc.property(
      fc.array(signs, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(...LOOKS),
      (given, look) => {
        const page = (word: (n: number) => string) =>
          policyPage(versionOf(planSchema.parse(written(word)), { findings: [] }), look);
        const hostile = page((n) => `x${given.join("")}${n}x`);
        expect(tagsOf(hostile)?.length).toBe(tagsOf(page((n) => `x甲乙丙丁${n}x`))?.length);
        expect(hostile).not.toContain("<script>");
      },
    ),
    { numRuns: 25 },
  );
});
