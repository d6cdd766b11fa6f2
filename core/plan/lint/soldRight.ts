import { found } from "#core/plan/lint/found.ts";
import type { Finding } from "#core/plan/finding.ts";
import type { Rule } from "#core/plan/components.ts";
import type { Override, Plan, Rate } from "#core/plan/plan.ts";
import type { LevelEntry, Metric } from "#core/plan/programme.ts";
import { paysNothing, rateFor, ruleFor, type Goods, type Sale } from "#core/plan/rate.ts";

/** What a level may be bought by. */
export const BOUGHT: readonly Metric[] = ["purchase", "topUp", "fee"];

/**
 * Rights to earn that are bought, in dress: pay at distance 1 for nobody but who bought a level, and pay that is more where
 * the buyer is a recruit with an order for stock.
 */
export function soldRightFindings(plan: Plan): readonly (Finding | null)[] {
  const level = soldRight(plan);
  const group = dearerRule(plan);
  return [
    level ? found("E121", level.path, { adding: level.level }) : null,
    group ? found("E121", "programme.groups", { adding: group.group ?? "" }) : null,
  ];
}

/** A level that pays and is bought, where nobody earns without one; null = there is none such. */
export function soldRight(plan: Plan): { readonly level: string; readonly path: string } | null {
  const { levels = [], dealers } = plan.programme ?? {};
  const known = new Map(levels.map((one) => [one.level, one]));
  const given = new Set(dealers?.tiers?.map(({ level }) => level));
  const isBought = (level: string): boolean => {
    const entry = known.get(level);
    return entry ? needsMoney(entry) : given.has(level);
  };
  const paying = nearRules(plan).filter((rule) => !paysNothing(rule));
  const ranks = paying.map((rule) => ("level" in rule ? rule.level : null));
  if (ranks.some((level) => level === null || !isBought(level))) return null;
  const level = ranks[0] ?? null;
  if (level === null) return null;
  const index = levels.findIndex((one) => one.level === level);
  return { level, path: index < 0 ? "programme.dealers.tiers" : `programme.levels[${index}]` };
}

/** Whether a level cannot be had without money. */
const needsMoney = ({ entry, any = false }: LevelEntry): boolean =>
  any
    ? entry.every(({ metric }) => BOUGHT.includes(metric))
    : entry.some(({ metric }) => BOUGHT.includes(metric));

/** The first rule of distance 1 that pays more for a group of recruits or dealers than for consumers. */
export function dearerRule(plan: Plan): Override | Rule | null {
  const kinds = new Map(plan.programme?.groups?.map(({ group, kind }) => [group, kind]));
  for (const rule of nearRules(plan)) {
    if (!("sku" in rule) || rule.group === undefined || paysNothing(rule)) continue;
    const kind = kinds.get(rule.group);
    if (kind !== "promoters" && kind !== "dealers") continue;
    const { sku, category, level, group, orders } = rule;
    const goods: Goods = { sku: sku ?? "", category };
    const sale: Sale = { level, group, orderNumber: orders?.from ?? 1 };
    const [theirs, consumers] = [sale, { ...sale, group: null }].map((one) =>
      nearPay(plan, goods, one),
    );
    if (!theirs || !consumers) continue;
    if (theirs.bp > consumers.bp || theirs.unit > consumers.unit) return rule;
  }
  return null;
}

/** What distance 1 and a first order pay together. */
function nearPay(plan: Plan, goods: Goods, sale: Sale) {
  const first = sale.orderNumber === 1 ? (plan.components?.firstOrder?.rules ?? []) : [];
  const pays = [rateFor(plan, goods, sale, 1), ruleFor(first, "first", goods, sale)];
  return {
    bp: pays.reduce((sum, pay) => sum + (pay?.rateBp ?? 0), 0),
    unit: pays.reduce((sum, pay) => sum + (pay?.unitFen ?? 0), 0),
  };
}

function nearRules({ rates, overrides, components }: Plan): readonly (Rate | Override | Rule)[] {
  const near = [...rates, ...overrides].filter(({ distance }) => distance === 1);
  return [...near, ...(components?.firstOrder?.rules ?? [])];
}
