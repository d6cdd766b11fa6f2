import type { Finding } from "#core/plan/finding.ts";
import { found } from "#core/plan/lint/found.ts";
import { componentRules, type PlacedRule } from "#core/plan/pays.ts";
import type { Plan } from "#core/plan/plan.ts";
import { paysNothing } from "#core/plan/rate.ts";

/** Components that pay somebody for what his recruits sold, with the check that says so. */
const BY_RELATION = [
  ["levelDifference", "E103"],
  ["peer", "E104"],
  ["team", "E104"],
  ["nurture", "E104"],
] as const;

/** The rules of a component that pay anything at all. */
export const payingRules = (plan: Plan, component: string): readonly PlacedRule[] =>
  componentRules(plan).filter(
    ({ rule, at }) => at.startsWith(`components.${component}.`) && !paysNothing(rule),
  );

/**
 * Components that pay by relation, and regions without service. Shares of stores and their staff are pay for work, supply
 * prices pay for goods: the plan cannot show that they are, so it is said.
 */
export function relationFindings(plan: Plan): readonly (Finding | null)[] {
  const components = plan.components;
  if (!components) return [];
  const relations = BY_RELATION.flatMap(([name, id]) => {
    const first = payingRules(plan, name)[0];
    return first ? [found(id, first.at)] : [];
  });
  const shop = payingRules(plan, "store")[0] ?? payingRules(plan, "storeStaff")[0];
  const others = [
    ...(components.supply ? [found("W245", "components.supply")] : []),
    ...(shop ? [found("W246", shop.at)] : []),
  ];
  const region = components.region?.duties === undefined ? payingRules(plan, "region")[0] : null;
  if (!region) return [...relations, ...others];
  const isAnybodys = plan.programme?.regionHolders !== "noIntroducers";
  return [
    ...relations,
    ...others,
    found("W244", region.at),
    isAnybodys ? heldByIntroducer(region.at) : null,
  ];
}

/** Who holds a region may have brought those who sell in it; then he earns by their sales and does nothing for it. */
function heldByIntroducer(path: string): Finding {
  const wrong = {
    zh: "区域分润没有写明对应的服务，区域代理若介绍了卖货的人，就是以他人的业绩计酬。",
    en: "A regional share states no duties: an agent who brought those who sell in his region earns by their sales.",
  };
  const instead = {
    zh: "请在 components.region.duties 写明职责，或承诺 programme.regionHolders 为 noIntroducers。",
    en: "State the duties in components.region.duties, or promise noIntroducers in programme.regionHolders.",
  };
  return found("E104", path, { wrong, instead });
}
