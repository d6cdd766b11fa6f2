import fc from "fast-check";
import {
  anyRules,
  CATEGORIES,
  GROUPS,
  LEVELS,
  SKUS,
} from "#core/commission/testing/anyComponents.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { Rule } from "#core/plan/components.ts";
import { type Goods, holdsFor, rateFor, ruleFor, type Sale, specificity } from "#core/plan/rate.ts";
import { aPlan, override } from "#tests/fixtures.ts";

const by = (level: string | null): Sale => ({ level, group: null, orderNumber: 1 });
const goods = { sku: "tea", category: "drinks" };
/** From the most specific to the least; distance 1 has 10 % otherwise. */
const RULES = [
  override(1, 600, { sku: "tea", level: "gold" }),
  override(1, 500, { sku: "tea" }),
  override(1, 400, { category: "drinks", level: "gold" }),
  override(1, 300, { category: "drinks" }),
  override(1, 200, { level: "gold" }),
] as const;

it.each(RULES.map((_, from) => from))("the most specific rule wins: those from %i on", (from) => {
  const overrides = RULES.slice(from);
  const rateBp = RULES[from]?.rateBp;
  const upwards = [...overrides].reverse();
  expect(rateFor(aPlan({ overrides }), goods, by("gold"), 1)).toEqual({
    rateBp,
    rule: "overrides[0]",
  });
  const rule = `overrides[${upwards.length - 1}]`;
  expect(rateFor(aPlan({ overrides: upwards }), goods, by("gold"), 1)).toEqual({ rateBp, rule });
});

it("leaves out what is of other goods, another level or another distance", () => {
  const plan = aPlan({ overrides: RULES });
  expect(rateFor(plan, goods, by("silver"), 1)).toMatchObject({ rateBp: 500 });
  expect(rateFor(plan, { sku: "cup", category: "drinks" }, by(null), 1)).toMatchObject({
    rateBp: 300,
  });
  expect(rateFor(plan, { sku: "cup", category: null }, by(null), 1)).toEqual({
    ...{ rateBp: 1_000, rule: "rates" },
  });
  expect(rateFor(plan, goods, by("gold"), 2)).toMatchObject({ rateBp: 500, rule: "rates" });
});

it("is no rate where the most specific rule says nothing is paid", () => {
  const overrides = [...RULES.slice(1), override(1, 0, { sku: "tea", level: "gold" })];
  expect(rateFor(aPlan({ overrides }), goods, by("gold"), 1)).toBeNull();
});

const all = { sku: "tea", category: "drinks", level: "gold", group: "vip" };
const sale: Sale = { level: "gold", group: "vip", orderNumber: 2 };
const orders = { from: 2, to: null };
it("a group outweighs an order number, a level both, a category them, and a sku all of it", () => {
  const { sku, category, level, group } = all;
  const weights = [
    ...[{}, { orders }, { group }, { group, orders }, { level }, { level, group, orders }],
    ...[{ category }, { category, level, group, orders }, { sku }, { sku, level }],
  ].map((when) => specificity({ sku: null, category: null, level: null, ...when }));
  expect(weights).toEqual([...weights].sort((a, b) => a - b));
  expect(new Set(weights).size).toBe(weights.length);
});

it.each([
  [{ group: "vip" }, true],
  [{ group: "staff" }, false],
  [{ orders: { from: 2, to: 2 } }, true],
  [{ orders: { from: 1, to: 2 } }, true],
  [{ orders: { from: 1, to: 1 } }, false],
  [{ orders: { from: 3, to: null } }, false],
  [{ sku: "cup" }, false],
  [{ category: "ware" }, false],
  [{ level: "silver" }, false],
] as [Partial<Rule>, boolean][])("%j holds: %s", (when, holds) => {
  const rule = { sku: null, category: null, level: null, ...when };
  expect(holdsFor(rule, goods, sale)).toBe(holds);
});

it("finds the rule that reading through all of them finds", () => {
  const anySaleOf: fc.Arbitrary<Sale> = fc.record({
    level: fc.option(fc.constantFrom(...LEVELS)),
    group: fc.option(fc.constantFrom(...GROUPS)),
    orderNumber: fc.integer({ min: 1, max: 4 }),
  });
  const anyGoods: fc.Arbitrary<Goods> = fc.record({
    sku: fc.constantFrom(...SKUS, "unknown"),
    category: fc.option(fc.constantFrom(...CATEGORIES)),
  });
  fc.assert(
    fc.property(anyRules, anyGoods, anySaleOf, ({ rules }, one, by) => {
      const holding = rules.filter((rule) => holdsFor(rule, one, by));
      const best = holding.reduce<Rule | null>(
        (a, b) => (a && specificity(a) >= specificity(b) ? a : b),
        null,
      );
      const pays = best && (best.rateBp > 0 || (best.unitFen ?? 0) > 0);
      const found = ruleFor(rules, "at", one, by);
      expect(found?.rule).toBe(pays ? `at[${rules.indexOf(best)}]` : undefined);
    }),
  );
});

it("a component's rule of nothing wins over one that pays, and is no share", () => {
  const rules = [
    { rateBp: basisPoints(100), sku: null, category: null, level: null },
    { rateBp: basisPoints(0), sku: "gift", category: null, level: null },
    { rateBp: basisPoints(0), unitFen: fen(0), sku: "free", category: null, level: null },
  ];
  const payOf = (sku: string) => ruleFor(rules, "at", { sku, category: null }, sale);
  expect(["tea", "gift", "free"].map(payOf)).toEqual([{ rateBp: 100, rule: "at[0]" }, null, null]);
});

it("looks at the rules of its own goods only, however many there are", () => {
  let looked = 0;
  const watched = (index: number) => ({
    ...override(1, 100, {}),
    get sku() {
      looked += 1;
      return `sku${index}`;
    },
  });
  const plan = aPlan({ overrides: Array.from({ length: 1_000 }, (_, index) => watched(index)) });
  const first = rateFor(plan, { sku: "sku7", category: null }, sale, 1);
  expect(first).toMatchObject({ rule: "overrides[7]" });
  looked = 0;
  for (const distance of [1, 2, 3] as const) {
    rateFor(plan, { sku: "sku7", category: null }, sale, distance);
    rateFor(plan, { sku: "another", category: null }, sale, distance);
  }
  expect(looked).toBeLessThanOrEqual(6);
});
