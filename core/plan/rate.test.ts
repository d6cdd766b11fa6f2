import { rateFor, type Sale } from "#core/plan/rate.ts";
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
