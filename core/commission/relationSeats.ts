import type { UnpaidReason } from "#core/commission/earners.ts";
import {
  byRules,
  nothing,
  personAt,
  placeOf,
  type Scene,
  type Seat,
  type SeatPay,
} from "#core/commission/seat.ts";
import { NOTHING, NOTHING_BP, basisPoints, fen } from "#core/money.ts";
import type { Component, Components, Rule, Rules } from "#core/plan/components.ts";
import type { Distance } from "#core/plan/plan.ts";
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

type Relation = Exclude<Component, "region" | "supply">;

/** A seat at a distance for whoever stands there, paid by rules; empty where nobody does, or for the reason given. */
function seatAt(
  scene: Scene,
  component: Relation,
  distance: Distance,
  rules: readonly Rule[],
  empty: UnpaidReason | null,
): Seat {
  const person = personAt(scene, distance);
  const place = placeOf(scene.plan, component, distance);
  if (person && empty === null) {
    const payFor = byRules(scene, person, rules, `components.${component}.rules`);
    return { component, distance, place, person, reason: "no_rule", payFor };
  }
  const reason = person ? (empty ?? "no_rule") : "nobody_at_distance";
  return { component, distance, place, person: null, reason, payFor: nothing };
}

function firstOrderSeat(scene: Scene, { rules }: Rules): Seat {
  const { order, orderNumber } = scene;
  const empty = orderNumber === 1 ? null : "not_first_order";
  return seatAt(scene, "firstOrder", 1, rules, order.selfPurchase ? "self_purchase" : empty);
}

/** What his level's rule pays for a line beyond the most that any level below him, banned or not, stands for. */
function differenceSeat(scene: Scene, { rules }: Rules, distance: Distance): Seat {
  const seat = seatAt(scene, "levelDifference", distance, rules, null);
  if (!seat.person) return seat;
  const below = scene.line
    .slice(0, distance - 1)
    .flatMap((one) =>
      one ? [byRules(scene, one, rules, "components.levelDifference.rules")] : [],
    );
  return {
    ...{ ...seat, reason: "level_not_higher" },
    payFor: lessBelow(seat.payFor, below),
  };
}

function lessBelow(own: Seat["payFor"], below: readonly Seat["payFor"][]): Seat["payFor"] {
  return (line) => {
    const pay = own(line);
    if (!pay) return null;
    const highest = below
      .map((payFor) => payFor(line))
      .reduce((best, one) => (one && (!best || isMore(one, best)) ? one : best), null);
    return highest ? difference(pay, highest) : pay;
  };
}

/** The schema sees to it that the rules of one component are all rates or all amounts. */
function isMore(a: SeatPay, b: SeatPay): boolean {
  return a.rateBp > b.rateBp || (a.unitFen ?? NOTHING) > (b.unitFen ?? NOTHING);
}

function difference(own: SeatPay, below: SeatPay): SeatPay | null {
  if (!isMore(own, below)) return null;
  const less = below.rule;
  if (own.unitFen === undefined) {
    return { rateBp: basisPoints(own.rateBp - below.rateBp), rule: own.rule, less };
  }
  const unitFen = fen(own.unitFen - (below.unitFen ?? NOTHING));
  return { rateBp: NOTHING_BP, unitFen, rule: own.rule, less };
}

/** Whoever has the level of the one just below him, the nearest first, until enough have been paid. */
function peerSeats(scene: Scene, { rules, times }: Rules & { times: number }): readonly Seat[] {
  let left = times;
  return ABOVE.map((distance) => {
    const level = personAt(scene, distance)?.level ?? null;
    const below = scene.line[distance - 2]?.level ?? null;
    const arePeers = level !== null && level === below && left > 0;
    if (arePeers) left -= 1;
    return seatAt(scene, "peer", distance, rules, arePeers ? null : "not_peers");
  });
}

/** The nearest above the seller whose level a rule of the team names. */
function teamSeat(scene: Scene, { rules }: Rules): Seat {
  const distance = ABOVE.find((one) => {
    const person = personAt(scene, one);
    return person && rules.some(({ level }) => level === null || level === person.level);
  });
  if (distance) return seatAt(scene, "team", distance, rules, null);
  const place = placeOf(scene.plan, "team");
  const reason = "no_leader";
  return { component: "team", distance: null, place, person: null, reason, payFor: nothing };
}

/** Who introduced the seller, from the day on which the seller reached the level, for so many calendar months. */
function nurtureSeat(scene: Scene, nurture: NonNullable<Components["nurture"]>): Seat {
  const { rules, months, level } = nurture;
  const reachedMs = reachedAtMs(scene, level);
  const isOver = reachedMs !== null && scene.atMs >= monthsLaterMs(reachedMs, months);
  const empty = reachedMs === null ? "not_promoted" : isOver ? "nurture_over" : null;
  return seatAt(scene, "nurture", 2, rules, empty);
}

/**
 * When the seller first rose to the level, or above it; null when he never did, has fallen below it again, or had it
 * from his approval on. A second rise starts no second time.
 */
function reachedAtMs({ line, plan, atMs }: Scene, level: string): number | null {
  const seller = line[0];
  const { levels: order = [] } = plan;
  const isThere = (one: string | null) =>
    one === level || (one !== null && order.indexOf(one) > order.indexOf(level));
  if (!seller || !isThere(seller.level)) return null;
  const { levels, approvedAtMs } = seller.promoter;
  const rise = levels.find((change) => isThere(change.level));
  return rise && rise.fromMs > approvedAtMs && rise.fromMs <= atMs ? rise.fromMs : null;
}
