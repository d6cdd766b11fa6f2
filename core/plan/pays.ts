import type { Condition, Rule } from "#core/plan/components.ts";
import type { Distance, Override, Plan } from "#core/plan/plan.ts";
import { paysNothing } from "#core/plan/rate.ts";
import { remembered } from "#core/remember.ts";

/** Whether the plan pays anything at a distance. */
export const isPaid = (plan: Plan, distance: Distance): boolean => paidOf(plan).has(distance);

const paidOf = remembered(({ rates, overrides }: Plan): ReadonlySet<Distance> => {
  const paying = [...rates, ...overrides].filter((rate) => !paysNothing(rate));
  return new Set(paying.map(({ distance }) => distance));
});

/** A rule and where it stands in the plan. */
export type PlacedRule = { readonly rule: Rule; readonly at: string };

/** Every rule of every component, in the order in which the plan type names them. */
export function componentRules({ components = {} }: Plan): readonly PlacedRule[] {
  const { region, supply: _supply, ...others } = components;
  const { duties: _duties, ...areas } = region ?? {};
  const named = [
    ...Object.entries(others),
    ...Object.entries(areas).map(([area, rules]) => [`region.${area}`, rules] as const),
  ];
  return named.flatMap(([name, rules]) =>
    (rules?.rules ?? []).map((rule, index) => ({ rule, at: `components.${name}.rules[${index}]` })),
  );
}

/** Whether what the plan pays depends on which of the buyer's orders it is. */
export const asksOrderNumber = remembered((plan: Plan): boolean => {
  const asks = ({ orders }: Condition | Override) => orders !== undefined;
  return (
    plan.components?.firstOrder !== undefined ||
    plan.overrides.some(asks) ||
    componentRules(plan).some(({ rule }) => asks(rule))
  );
});

/** Whether the plan pays anything besides distances; that it names no component is the same as that it names none. */
export const hasComponents = ({ components = {} }: Plan): boolean =>
  Object.values(components).some((one) => one !== undefined);

/** Whether the plan asks who holds a store or a region. */
export const asksPosts = ({ components = {} }: Plan): boolean =>
  [components.store, components.storeStaff, components.region].some((one) => one !== undefined);

/** Whether lines that pay nobody count all the same: own sales of a period are all that was sold. */
export const keepsAllLines = ({ periods = [] }: Plan): boolean => periods.length > 0;

/** The farthest distance at which anybody is paid because of whom he brought; 0 = nobody is. */
export function payDepth(plan: Plan): number {
  const { levelDifference, peer, team, nurture, firstOrder } = plan.components ?? {};
  if (isPaid(plan, 3) || levelDifference || peer || team) return 3;
  if (isPaid(plan, 2) || nurture) return 2;
  return isPaid(plan, 1) || firstOrder ? 1 : 0;
}
