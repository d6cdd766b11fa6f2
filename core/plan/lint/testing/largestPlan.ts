import { basisPoints } from "#core/money.ts";
import type { Components, Rule } from "#core/plan/components.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aPlan, override, rate } from "#tests/fixtures.ts";

/** The largest plan that the schema lets through: each list full, and by its cap of 0 nothing of it ever pays. */
export function largestPlan(): Plan {
  const rules = Array.from({ length: 1_000 }, (_, index): Rule => ({
    ...{ rateBp: basisPoints(1), sku: `s${index}`, category: null, level: null },
  }));
  const components: Components = {
    ...{ firstOrder: { rules }, levelDifference: { rules }, peer: { rules, times: 2 } },
    ...{ team: { rules }, nurture: { rules, level: "g", months: 3 }, store: { rules } },
    ...{ storeStaff: { rules }, supply: {} },
    region: { province: { rules }, city: { rules }, district: { rules } },
  };
  const overrides = rules.map(({ sku }, index) =>
    override(index % 2 === 0 ? 2 : 3, 1, { sku: `${sku}` }),
  );
  return aPlan({
    ...{ pack: "strict", declaration: null, rates: [rate(1, 500)] },
    ...{ components, overrides, levels: ["g"], capBp: basisPoints(0), capStated: true },
  });
}
