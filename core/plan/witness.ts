import { fen, type Fen } from "#core/money.ts";
import type { Payout, Witness } from "#core/plan/finding.ts";
import { DISTANCES, type Distance, type Override, type Plan, type Rate } from "#core/plan/plan.ts";
import type { Goods } from "#core/plan/rate.ts";
import { FIRST_SALE, runWorld, type World } from "#core/plan/worlds.ts";

/** Tried in this order: a cap may leave nothing for the farther distances of a large sale. */
const PRICES_FEN: readonly Fen[] = [fen(10_000), fen(1_000), fen(100), fen(1_000_000)];

/** A thousand overrides must not become thousands of worlds. */
export const RULES_TRIED_MAX = 20;

/**
 * A sale in which a rule of the plan pays, found by running the plan.
 *
 * - `rule`: one of `plan.rates` or `plan.overrides`.
 * - Returns null when nobody is ever paid by it, because a cap leaves nothing.
 * - Source: docs/domain/law.md, "Witness worlds".
 */
export function witnessOf(plan: Plan, rule: Rate | Override): Witness | null {
  const { distance } = rule;
  for (const world of worldsFor(plan, rule)) {
    const payouts = payoutsUpTo(plan, world, distance);
    if (payouts.some((payout) => payout.distance === distance)) return toldAs(world, payouts);
  }
  return null;
}

/** A sale in which a promoter earns by what he buys himself, or null. */
export function selfPurchaseWitness(plan: Plan): Witness | null {
  const near = [...plan.rates, ...plan.overrides].filter(({ distance }) => distance === 1);
  for (const rule of near.slice(0, RULES_TRIED_MAX)) {
    for (const world of worldsFor(plan, rule)) {
      const own: World = { ...world, buyer: "promoter" };
      const payouts = payoutsUpTo(plan, own, 1);
      if (payouts.length > 0) return toldAs(own, payouts);
    }
  }
  return null;
}

/** Worlds in which the rule is the one that holds at its distance. */
function worldsFor(plan: Plan, rule: Rate | Override): readonly World[] {
  const { sku = null, category = null, level = null } = "sku" in rule ? rule : {};
  const goods: Goods = { sku: sku ?? unnamedSku(plan), category };
  // With the level at every distance first; then at this one only, where nearer ones may take less.
  const everywhere = DISTANCES.map(() => level);
  const here = DISTANCES.map((one) => (one === rule.distance ? level : null));
  const levelings = level === null ? [everywhere] : [everywhere, here];
  return PRICES_FEN.flatMap((paidFen) =>
    levelings.map((levels): World => ({ ...FIRST_SALE, goods, paidFen, levels })),
  );
}

/** A sku that no override speaks of. */
function unnamedSku({ overrides }: Plan): string {
  const named = new Set(overrides.map(({ sku }) => sku));
  let n = 1;
  while (named.has(`S${n}`)) n += 1; // At most one more than there are overrides.
  return `S${n}`;
}

const payoutsUpTo = (plan: Plan, world: World, farthest: Distance): readonly Payout[] =>
  runWorld(plan, world).flatMap(({ promoterId, distance, amountFen }) =>
    distance !== null && distance <= farthest ? [{ person: promoterId, distance, amountFen }] : [],
  );

function toldAs({ goods, paidFen, levels, buyer }: World, payouts: readonly Payout[]): Witness {
  const { sku, category } = goods;
  const price = yuan(paidFen);
  const whatZh = category === null ? sku : `${sku}（类目 ${category}）`;
  const whatEn = category === null ? sku : `${sku} (category ${category})`;
  const own = buyer === "promoter";
  const zh = own ? "C 介绍了推广员 D；D 自己" : "A 介绍了 B，B 介绍了 C；C 的粉丝 D ";
  const en = own ? "C brings D, a promoter; D himself" : "A brings B, B brings C; D is C's fan and";
  const earnZh = payouts.map((one) => {
    const level = levels[one.distance - 1] ?? null;
    const who = level === null ? one.person : `${one.person}（等级 ${level}）`;
    return `${who} 在距离 ${one.distance} 得 ${yuan(one.amountFen)} 元`;
  });
  const earnEn = payouts.map((one) => {
    const level = levels[one.distance - 1] ?? null;
    const who = level === null ? one.person : `${one.person} (level ${level})`;
    return `${who} earns ${yuan(one.amountFen)} at distance ${one.distance}`;
  });
  return {
    zh: `${zh}以 ${price} 元购买 ${whatZh}：${earnZh.join("，")}。`,
    en: `${en} buys ${whatEn} for ${price}: ${earnEn.join(", ")}.`,
    goods,
    paidFen,
    payouts,
  };
}

/** `1000` → `10.00`. */
function yuan(amountFen: Fen): string {
  const cents = amountFen % 100;
  return `${(amountFen - cents) / 100}.${String(cents).padStart(2, "0")}`;
}
