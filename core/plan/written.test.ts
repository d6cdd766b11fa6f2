import fc from "fast-check";
import { planSchema } from "#contracts/plan.ts";
import { TEMPLATES } from "#contracts/templates.ts";
import { CAP_PLACES } from "#core/plan/components.ts";
import { writtenPlan } from "#core/plan/written.ts";

/** Goal: a published plan, written as people write it, is the same plan again. */

const again = (given: unknown) => {
  const plan = planSchema.parse(given);
  const written: unknown = JSON.parse(JSON.stringify(writtenPlan(plan)));
  expect(planSchema.parse(written)).toEqual(plan);
  return written;
};

it.each(TEMPLATES)("$name", ({ plan }) => {
  again(plan);
});

it("says nothing that nobody wrote: no cap, no empty lists, no nulls", () => {
  const written = again({ id: "p", rates: [{ distance: 1, unitFen: 30 }] });
  expect(written).not.toHaveProperty("capBp");
  expect(written).not.toHaveProperty("capStated");
  expect(written).not.toHaveProperty("overrides");
  expect(written).toMatchObject({ rates: [{ distance: 1, unitFen: 30 }] });
  expect(JSON.stringify(written)).not.toContain("null");
});

it("has its fields in the order in which people read a plan", () => {
  const plan = { tax: "labour", capBp: 900, rates: [], id: "p", levels: ["a"], noticeDays: 9 };
  const fields = Object.keys(again(plan) as object);
  expect(fields.slice(0, 5)).toEqual(["id", "pack", "levels", "rates", "capBp"]);
});

const pay = fc.oneof(
  fc.record({ rateBp: fc.nat(10_000) }),
  fc.record({ unitFen: fc.nat(1_000_000) }),
);
const orders = fc
  .tuple(fc.integer({ min: 1, max: 500 }), fc.option(fc.nat(499), { nil: undefined }))
  .map(([from, more]) => (more === undefined ? { from } : { from, to: from + more }));
/** Rules that never overlap, since each names goods of its own. */
const rules = (more: object = {}) =>
  fc
    .array(
      fc.tuple(
        pay,
        fc.boolean(),
        fc.option(orders, { nil: undefined }),
        fc.constantFrom("", "gold"),
        fc.constantFrom("", "vip"),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((all) =>
      all.map(([paid, isSku, numbers, level, group], n) => ({
        ...{ ...paid, ...more },
        ...(isSku ? { sku: `s${n}` } : { category: `c${n}` }),
        ...(numbers ? { orders: numbers } : {}),
        ...(level ? { level } : {}),
        ...(group ? { group } : {}),
      })),
    );
const component = rules().map((all) => ({ rules: all }));
const rateOnly = component.map(({ rules: all }) => ({
  rules: all.map((rule) => {
    const { unitFen: _unitFen, rateBp: _rateBp, ...rest } = { unitFen: 0, rateBp: 0, ...rule };
    return { ...rest, rateBp: 7 };
  }),
}));
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });
const anyPlan = fc.record({
  id: fc.constant("p"),
  rates: fc
    .subarray([1, 2, 3])
    .chain((some) =>
      fc.tuple(...some.map((distance) => pay.map((paid) => ({ distance, ...paid })))),
    ),
  overrides: rules({ distance: 1 }),
  capBp: maybe(fc.nat(10_000)),
  components: maybe(
    fc.record({
      firstOrder: maybe(component),
      levelDifference: maybe(rateOnly),
      peer: maybe(component.map((one) => ({ ...one, times: 2 }))),
      nurture: maybe(component.map((one) => ({ ...one, level: "gold", months: 3 }))),
      region: maybe(fc.record({ city: component, district: maybe(component) })),
      supply: maybe(fc.constant({})),
    }),
  ),
  periods: maybe(
    fc.constantFrom(
      [],
      [
        {
          id: "a",
          period: "month",
          mode: "whole",
          tiers: [
            { fromFen: 0, fixedFen: 5 },
            { fromFen: 9, rateBp: 3 },
          ],
        },
      ],
      [{ id: "b", period: "year", mode: "slices", tiers: [{ fromFen: 1, rateBp: 0 }] }],
    ),
  ),
  levels: fc.constant(["silver", "gold"]),
  capOrder: maybe(fc.shuffledSubarray([...CAP_PLACES])),
  programme: maybe(fc.constant({ seller: { name: "a" }, monthCapFen: null })),
  noticeDays: maybe(fc.integer({ min: 7, max: 90 })),
});

it("any plan", () => {
  fc.assert(
    fc.property(anyPlan, (plan) => void again(plan)),
    { numRuns: 200 },
  );
});
