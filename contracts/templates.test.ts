import { readdirSync, readFileSync } from "node:fs";
import { planSchema } from "#contracts/plan.ts";
import type { TemplateExample } from "#contracts/template.ts";
import { fileOf, TEMPLATES } from "#contracts/templates.ts";
import { fen } from "#core/money.ts";
import { lintPlan } from "#core/plan/lint.ts";
import type { Plan } from "#core/plan/plan.ts";
import { verdict } from "#core/plan/verdict.ts";
import { COMPONENT_NAMES } from "#core/plan/names.ts";
import { priceSale } from "#core/policy/sale.ts";

const named = TEMPLATES.map((template) => [template.name, template] as const);
const planOf = (name: string): Plan =>
  planSchema.parse(TEMPLATES.find((template) => template.name === name)?.plan);

it("has the templates that the issue asks for, each under its own name", () => {
  expect(TEMPLATES.map(({ name }) => name)).toEqual([
    ...["simple-referral", "product-rates", "own-sales", "regional"],
    ...["three-level", "level-difference", "social-mall", "five-level-agents"],
  ]);
  for (const { name, plan } of TEMPLATES) expect(plan.id).toBe(name);
});

it.each(named)("%s: the linter finds exactly what it declares", (name, { needs }) => {
  const plan = planOf(name);
  const findings = lintPlan(plan);
  expect(findings.map(({ id }) => id)).toEqual(needs.findings);
  expect(verdict(plan, findings).refusing).toEqual([]);
});

it.each(named)(
  "%s: accepts no more than it has to, and nothing under strict",
  (name, { needs }) => {
    const { pack, declaration } = planOf(name);
    const errors = needs.findings.filter((id) => id.startsWith("E"));
    expect(declaration?.accepts ?? []).toEqual(errors);
    expect(pack).toBe(errors.length > 0 ? "declared" : "strict");
  },
);

/** What the engine pays, in the words of the template. */
function earned(plan: Plan, { sale }: TemplateExample) {
  const { paidFen, sku = "S1", category = null, levels = [], orderNumber = 2, own = false } = sale;
  const shares = priceSale(plan, {
    goods: { sku, category },
    ...{ quantity: 1, paidFen: fen(paidFen), levels, group: null, orderNumber, own },
    supplyFen: fen(0),
  });
  return shares.map(({ promoterId, component, distance, amountFen }) => ({
    who: promoterId,
    why: component ? COMPONENT_NAMES[component] : `距离 ${distance}`,
    amountFen,
  }));
}

const examples = TEMPLATES.flatMap(({ name, examples }) =>
  examples.map((example) => [name, example.story, example] as const),
);
it.each(examples)("%s: %s", (name, _story, example) => {
  expect(earned(planOf(name), example)).toEqual(example.earns);
});

it.each(named)("%s: every template has an example", (_name, { examples }) => {
  expect(examples.length).toBeGreaterThan(0);
});

it("the files in examples/plans are the templates", () => {
  const files = readdirSync("examples/plans").filter((file) => file.endsWith(".json"));
  expect(files.sort()).toEqual(TEMPLATES.map(({ name }) => `${name}.json`).sort());
  for (const template of TEMPLATES) {
    const file = readFileSync(`examples/plans/${template.name}.json`, "utf8");
    expect(JSON.parse(file)).toEqual(JSON.parse(fileOf(template))); // Apart from where its lines break.
  }
});
