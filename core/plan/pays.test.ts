import { basisPoints } from "#core/money.ts";
import type { Components, Rule } from "#core/plan/components.ts";
import { asksOrderNumber } from "#core/plan/pays.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aPlan, override } from "#tests/fixtures.ts";

const plain: Rule = { rateBp: basisPoints(100), sku: null, category: null, level: null };
const numbered: Rule = { ...plain, orders: { from: 2, to: null } };
const by = (rules: readonly Rule[]): Components => ({ team: { rules } });

it.each<[asks: boolean, says: string, plan: Partial<Plan>]>([
  [false, "rates alone", {}],
  [false, "rules for any order", { overrides: [override(1, 100, {})], components: by([plain]) }],
  [true, "a first order", { components: { firstOrder: { rules: [plain] } } }],
  [true, "an override", { overrides: [{ ...override(1, 100, {}), orders: { from: 2, to: 2 } }] }],
  [true, "a rule of a component", { components: by([plain, numbered]) }],
  [true, "a rule of an area", { components: { region: { city: { rules: [numbered] } } } }],
])("asks for the number of an order: %s, for %s", (asks, _, plan) => {
  expect(asksOrderNumber(aPlan(plan))).toBe(asks);
});
