import {
  byRules,
  nothing,
  personAt,
  placeOf,
  saleOf,
  type Person,
  type Scene,
  type Seat,
  type SeatPay,
} from "#core/commission/seat.ts";
import { NOTHING, NOTHING_BP, basisPoints, fen } from "#core/money.ts";
import type { OrderLine } from "#core/order/order.ts";
import type { Component, Components } from "#core/plan/components.ts";
import type { Distance } from "#core/plan/plan.ts";
import { ruleFor, type RuledRate } from "#core/plan/rate.ts";
import { monthsLaterMs } from "#core/time.ts";

const ABOVE: readonly Distance[] = [2, 3];

/**
 * Who earns because of whom he brought: first order, level difference, peers, team, nurture.
 *
 * - A promoter's own order pays nobody here where `selfPurchase` pays nobody, and no first order ever.
 * - Source: docs/domain/components.md.
 */
export function relationSeats(scene: Scene, components: Components): readonly Seat[] {
  const { order, plan } = scene;
  const { firstOrder, levelDifference, peer, team, nurture } = components;
  const seats = [
    ...(firstOrder ? [firstOrderSeat(scene, firstOrder)] : []),
    ...(levelDifference ? ABOVE.map((one) => differenceSeat(scene, levelDifference, one)) : []),
    ...(peer ? peerSeats(scene, peer) : []),
    ...(team ? [teamSeat(scene, team)] : []),
    ...(nurture ? [nurtureSeat(scene, nurture)] : []),
  ];
  if (!order.selfPurchase || plan.selfPurchase === "level1") return seats;
  const reason = plan.selfPurchase === "memberPrice" ? "member_price" : "self_purchase";
  return seats.map((seat) => ({ ...seat, person: null, reason }));
}

/** A seat at a distance, filled where `pays` is given and somebody stands there. */
function seatAt(
  scene: Scene,
  component: Exclude<Component, "region" | "supply">,
  distance: Distance,
  reason: Seat["reason"],
  payFor: ((person: Person) => (line: OrderLine) => SeatPay | null) | null,
): Seat {
  const person = personAt(scene, distance);
  const place = placeOf(scene.plan, component, distance);
  const seat = { component, distance, place };
  if (!person) return { ...seat, person, reason: "nobody_at_distance", payFor: nothing };
  if (!payFor) return { ...seat, person: null, reason, payFor: nothing };
  return { ...seat, person, reason, payFor: payFor(person) };
}

function firstOrderSeat(scene: Scene, { rules }: NonNullable<Components["firstOrder"]>): Seat {
  const isFirst = scene.orderNumber === 1 && !scene.order.selfPurchase;
  const pay = (person: Person) => byRules(scene, person, rules, "components.firstOrder.rules");
  const reason = scene.order.selfPurchase ? "self_purchase" : "not_first_order";
  return seatAt(scene, "firstOrder", 1, isFirst ? "no_rule" : reason, isFirst ? pay : null);
}

/** What his level's rule pays for a line beyond the most that any level below him, banned or not, stands for. */
function differenceSeat(
  scene: Scene,
  { rules }: NonNullable<Components["levelDifference"]>,
  distance: Distance,
): Seat {
  const at = "components.levelDifference.rules";
  const below = scene.line.slice(0, distance - 1);
  return seatAt(scene, "levelDifference", distance, "level_not_higher", (person) => (line) => {
    const own = ruleFor(rules, at, line, saleOf(scene, person));
    if (!own) return null;
    const highest = below
      .flatMap((one) => (one ? (ruleFor(rules, at, line, saleOf(scene, one)) ?? []) : []))
      .reduce<RuledRate | null>((best, one) => (best && !isMore(one, best) ? best : one), null);
    return highest ? difference(own, highest) : own;
  });
}

/** The schema sees to it that the rules of one component are all rates or all amounts. */
function isMore(a: RuledRate, b: RuledRate): boolean {
  return a.rateBp > b.rateBp || (a.unitFen ?? NOTHING) > (b.unitFen ?? NOTHING);
}

function difference(own: RuledRate, below: RuledRate): SeatPay | null {
  if (!isMore(own, below)) return null;
  const less = below.rule;
  if (own.unitFen === undefined) {
    return { rateBp: basisPoints(own.rateBp - below.rateBp), rule: own.rule, less };
  }
  const unitFen = fen(own.unitFen - (below.unitFen ?? NOTHING));
  return { rateBp: NOTHING_BP, unitFen, rule: own.rule, less };
}

function peerSeats(
  scene: Scene,
  { rules, times }: NonNullable<Components["peer"]>,
): readonly Seat[] {
  let left = times;
  return ABOVE.map((distance) => {
    const level = personAt(scene, distance)?.level ?? null;
    const below = scene.line[distance - 2]?.level ?? null;
    const arePeers = level !== null && level === below && left > 0;
    if (arePeers) left -= 1;
    const pay = (person: Person) => byRules(scene, person, rules, "components.peer.rules");
    return seatAt(
      scene,
      "peer",
      distance,
      arePeers ? "no_rule" : "not_peers",
      arePeers ? pay : null,
    );
  });
}

/** The nearest above the seller whose level a rule of the team names. */
function teamSeat(scene: Scene, { rules }: NonNullable<Components["team"]>): Seat {
  const leads = (person: Person | null) =>
    person !== null && rules.some(({ level }) => level === null || level === person.level);
  const distance = ABOVE.find((one) => leads(personAt(scene, one)));
  const pay = (person: Person) => byRules(scene, person, rules, "components.team.rules");
  if (distance) return seatAt(scene, "team", distance, "no_rule", pay);
  const place = placeOf(scene.plan, "team");
  return {
    ...{ component: "team", distance: null, place },
    ...{ person: null, reason: "no_leader", payFor: nothing },
  };
}

/** Who introduced the seller, from the day on which the seller reached the level, for so many calendar months. */
function nurtureSeat(scene: Scene, nurture: NonNullable<Components["nurture"]>): Seat {
  const { rules, months } = nurture;
  const reachedMs = reachedAtMs(scene, nurture.level);
  const isOver = reachedMs !== null && scene.atMs >= monthsLaterMs(reachedMs, months);
  const reason = reachedMs === null ? "not_promoted" : isOver ? "nurture_over" : "no_rule";
  const pay = (person: Person) => byRules(scene, person, rules, "components.nurture.rules");
  return seatAt(scene, "nurture", 2, reason, reason === "no_rule" ? pay : null);
}

/** When the seller first rose to the level, or above it; null when he never did, or has fallen below it again. */
function reachedAtMs({ line, plan, atMs }: Scene, level: string): number | null {
  const seller = line[0];
  const order = plan.levels ?? [];
  const isThere = (one: string | null) =>
    one === level || (one !== null && order.indexOf(one) > order.indexOf(level));
  if (!seller || !isThere(seller.level)) return null;
  const { levels, approvedAtMs } = seller.promoter;
  const rise = levels.find((change) => isThere(change.level));
  return rise && rise.fromMs > approvedAtMs && rise.fromMs <= atMs ? rise.fromMs : null;
}
