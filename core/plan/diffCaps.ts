import { bonusCapBinds } from "#core/plan/diffBonusRoom.ts";
import { placeOf } from "#core/commission/seat.ts";
import { AMOUNT_FEN_MAX, NOTHING_BP } from "#core/money.ts";
import { AREAS, type CapPlace, type Rule } from "#core/plan/components.ts";
import { areaName, change, componentName, distanceName } from "#core/plan/diffWords.ts";
import type { Direction, Named, PlanChange } from "#core/plan/diffWords.ts";
import { DISTANCES, type Distance, type Plan } from "#core/plan/plan.ts";
import { paysNothing } from "#core/plan/rate.ts";
import { percent, yuan } from "#core/policy/amounts.ts";

/** Where one person at most is served under the caps. */
export type Spot = {
  readonly named: CapPlace;
  readonly within: number;
  /** Who stands there: two spots of one and the same person have the same. */
  readonly who: string;
  readonly name: Named;
};

const byDistance = (named: CapPlace, name: Named, ...distances: Distance[]): readonly Spot[] =>
  distances.map((distance) => ({ named, within: distance, who: String(distance), name }));

const SPOTS: readonly Spot[] = [
  ...DISTANCES.map((distance): Spot => {
    const name = distanceName(distance);
    return { named: `distance${distance}`, within: 0, who: String(distance), name };
  }),
  ...byDistance("firstOrder", componentName("firstOrder"), 1),
  ...byDistance("levelDifference", componentName("levelDifference"), 2, 3),
  ...byDistance("peer", componentName("peer"), 2, 3),
  ...byDistance("team", componentName("team"), 2, 3),
  ...byDistance("nurture", componentName("nurture"), 2),
  ...(["store", "storeStaff"] as const).map((named): Spot => {
    return { named, within: 0, who: named, name: componentName(named) };
  }),
  ...AREAS.map((area, within): Spot => {
    return { named: "region", within, who: area, name: areaName(area) };
  }),
];
/** Who earns of a promoter's own orders too. */
const isParty = ({ named }: Spot): boolean => ["store", "storeStaff", "region"].includes(named);

/** Some of the spots, by where they stand. */
export const spotsAt = (named: CapPlace, within?: number): readonly Spot[] =>
  SPOTS.filter((spot) => spot.named === named && (within === undefined || spot.within === within));

/** The rules of a spot. */
function rulesAt({ rates, overrides, components = {} }: Plan, { named, within }: Spot) {
  const area = AREAS[within];
  switch (named) {
    case "distance1":
    case "distance2":
    case "distance3":
      return [...rates, ...overrides].filter(({ distance }) => named === `distance${distance}`);
    case "region":
      return (area && components.region?.[area]?.rules) ?? [];
    default:
      return components[named]?.rules ?? [];
  }
}

/** The spots that a plan pays, in the order in which its caps serve them. */
export const paidSpots = (plan: Plan, order: Plan = plan): readonly Spot[] =>
  SPOTS.filter((spot) => rulesAt(plan, spot).some((rule) => !paysNothing(rule))).sort(
    (a, b) => rankOf(order, a) - rankOf(order, b),
  );
const rankOf = (plan: Plan, { named, within }: Spot): number => placeOf(plan, named, within);

/** What changed about the caps, and what is taken from whom because others get more. `raised`: who those are. */
export function capChanges(
  before: Plan,
  after: Plan,
  raised: readonly Spot[],
): readonly PlanChange[] {
  return [
    ...capBpChange(before, after),
    ...orderCapChange(before, after),
    ...orderChange(before, after),
    ...crowding(before, after, raised),
  ];
}

/** Whether the cap of a line can take anything of what orders pay; or of the bonuses by period. */
const lineCapBinds = (plan: Plan, capBp: number): boolean =>
  restBp(plan, paidSpots(plan), capBp) < 0;
const bonusBinds = (plan: Plan, capBp: number): boolean =>
  bonusCapBinds(plan, restBp(plan, paidSpots(plan), capBp));

/** What the spots leave of a line's cap, at the least; below zero: they can exceed it. */
function restBp(plan: Plan, spots: readonly Spot[], capBp: number): number {
  let left = capBp;
  for (const spot of spots) {
    const rules: readonly Pick<Rule, "rateBp" | "unitFen">[] = rulesAt(plan, spot);
    if (rules.some(({ unitFen }) => unitFen !== undefined)) return -1;
    left -= rules.reduce((most, { rateBp }) => (rateBp > most ? rateBp : most), NOTHING_BP);
  }
  return left;
}

const orderCapBinds = ({ perOrderCapFen }: Plan): boolean => perOrderCapFen < AMOUNT_FEN_MAX;

function capBpChange(before: Plan, after: Plan): readonly PlanChange[] {
  if (before.capBp === after.capBp) return [];
  const [from, to] = [percent(before.capBp), percent(after.capBp)];
  const lowers = after.capBp < before.capBp;
  const capBp = lowers ? after.capBp : before.capBp;
  const matters = lineCapBinds(before, capBp) || bonusBinds(before, capBp);
  return [
    change({
      ...{ path: "capBp", what: "每行上限", before: before.capBp, after: after.capBp },
      direction: !matters ? "neutral" : lowers ? "worse" : "better",
      zh: `每行商品的分润上限从 ${from} ${lowers ? "降为" : "提高到"} ${to}`,
      en: `The cap of a line ${lowers ? "falls" : "rises"} from ${from} to ${to}`,
    }),
  ];
}

function orderCapChange(before: Plan, after: Plan): readonly PlanChange[] {
  if (before.perOrderCapFen === after.perOrderCapFen) return [];
  const [from, to] = [yuan(before.perOrderCapFen), yuan(after.perOrderCapFen)];
  const lowers = after.perOrderCapFen < before.perOrderCapFen;
  const direction: Direction = lowers ? "worse" : "better";
  return [
    change({
      ...{ path: "perOrderCapFen", what: "每单上限" },
      ...{ before: before.perOrderCapFen, after: after.perOrderCapFen },
      direction: paidSpots(before).length === 0 ? "neutral" : direction,
      zh: `每单的分润上限从 ${from} ${lowers ? "降为" : "提高到"} ${to}`,
      en: `The cap of an order ${lowers ? "falls" : "rises"} from ${from} to ${to}`,
    }),
  ];
}

/** Who is served first: a change of order among those who were paid takes from one what it gives to another. */
function orderChange(before: Plan, after: Plan): readonly PlanChange[] {
  const [was, is] = [paidSpots(before), paidSpots(before, after)];
  if (was.every((spot, at) => spot === is[at])) return [];
  const names = (spots: readonly Spot[], as: keyof Named) =>
    [...new Set(spots.map(({ name }) => name[as]))].join(as === "zh" ? "、" : ", ");
  return [
    change({
      ...{ path: "capOrder", what: "触及上限时的先后" },
      ...{ before: before.capOrder ?? null, after: after.capOrder ?? null },
      direction: "worse",
      zh: `触及上限时的先后从 ${names(was, "zh")} 改为 ${names(is, "zh")}，有人会少得`,
      en: `Where a cap binds, the order of ${names(was, "en")} becomes ${names(is, "en")}: somebody gets less`,
    }),
  ];
}

/** Whoever is served before others and gets more leaves them less where a cap binds. */
function crowding(before: Plan, after: Plan, raised: readonly Spot[]): readonly PlanChange[] {
  const paid = paidSpots(before, after);
  const sold = after.components?.supply !== undefined;
  const binds = orderCapBinds(after) || sold || lineCapBinds(after, after.capBp);
  const begins = sold && before.components?.supply === undefined; // It is served before everybody.
  const owns = after.selfPurchase === "level1" && before.selfPurchase !== "level1";
  const more = [...raised, ...uncapped(before, after)];
  const loses = (spot: Spot) =>
    begins ||
    more.some((one) => one.who !== spot.who && rankOf(after, one) < rankOf(after, spot)) ||
    (owns &&
      isParty(spot) &&
      paidSpots(after).some((one) => !isParty(one) && rankOf(after, one) < rankOf(after, spot)));
  const isCrowded = losesBonus(before, after, more);
  const losing = [
    ...(binds ? paid.filter(loses).map(({ name }) => name) : []),
    ...(isCrowded ? [BONUSES] : []),
  ];
  if (losing.length === 0) return [];
  const zh = [...new Set(losing.map((name) => name.zh))].join("、");
  const en = [...new Set(losing.map((name) => name.en))].join(", ");
  return [
    change({
      ...{ path: "capOrder", what: "触及上限时的余额", before: null, after: null },
      direction: "worse",
      zh: `排在前面的人所得增加，触及上限（每行 ${percent(after.capBp)}、每单 ${yuan(after.perOrderCapFen)}）时，${zh}会少得`,
      en: `Others who are served before get more, so where a cap binds (${percent(after.capBp)} of a line, ${yuan(after.perOrderCapFen)} of an order) ${en} get less`,
    }),
  ];
}

const BONUSES: Named = { zh: "周期奖", en: "bonuses by period" };

/** Bonuses get what orders leave of the cap. Who sells himself loses nothing by what he gets of his orders instead. */
function losesBonus(before: Plan, after: Plan, more: readonly Spot[]): boolean {
  const isHigher = after.perOrderCapFen > before.perOrderCapFen;
  const others = [...more, ...(isHigher ? paidSpots(after) : [])].filter(({ who }) => who !== "1");
  const had = bonusCapBinds(before, -1); // Whether there was any.
  return had && others.length > 0 && bonusBinds(after, after.capBp);
}

/** Whom a higher cap of a line gives more. */
function uncapped(before: Plan, after: Plan): readonly Spot[] {
  if (after.capBp <= before.capBp) return [];
  const served = paidSpots(before, after);
  return served.filter((_, at) => restBp(before, served.slice(0, at + 1), before.capBp) < 0);
}
