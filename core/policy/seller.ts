import type { Plan } from "#core/plan/plan.ts";

/** Who sells, as readers must be told. Where the plan names nobody, the page says so instead of making one up. */
export function sellerOf({ programme = {} }: Plan) {
  const { name, licence } = programme.seller ?? {};
  return {
    name: name ?? "（方案未写明销售者）",
    licence: licence === undefined ? "方案未写明" : licence,
  };
}
