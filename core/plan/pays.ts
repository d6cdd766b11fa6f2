import type { Condition, Rule } from "#core/plan/components.ts";
import type { Distance, Override, Plan } from "#core/plan/plan.ts";
import { paysNothing } from "#core/plan/rate.ts";

/** Whether the plan pays anything at a distance. */
export function isPaid({ rates, overrides }: Plan, distance: Distance): boolean {
  return [...rates, ...overrides].some((rate) => rate.distance === distance && !paysNothing(rate));
}

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
export function asksOrderNumber(plan: Plan): boolean {
  const asks = ({ orders }: Condition | Override) => orders !== undefined;
  return (
    plan.components?.firstOrder !== undefined ||
    plan.overrides.some(asks) ||
    componentRules(plan).some(({ rule }) => asks(rule))
  );
}

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
