import { AREAS, type Condition, type Pay, type Rules } from "#core/plan/components.ts";
import type { Plan } from "#core/plan/plan.ts";

/**
 * A plan as people write it, so that a published one can be the beginning of a draft.
 *
 * - Promises: read by the schema it is the same plan again.
 * - Source: docs/replay.md, "The plan, version 1".
 */
export function writtenPlan(plan: Plan): Readonly<Record<string, unknown>> {
  const { id, pack, declaration, levels, overrides, components, periods } = plan;
  const { capStated, capBp, capOrder, noticeDays, programme } = plan;
  const { perOrderCapFen, freezeDays, noReceiptDays, selfPurchase } = plan;
  const { attribution, withdrawal, tax } = plan;
  return {
    ...{ id, pack },
    ...(declaration === null ? {} : { declaration }),
    ...(levels === undefined ? {} : { levels }),
    rates: plan.rates.map(({ distance, ...pay }) => ({ distance, ...writtenPay(pay) })),
    ...(overrides.length === 0 ? {} : { overrides: overrides.map(writtenOverride) }),
    ...(components === undefined ? {} : { components: writtenComponents(components) }),
    ...(periods === undefined ? {} : { periods: periods.map(writtenPeriod) }),
    ...(capStated ? { capBp } : {}),
    perOrderCapFen,
    ...(capOrder === undefined ? {} : { capOrder }),
    ...{ freezeDays, noReceiptDays, selfPurchase, attribution, withdrawal, tax },
    ...(noticeDays === undefined ? {} : { noticeDays }),
    ...(programme === undefined ? {} : { programme }),
  };
}

const writtenOverride = ({ distance, ...rule }: Plan["overrides"][number]) => ({
  distance,
  ...writtenRule(rule),
});

function writtenComponents(components: NonNullable<Plan["components"]>) {
  const told = Object.entries(components).map(([name, component]): [string, unknown] => [
    name,
    "rules" in component ? writtenRules(component) : component,
  ]);
  const { region } = components;
  if (region === undefined) return Object.fromEntries(told);
  const areas = AREAS.flatMap((area) => {
    const rules = region[area];
    return rules === undefined ? [] : [[area, writtenRules(rules)] as const];
  });
  return {
    ...Object.fromEntries(told),
    region: { ...region, ...Object.fromEntries(areas) },
  };
}

const writtenRules = <R extends Rules>({ rules, ...rest }: R) => ({
  ...rest,
  rules: rules.map(writtenRule),
});

const writtenRule = ({ sku, category, level, group, orders, ...pay }: Pay & Condition) => ({
  ...(sku === null ? {} : { sku }),
  ...(category === null ? {} : { category }),
  ...(level === null ? {} : { level }),
  ...(group === undefined ? {} : { group }),
  ...(orders === undefined ? {} : { orders: writtenOrders(orders) }),
  ...writtenPay(pay),
});

const writtenOrders = ({ from, to }: NonNullable<Condition["orders"]>) => ({
  from,
  ...(to === null ? {} : { to }),
});

const writtenPay = ({ rateBp, unitFen }: Pay) => (unitFen === undefined ? { rateBp } : { unitFen });

function writtenPeriod({ tiers, ...period }: NonNullable<Plan["periods"]>[number]) {
  return {
    ...period,
    tiers: tiers.map(({ fromFen, rateBp, fixedFen }) => ({
      fromFen,
      ...(fixedFen === undefined ? { rateBp } : { fixedFen }),
    })),
  };
}
