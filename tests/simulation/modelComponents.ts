import { PLACES, type SimPay, type SimRule } from "#tests/simulation/components.ts";
import type { ModelOrder } from "#tests/simulation/model.ts";
import type { SimCondition, SimPlan } from "#tests/simulation/plans.ts";
import type { Knowledge, TrueLine } from "#tests/simulation/truth.ts";

/** Who would earn what of a line by a component: a part of the line, and whose turn it is under the caps. */
export type Claim = {
  readonly promoterId: string;
  /** The smallest is served first; null = outside of the caps. */
  readonly turn: number | null;
  readonly pay: SimPay;
  /** Whether a ban takes it away. */
  readonly bannable: boolean;
};
export type Sale = {
  readonly order: ModelOrder;
  readonly plan: SimPlan;
  readonly atMs: number;
  readonly known: Knowledge;
};

const NONE: SimPay = {};
const isSomething = ({ rateBp = 0, unitFen = 0 }: SimPay): boolean => rateBp > 0 || unitFen > 0;

/** Whose turn it is: the plan's own order first, then the usual one; within a place the nearer, the wider. */
export function turnOf({ capOrder = [] }: SimPlan, place: string, within: number): number {
  const order = [...capOrder, ...PLACES.filter((one) => !capOrder.includes(one))];
  return order.indexOf(place) * 10 + within;
}

/** The rule for a person, a line and a sale: goods first, then level, then group, then the n-th order. */
export function bestPay<R extends SimRule>(
  rules: readonly R[],
  line: TrueLine,
  level: string | null,
  { order }: Pick<Sale, "order">,
): SimPay | null {
  const n = order.orderNumber;
  const fits = ({ sku, category, level: of, group, orders }: SimCondition) =>
    (!sku || sku === line.sku) &&
    (!category || category === line.category) &&
    (!of || of === level) &&
    (!group || group === order.customerGroup) &&
    (!orders || (n >= orders.from && n <= (orders.to ?? n)));
  const rank = ({ sku, category, level: of, group, orders }: SimCondition) =>
    Number(`${sku ? 2 : category ? 1 : 0}${of ? 1 : 0}${group ? 1 : 0}${orders ? 1 : 0}`);
  const [best] = rules.filter(fits).sort((a, b) => rank(b) - rank(a));
  return best ?? null;
}

/** What all components claim of a line. */
export function claimsOf(line: TrueLine, sale: Sale): Claim[] {
  return [...relationClaims(line, sale), ...partyClaims(line, sale)].filter(({ pay }) =>
    isSomething(pay),
  );
}

function relationClaims(line: TrueLine, sale: Sale): Claim[] {
  const { order, plan, atMs, known } = sale;
  const { firstOrder, levelDifference, peer, team, nurture } = plan.components ?? {};
  if (order.selfPurchase && plan.selfPurchase !== "level1") return [];
  const levels = order.chain.map((id) => known.levelAt(id, atMs));
  const claims: Claim[] = [];
  const claim = (place: string, distance: number, rules: readonly SimRule[], own?: SimPay) => {
    const promoterId = order.chain[distance - 1];
    if (promoterId === undefined) return;
    const pay = own ?? bestPay(rules, line, levels[distance - 1] ?? null, sale) ?? NONE;
    claims.push({ promoterId, turn: turnOf(plan, place, distance), pay, bannable: true });
  };
  if (firstOrder && order.orderNumber === 1 && !order.selfPurchase) {
    claim("firstOrder", 1, firstOrder.rules);
  }
  for (const distance of levelDifference ? [2, 3] : []) {
    const pays = levels.map((level) => bestPay(levelDifference?.rules ?? [], line, level, sale));
    claim(
      "levelDifference",
      distance,
      [],
      lessOf(pays[distance - 1] ?? NONE, pays.slice(0, distance - 1)),
    );
  }
  let times = 0;
  for (const distance of peer ? [2, 3] : []) {
    const level = levels[distance - 1] ?? null;
    if (!peer || level === null || level !== levels[distance - 2] || times >= peer.times) continue;
    times += 1;
    claim("peer", distance, peer.rules);
  }
  const leader = [2, 3].find((distance) => team && levels[distance - 1] === "gold");
  if (team && leader) claim("team", leader, team.rules);
  if (nurture && isNurtured(sale, nurture)) claim("nurture", 2, nurture.rules);
  return claims;
}

/** What a person's own pay has more than the most below him. All are rates, or all are amounts. */
function lessOf(own: SimPay, below: readonly (SimPay | null)[]): SimPay {
  const most = (name: "rateBp" | "unitFen") => Math.max(0, ...below.map((one) => one?.[name] ?? 0));
  return {
    rateBp: Math.max(0, (own.rateBp ?? 0) - most("rateBp")),
    unitFen: Math.max(0, (own.unitFen ?? 0) - most("unitFen")),
  };
}

/** The seller has the level or a higher one, rose to it after he was approved, and not longer ago than the months. */
function isNurtured(
  { order, plan, atMs, known }: Sale,
  nurture: { level: string; months: number },
) {
  const rank = (level: string | null) => (level === null ? -1 : (plan.levels ?? []).indexOf(level));
  const [seller] = order.chain;
  if (seller === undefined || rank(known.levelAt(seller, atMs)) < rank(nurture.level)) return false;
  const [approved, ...changes] = known.levelsOf(seller);
  if (!approved || rank(approved.level) >= rank(nurture.level)) return false;
  const rise = changes.find((one) => rank(one.level) >= rank(nurture.level));
  if (!rise || rise.fromMs > atMs) return false;
  const china = new Date(rise.fromMs + 8 * 3_600_000);
  const [year, month] = [china.getUTCFullYear(), china.getUTCMonth() + nurture.months];
  return atMs < Date.UTC(year, month, china.getUTCDate()) - 8 * 3_600_000;
}

function partyClaims(line: TrueLine, sale: Sale): Claim[] {
  const { order, plan, atMs, known } = sale;
  const { store, storeStaff, region, supply } = plan.components ?? {};
  const claims: Claim[] = [];
  const claim = (place: string, within: number, id: string | null, rules: readonly SimRule[]) => {
    if (id === null || id === order.buyerId) return; // Nobody earns by a post of what he buys himself.
    const pay = bestPay(rules, line, known.levelAt(id, atMs), sale) ?? NONE;
    claims.push({ promoterId: id, turn: turnOf(plan, place, within), pay, bannable: true });
  };
  if (store && order.store) {
    claim("store", 0, known.holderAt(`store/${order.store}`, atMs), store.rules);
  }
  const { store: shop, storeStaff: servant } = order;
  if (storeStaff && shop && servant && known.isStaffAt(`store/${shop}`, servant, atMs)) {
    claim("storeStaff", 0, servant, storeStaff.rules);
  }
  for (const [within, area] of (["province", "city", "district"] as const).entries()) {
    const rules = region?.[area]?.rules;
    if (!rules || !order.region) continue;
    const code = order.region.slice(0, 2 * (within + 1)).padEnd(6, "0");
    claim("region", within, known.holderAt(`region/${code}`, atMs), rules);
  }
  if (supply && line.supplier && line.supplyFen) {
    const pay = { unitFen: line.supplyFen };
    claims.push({ promoterId: line.supplier, turn: null, pay, bannable: false });
  }
  return claims;
}

/** What a pay comes to of a line that has so much left, rounded down. */
export function worthOf(
  { rateBp = 0, unitFen = 0 }: SimPay,
  line: TrueLine,
  baseFen: bigint,
): bigint {
  if (unitFen === 0) return (baseFen * BigInt(rateBp)) / 10_000n;
  const paidFen = BigInt(line.paidFen);
  const wholeFen = BigInt(unitFen) * BigInt(line.quantity);
  const fullFen = wholeFen < paidFen ? wholeFen : paidFen;
  return paidFen === 0n ? 0n : (fullFen * baseFen) / paidFen;
}
