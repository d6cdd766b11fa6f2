import fc from "fast-check";
import { basisPoints, fen } from "#core/money.ts";
import { CAP_PLACES, type Components, type Rule } from "#core/plan/components.ts";
import { DISTANCES, type Override, type Plan, type Rate } from "#core/plan/plan.ts";
import { aPlan } from "#tests/fixtures.ts";

/**
 * Random plans with any components, of few goods, levels and groups, so that their rules meet often. The sales that they
 * price, with people and posts, are in `anySale.ts`.
 */
export const LEVELS = ["bronze", "silver", "gold"] as const;
export const SKUS = ["tea", "cup", "pot"] as const;
export const CATEGORIES = ["drinks", "ware"] as const;
export const GROUPS = ["vip", "staff"] as const;

const anyBp = fc.oneof(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 0, max: 10_000 }));
export const anyFen = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.integer({ min: 0, max: 1_000_000 }),
);
const anyRate = anyBp.map((bp): Pay => ({ rateBp: basisPoints(bp) }));
const anyAmount = fc
  .integer({ min: 0, max: 5_000 })
  .map((amount): Pay => ({ rateBp: basisPoints(0), unitFen: fen(amount) }));
const anyPay = fc.oneof({ weight: 3, arbitrary: anyRate }, anyAmount);
type Pay = Pick<Rule, "rateBp" | "unitFen">;
type Condition = Omit<Rule, keyof Pay>;

const anyGoods = fc.oneof(
  fc.constant({ sku: null, category: null }),
  fc.constantFrom(...SKUS).map((sku) => ({ sku, category: null })),
  fc.constantFrom(...CATEGORIES).map((category) => ({ sku: null, category })),
);
const anyOrders = fc.constantFrom(
  { from: 1, to: 1 },
  { from: 2, to: null },
  { from: 2, to: 3 },
  { from: 1, to: null },
);
const anyCondition: fc.Arbitrary<Condition> = fc
  .record({
    goods: anyGoods,
    level: fc.option(fc.constantFrom(...LEVELS)),
    group: fc.option(fc.constantFrom(...GROUPS), { freq: 1 }),
    orders: fc.option(anyOrders, { freq: 1 }),
  })
  .map(({ goods, level, group, orders }) => ({
    ...{ ...goods, level },
    ...(group === null ? {} : { group }),
    ...(orders === null ? {} : { orders }),
  }));
/** What the schema asks too: no two rules of one weight hold for one sale. */
const caseOf = ({ sku, category, level, group, orders }: Condition): string =>
  JSON.stringify([sku, category, level, group, orders !== undefined]);

const rulesOf = (pay: fc.Arbitrary<Pay>): fc.Arbitrary<readonly Rule[]> =>
  fc.uniqueArray(
    fc
      .record({ pay, condition: anyCondition })
      .map((one): Rule => ({ ...one.condition, ...one.pay })),
    { selector: caseOf, minLength: 1, maxLength: 4 },
  );
export const anyRules = rulesOf(anyPay).map((rules) => ({ rules }));

/** Any of the components, each with its own rules; often many at once. */
export const anyComponents: fc.Arbitrary<Components> = fc.record(
  {
    firstOrder: anyRules,
    levelDifference: fc.oneof(rulesOf(anyRate), rulesOf(anyAmount)).map((rules) => ({ rules })),
    peer: fc.record({ rules: rulesOf(anyPay), times: fc.constantFrom(1, 2) }),
    team: anyRules,
    nurture: fc.record({
      rules: rulesOf(anyPay),
      level: fc.constantFrom(...LEVELS),
      months: fc.integer({ min: 1, max: 4 }),
    }),
    store: anyRules,
    storeStaff: anyRules,
    region: fc.oneof(
      fc.record({ province: anyRules, city: anyRules, district: anyRules }),
      fc.record({ district: anyRules, duties: fc.constant("送货、安装") }),
    ),
    supply: fc.constant({}),
  },
  { requiredKeys: [] },
);

const anyRates = fc.tuple(...DISTANCES.map(() => fc.option(anyPay, { freq: 4 }))).map((pays) =>
  pays.flatMap((pay, index): Rate[] => {
    const distance = DISTANCES[index];
    return pay && distance ? [{ ...pay, distance }] : [];
  }),
);
const anyOverrides = fc.uniqueArray(
  fc
    .record({ pay: anyPay, condition: anyCondition, distance: fc.constantFrom(...DISTANCES) })
    .filter(({ condition }) => caseOf(condition) !== "[null,null,null,null,false]")
    .map((one): Override => ({ ...one.condition, distance: one.distance, ...one.pay })),
  { selector: (one) => `${one.distance} ${caseOf(one)}`, maxLength: 5 },
);

/** A plan of distances alone: what there was before components. */
export const anyPlainPlan: fc.Arbitrary<Plan> = fc
  .record({
    rates: anyRates,
    overrides: anyOverrides,
    capBp: fc.oneof(fc.constant(10_000), anyBp).map(basisPoints),
    perOrderCapFen: fc.oneof(fc.constant(5_000_000), anyFen).map(fen),
    selfPurchase: fc.constantFrom("none", "level1", "memberPrice"),
  })
  .map((changes) => aPlan(changes));

/** A plan with any components, caps and order of caps. */
export const anyPlan: fc.Arbitrary<Plan> = fc
  .record({
    plain: anyPlainPlan,
    components: anyComponents,
    capOrder: fc.option(fc.shuffledSubarray([...CAP_PLACES])),
  })
  .map(({ plain, components, capOrder }) => ({
    ...{ ...plain, components, levels: LEVELS },
    ...(capOrder === null ? {} : { capOrder }),
  }));
