import { aPlan, override, rate } from "#tests/fixtures.ts";
import { planSchema, type PlanInput } from "#contracts/plan.ts";
import { basisPoints, fen, shareFloor } from "#core/money.ts";
import { capExampleOf, examplesOf, totalOf } from "#core/policy/examples.ts";
import { priceSale } from "#core/policy/sale.ts";

const everything: PlanInput = {
  id: "all",
  pack: "declared",
  declaration: { by: "b", counsel: "c", accepts: [] },
  rates: [{ distance: 1, rateBp: 500 }],
  levels: ["银", "金"],
  components: {
    firstOrder: { rules: [{ rateBp: 100 }] },
    levelDifference: {
      rules: [
        { level: "银", rateBp: 100 },
        { level: "金", rateBp: 300 },
      ],
    },
    peer: { rules: [{ level: "金", rateBp: 50 }] },
    team: { rules: [{ level: "金", rateBp: 60 }] },
    nurture: { level: "金", months: 6, rules: [{ rateBp: 70 }] },
    store: { rules: [{ rateBp: 80 }] },
    storeStaff: { rules: [{ rateBp: 90 }] },
    region: { province: { rules: [{ rateBp: 10 }] }, district: { rules: [{ rateBp: 20 }] } },
    supply: {},
  },
};

it("shows a plain sale of goods that no rule names first", () => {
  const plan = aPlan({ overrides: [override(1, 900, { sku: "示例商品" })] });
  const [first, second] = examplesOf(plan);
  expect(first?.sale.goods).toEqual({ sku: "示例商品 2", category: null });
  expect(first?.shares.map(({ amountFen }) => amountFen)).toEqual([1_000, 500, 300]);
  expect(second?.sale.goods.sku).toBe("示例商品");
  expect(second?.shares[0]?.amountFen).toBe(900);
});

it("shows nothing twice: a plan of plain rates has one example", () => {
  expect(examplesOf(aPlan())).toHaveLength(1);
});

it("finds a sale for every component of a plan that has them all", () => {
  const plan = planSchema.parse(everything);
  const shown = examplesOf(plan).flatMap(({ shares }) => shares.map(({ component }) => component));
  for (const component of Object.keys(plan.components ?? {})) expect(shown).toContain(component);
});

it("shows what the engine pays, and nothing else", () => {
  const plan = planSchema.parse(everything);
  for (const { sale, shares } of examplesOf(plan)) expect(shares).toEqual(priceSale(plan, sale));
});

it("shows the line's cap at the first price at which it takes something", () => {
  const plan = aPlan({ capBp: basisPoints(1_200) });
  const cap = capExampleOf(plan, examplesOf(plan));
  expect(cap?.sale.paidFen).toBe(10_000);
  expect(cap?.uncapped.map(({ amountFen }) => amountFen)).toEqual([1_000, 500, 300]);
  expect(cap?.shares.map(({ amountFen }) => amountFen)).toEqual([1_000, 200]);
});

it("shows the order's cap where only that binds", () => {
  const plan = aPlan({ perOrderCapFen: fen(100_000) });
  const cap = capExampleOf(plan, examplesOf(plan));
  expect(cap?.sale.paidFen).toBe(1_000_000);
  expect(cap && totalOf(cap.shares)).toBe(100_000);
  expect(cap && totalOf(cap.uncapped)).toBe(180_000);
});

it("shows no cap that no sale reaches", () => {
  const plan = aPlan({ rates: [rate(1, 1)] });
  expect(capExampleOf(plan, examplesOf(plan))).toBeNull();
});

it("leaves half after half a refund, and nothing after a whole one", () => {
  const plan = aPlan();
  const [first] = examplesOf(plan);
  if (!first) throw new Error("no example");
  const after = (refundFen: number) =>
    priceSale(plan, first.sale, fen(refundFen)).map(({ amountFen }) => amountFen);
  expect(after(5_000)).toEqual([500, 250, 150]);
  expect(after(5_000)[0]).toBe(shareFloor(fen(5_000), basisPoints(1_000)));
  expect(after(10_000)).toEqual([]);
});
