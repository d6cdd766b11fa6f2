import fc from "fast-check";
import {
  CATEGORIES,
  anyPlan,
  GROUPS,
  LEVELS,
  SKUS,
} from "#core/commission/testing/anyComponents.ts";
import { rule } from "#core/commission/testing/fullOrder.ts";
import { triedRules } from "#core/explain/triedRules.ts";
import { componentRules } from "#core/plan/pays.ts";
import { DISTANCES } from "#core/plan/plan.ts";
import { rateFor, ruleFor } from "#core/plan/rate.ts";
import { aPlan, override } from "#tests/fixtures.ts";

const GOODS = { sku: "tea", category: "drinks" };
const SALE = { level: "gold", group: "vip", orderNumber: 2 };

it("says of each rule of the distance why it lost, or that it won", () => {
  const any = { sku: null, category: null, level: null } as const;
  const plan = aPlan({
    overrides: [
      override(1, 100, { sku: "cup" }),
      override(1, 200, { category: "ware" }),
      override(1, 300, { level: "silver" }),
      { ...override(1, 400, any), group: "staff" },
      { ...override(1, 500, any), orders: { from: 1, to: 1 } },
      override(1, 600, { level: "gold" }),
      override(1, 700, { sku: "tea" }),
      override(2, 800, { sku: "tea" }),
    ],
  });
  const tried = triedRules(plan, { rule: "overrides[6]", distance: 1 }, GOODS, SALE);
  expect(tried.map(({ rule: { at }, verdict }) => [at, verdict])).toEqual([
    ["overrides[0]", "other_goods"],
    ["overrides[1]", "other_category"],
    ["overrides[2]", "other_level"],
    ["overrides[3]", "other_group"],
    ["overrides[4]", "other_order"],
    ["overrides[5]", "less_specific"],
    ["overrides[6]", "won"],
    ["rates", "less_specific"],
  ]);
});

it("looks at the rules of one component and one area only", () => {
  const region = {
    city: { rules: [rule(10), rule(20, { sku: "tea" })] },
    district: { rules: [rule(30)] },
  };
  const plan = aPlan({ components: { region, store: { rules: [rule(40)] } } });
  const at = "components.region.city.rules[1]";
  const tried = triedRules(plan, { rule: at, distance: null }, GOODS, SALE);
  expect(tried.map(({ rule: { at: place }, verdict }) => [place, verdict])).toEqual([
    ["components.region.city.rules[0]", "less_specific"],
    [at, "won"],
  ]);
});

it("names the same winner as the pricing, for any plan and sale", () => {
  const anySale = fc.record({
    goods: fc.record({
      sku: fc.constantFrom(...SKUS),
      category: fc.constantFrom(null, ...CATEGORIES),
    }),
    sale: fc.record({
      level: fc.constantFrom(null, ...LEVELS),
      group: fc.constantFrom(null, ...GROUPS),
      orderNumber: fc.integer({ min: 1, max: 4 }),
    }),
  });
  fc.assert(
    fc.property(anyPlan, anySale, (plan, { goods, sale }) => {
      const winner = (at: string, distance: 1 | 2 | 3 | null) =>
        triedRules(plan, { rule: at, distance }, goods, sale).find(
          ({ verdict }) => verdict === "won",
        )?.rule.at;
      for (const distance of DISTANCES) {
        const priced = rateFor(plan, goods, sale, distance);
        if (priced) expect(winner("rates", distance)).toBe(priced.rule);
      }
      const lists = new Set(componentRules(plan).map(({ at }) => at.replace(/\[\d+\]$/, "")));
      for (const list of lists) {
        const rules = componentRules(plan).filter(({ at }) => at.startsWith(`${list}[`));
        const own = rules.map((placed) => placed.rule);
        const priced = ruleFor(own, list, goods, sale);
        if (priced) expect(winner(`${list}[0]`, null)).toBe(priced.rule);
      }
    }),
  );
});
