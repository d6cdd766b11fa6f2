import { type Finding, severityOf } from "#core/plan/finding.ts";
import { found, percent, yuan } from "#core/plan/lint/found.ts";
import { placesOf } from "#core/plan/lint/distances.ts";
import { WHOLE_BP } from "#core/money.ts";
import type { PeriodBonus, Rule } from "#core/plan/components.ts";
import { componentRules } from "#core/plan/pays.ts";
import { DISTANCES, type Override, type Plan, type Rate } from "#core/plan/plan.ts";
import type { GoodsFacts } from "#core/plan/programme.ts";

const DIRECT_SALE_BP = 3_000; // 直销管理条例 24: the most that a licensed direct seller may pay.
const HALF_BP = 5_000;
const DEDUCTIBLE_BP = 500; // 财税〔2009〕29号: what a commission may be to lower the income tax.

type Pays = Rate | Override | Rule;

/** How much of a price goes to people: what all rates can add up to, and what the cap leaves of it. */
export function totalFindings(plan: Plan): readonly (Finding | null)[] {
  const { sumBp, paidBp } = totalOf(plan, null);
  const severity = severityOf("E140", plan.pack);
  return [
    plan.capStated && sumBp > plan.capBp
      ? found("E140", "capBp", { severity, adding: `${percent(sumBp)} > ${percent(plan.capBp)}` })
      : null,
    paidBp > HALF_BP ? found("E302", "rates", { adding: percent(paidBp) }) : null,
    marginFinding(plan),
    paidBp > DIRECT_SALE_BP ? found("W301", "rates", { adding: percent(paidBp) }) : null,
    directFinding(plan),
    fixedFinding(plan),
    propsFinding(plan),
  ];
}

/**
 * The most that one sale of some goods can pay, with all that is paid together: the distances, every component but
 * supply, and the bonuses of a period. An amount for a piece whose price nobody states may take all that the cap leaves.
 */
export function totalOf(plan: Plan, goods: GoodsFacts | null) {
  const rules = placesOf(plan).filter(({ rule }) => isOf(rule, goods));
  const sums = [
    ...DISTANCES.map((distance) =>
      highestBp(
        plan,
        rules.filter(({ rule }) => rule.distance === distance).map(({ rule }) => rule),
      ),
    ),
    ...Object.values(rulesByPayee(plan, goods)).map((list) => highestBp(plan, list)),
    // Of two peers above each other both may be paid.
    ...(plan.components?.peer?.times === 2
      ? [
          highestBp(
            plan,
            plan.components.peer.rules.filter((rule) => isOf(rule, goods)),
          ),
        ]
      : []),
  ];
  const sumBp = sums.reduce((sum, one) => sum + one.knownBp, 0) + periodsBp(plan);
  const isOpen = sums.some((one) => one.isOpen);
  return { sumBp, paidBp: isOpen || sumBp > plan.capBp ? plan.capBp : sumBp };
}

/** The rules of each component; of a region those of each area, for each has its own agent. */
function rulesByPayee(plan: Plan, goods: GoodsFacts | null): Record<string, readonly Rule[]> {
  const lists: Record<string, Rule[]> = {};
  for (const { rule, at } of componentRules(plan)) {
    const name = at.slice(0, at.indexOf(".rules["));
    if (isOf(rule, goods)) (lists[name] ??= []).push(rule);
  }
  return lists;
}

/** Whether a rule can hold for goods; null = some goods. A category that is not stated may be any. */
function isOf(rule: Pays, goods: GoodsFacts | null): boolean {
  if (goods === null || !("sku" in rule)) return true;
  const { sku, category } = goods;
  if (rule.sku !== null) return sku === undefined || rule.sku === sku;
  return rule.category === null || category === undefined || rule.category === category;
}

/** `isOpen`: one of them is an amount for a piece of unknown price. */
function highestBp(plan: Plan, rules: readonly Pays[]) {
  let knownBp = 0;
  let isOpen = false;
  for (const rule of rules) {
    const ownBp = bpOf(plan, rule);
    if (ownBp === null) isOpen = true;
    else if (ownBp > knownBp) knownBp = ownBp;
  }
  return { knownBp, isOpen };
}

/** What a rule pays as a rate of the price; null when that depends on a price that the plan does not state. */
function bpOf(plan: Plan, rule: Pays): number | null {
  if (rule.unitFen === undefined) return rule.rateBp;
  if (rule.unitFen === 0) return 0;
  const price = priceOf(plan, rule);
  return price === null || price === 0 ? null : upwards(rule.unitFen * WHOLE_BP, price);
}

/** The lowest price that is stated for the goods of a rule. */
function priceOf(plan: Plan, rule: Pays): number | null {
  const sku = "sku" in rule ? rule.sku : null;
  const category = "sku" in rule ? rule.category : null;
  const same = (plan.programme?.goods ?? []).filter(
    (one) => (one.sku ?? null) === sku && (one.category ?? null) === category,
  );
  return same.reduce<number | null>(
    (lowest, { priceFen }) =>
      priceFen === undefined || (lowest !== null && lowest <= priceFen) ? lowest : priceFen,
    null,
  );
}

/** All bonuses of a period together, for one sale may count for each. */
const periodsBp = ({ periods = [] }: Plan): number =>
  periods.reduce((sum, period) => sum + periodHighestBp(period), 0);

/** A bonus as a rate of the sales that it rewards, at the tier where that is highest. */
function periodHighestBp({ tiers }: PeriodBonus): number {
  return tiers.reduce((highest, { rateBp, fixedFen, fromFen }) => {
    const ownBp =
      fixedFen === undefined || fixedFen === 0
        ? rateBp
        : upwards(fixedFen * WHOLE_BP, fromFen === 0 ? 1 : fromFen);
    return ownBp > highest ? ownBp : highest;
  }, 0);
}

/** Rounded upwards: a total must not look smaller than it is. */
function upwards(dividend: number, divisor: number): number {
  const rest = dividend % divisor;
  return (dividend - rest) / divisor + (rest > 0 ? 1 : 0);
}

function marginFinding(plan: Plan): Finding | null {
  for (const [index, goods] of (plan.programme?.goods ?? []).entries()) {
    if (goods.marginBp === undefined) continue;
    const { paidBp } = totalOf(plan, goods);
    if (paidBp <= goods.marginBp) continue;
    const adding = `${percent(paidBp)} > ${percent(goods.marginBp)}`;
    const wrong = {
      zh: "总分润超过方案写明的毛利，只能以后来者的资金支付。",
      en: "More is paid out than the margin that the plan states, so later buyers' money must pay for it.",
    };
    return found("E302", `programme.goods[${index}].marginBp`, { adding, wrong });
  }
  return null;
}

function directFinding(plan: Plan): Finding | null {
  const near = placesOf(plan).filter(({ rule }) => rule.distance === 1);
  const alone = near.find(({ rule }) => (bpOf(plan, rule) ?? 0) > DEDUCTIBLE_BP);
  if (alone) return found("W310", alone.path);
  const first = plan.components?.firstOrder?.rules ?? [];
  const [directBp, firstBp] = [near.map(({ rule }) => rule), first].map(
    (rules) => highestBp(plan, rules).knownBp,
  );
  const sumBp = (directBp ?? 0) + (firstBp ?? 0) + periodsBp(plan);
  if (sumBp <= DEDUCTIBLE_BP) return null;
  const path = firstBp ? "components.firstOrder" : "periods";
  return found("W310", path, { adding: percent(sumBp) });
}

/** An amount for a piece that the cap cuts: at the stated price, or below some price. */
function fixedFinding(plan: Plan): Finding | null {
  const rules = [
    ...placesOf(plan),
    ...componentRules(plan).map(({ rule, at }) => ({ rule, path: at })),
  ];
  for (const { rule, path } of rules) {
    const { unitFen } = rule;
    if (unitFen === undefined || unitFen === 0) continue;
    const price = priceOf(plan, rule);
    if (price !== null && unitFen * WHOLE_BP <= price * plan.capBp) continue;
    const limit = plan.capBp === 0 ? null : upwards(unitFen * WHOLE_BP, plan.capBp);
    const below = limit === null ? "" : `; < ${yuan(limit)}`;
    return found("W303", path, { adding: `${yuan(unitFen)} > ${percent(plan.capBp)}${below}` });
  }
  return null;
}

/** Goods at more than twice the price of like goods, of which much is paid out. */
function propsFinding(plan: Plan): Finding | null {
  for (const [index, goods] of (plan.programme?.goods ?? []).entries()) {
    const { priceFen, referenceFen } = goods;
    if (priceFen === undefined || referenceFen === undefined) continue;
    if (priceFen <= referenceFen * 2 || totalOf(plan, goods).paidBp <= DIRECT_SALE_BP) continue;
    const adding = `${yuan(priceFen)} > 2 × ${yuan(referenceFen)}`;
    return found("E142", `programme.goods[${index}]`, { adding });
  }
  return null;
}
