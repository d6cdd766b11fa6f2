import fc from "fast-check";
import { planSchema } from "#contracts/plan.ts";
import { anyPlan } from "#core/commission/testing/anyComponents.ts";

/** Goal: what a plan may say beside `rates`, and that what would be ambiguous is refused at its place. */
const plan = (more: object) => ({ id: "p1", rates: [{ distance: 1, rateBp: 1_000 }], ...more });
const having = (components: object, more: object = {}) => plan({ components, ...more });
const rules = (...all: object[]) => ({ rules: all });
const RULE = { rateBp: 100 };

/** The plan as people write it: without what is null, and with an amount in place of its rate of 0. */
const written = (given: object): unknown =>
  JSON.parse(
    JSON.stringify(given, function (this: object, key, value: unknown) {
      const isLeftOut = key === "capStated" || (key === "rateBp" && "unitFen" in this);
      return value === null || isLeftOut ? undefined : value;
    }),
  );

it("takes every plan that the generator of the tests makes, and gives it back as it is", () => {
  fc.assert(
    fc.property(anyPlan, (given) => {
      const parsed = planSchema.parse(written(given));
      expect(parsed).toEqual({ ...given, capStated: true });
    }),
  );
});

it("leaves out what is not said", () => {
  const parsed = planSchema.parse(having({ peer: rules({ unitFen: 500, level: "gold" }) }));
  expect(parsed.components).toEqual({
    peer: {
      rules: [{ sku: null, category: null, level: "gold", rateBp: 0, unitFen: 500 }],
      times: 1,
    },
  });
  expect(Object.keys(planSchema.parse(plan({})))).not.toContain("components");
  const orders = planSchema.parse(having({ team: rules({ ...RULE, orders: { from: 2 } }) }));
  expect(orders.components?.team?.rules[0]?.orders).toEqual({ from: 2, to: null });
});

const tier = (fromFen: number, more: object = { rateBp: 100 }) => ({ fromFen, ...more });
const period = (more: object) =>
  plan({ periods: [{ id: "m", period: "month", mode: "whole", ...more }] });
it.each<[what: string, input: object, path: string]>([
  ["a component that nobody knows", having({ recruits: rules(RULE) }), "components"],
  ["no rule", having({ team: rules() }), "components.team.rules"],
  [
    "a rate and an amount",
    having({ team: rules({ ...RULE, unitFen: 1 }) }),
    "components.team.rules.0",
  ],
  ["neither of both", having({ team: rules({ level: "gold" }) }), "components.team.rules.0"],
  [
    "a sku and a category",
    having({ team: rules({ ...RULE, sku: "a", category: "b" }) }),
    "components.team.rules.0",
  ],
  [
    "a distance in a rule",
    having({ team: rules({ ...RULE, distance: 4 }) }),
    "components.team.rules.0",
  ],
  [
    "two rules for one sale",
    having({ team: rules(RULE, { rateBp: 200 }) }),
    "components.team.rules.1",
  ],
  [
    "two that meet in an order number",
    having({
      team: rules({ ...RULE, orders: { from: 1, to: 3 } }, { ...RULE, orders: { from: 3 } }),
    }),
    "components.team.rules.1",
  ],
  [
    "order numbers backwards",
    having({ team: rules({ ...RULE, orders: { from: 3, to: 2 } }) }),
    "components.team.rules.0.orders",
  ],
  [
    "order number 0",
    having({ team: rules({ ...RULE, orders: { from: 0 } }) }),
    "components.team.rules.0.orders.from",
  ],
  [
    "a difference of a rate and an amount",
    having({ levelDifference: rules({ ...RULE, level: "a" }, { unitFen: 1, level: "b" }) }),
    "components.levelDifference.rules",
  ],
  ["three peers", having({ peer: { ...rules(RULE), times: 3 } }), "components.peer.times"],
  [
    "no months",
    having({ nurture: { ...rules(RULE), level: "a", months: 0 } }, { levels: ["a"] }),
    "components.nurture.months",
  ],
  [
    "a level that is not listed",
    having({ nurture: { ...rules(RULE), level: "a", months: 1 } }),
    "levels",
  ],
  ["no area", having({ region: { duties: "x" } }), "components.region"],
  ["pay of a supply", having({ supply: rules(RULE) }), "components.supply"],
  ["a place twice", plan({ capOrder: ["team", "store", "team"] }), "capOrder.2"],
  ["a place of its own for supply", plan({ capOrder: ["supply"] }), "capOrder.0"],
  ["a level twice", plan({ levels: ["a", "a"] }), "levels.1"],
  ["no tier", period({ tiers: [] }), "periods.0.tiers"],
  ["tiers downwards", period({ tiers: [tier(2), tier(1)] }), "periods.0.tiers"],
  ["a tier twice", period({ tiers: [tier(2), tier(2)] }), "periods.0.tiers"],
  [
    "a tier of both kinds",
    period({ tiers: [tier(0, { rateBp: 1, fixedFen: 1 })] }),
    "periods.0.tiers.0",
  ],
  [
    "a fixed amount of a slice",
    period({ mode: "slices", tiers: [tier(0, { fixedFen: 1 })] }),
    "periods.0.tiers",
  ],
  [
    "a period twice",
    plan({
      periods: [1, 2].map(() => ({ id: "m", period: "month", mode: "whole", tiers: [tier(0)] })),
    }),
    "periods.1",
  ],
])("refuses %s", (_, input, path) => {
  const parsed = planSchema.safeParse(input);
  expect(parsed.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
});

it("takes a rule without order numbers beside one with some: the second is the more specific", () => {
  const both = rules(RULE, { rateBp: 50, orders: { from: 2 } });
  expect(planSchema.safeParse(having({ team: both })).success).toBe(true);
  const apart = rules({ ...RULE, orders: { from: 1, to: 1 } }, { ...RULE, orders: { from: 2 } });
  expect(planSchema.safeParse(having({ team: apart })).success).toBe(true);
});
