import type { Defect } from "#scripts/mutate/defect.ts";

const RELATIONS = "core/commission/relationSeats.ts";
const PRICED = "core/commission/pricedSeat.ts";
const SHARES = "core/commission/shares.ts";
const SEAT = "core/commission/seat.ts";

/** Defects in what components pay, whom, and in what order under the caps. */
export const COMPONENT_PAY: readonly Defect[] = [
  {
    file: RELATIONS,
    find: "if (arePeers) left -= 1;",
    replace: "",
    says: "every peer is paid, however few times the plan says",
  },
  {
    file: RELATIONS,
    find: "scene.line[distance - 2]?.level",
    replace: "scene.line[0]?.level",
    says: "peers are compared with the seller, not with the one just below",
  },
  {
    file: RELATIONS,
    find: "level !== null && level === below",
    replace: "level === below",
    says: "two people without a level are peers",
  },
  {
    file: RELATIONS,
    find: 'one ? [byRules(scene, one, rules, "components.levelDifference.rules")] : [],',
    replace:
      'one && !one.banned\n        ? [byRules(scene, one, rules, "components.levelDifference.rules")]\n        : [],',
    says: "a banned person below no longer counts in a difference",
  },
  {
    file: RELATIONS,
    find: ".slice(0, distance - 1)",
    replace: ".slice(distance - 2, distance - 1)",
    says: "a difference takes off the one just below, not the highest",
  },
  {
    file: RELATIONS,
    find: "return highest ? difference(pay, highest) : pay;",
    replace: "return pay;",
    says: "a difference pays the whole rate",
  },
  {
    file: RELATIONS,
    find: "a.rateBp > b.rateBp",
    replace: "a.rateBp >= b.rateBp",
    says: "an equal level has a difference of nothing",
  },
  {
    file: RELATIONS,
    find: "fen(own.unitFen - (below.unitFen ?? NOTHING))",
    replace: "own.unitFen",
    says: "a difference of amounts takes nothing off",
  },
  {
    file: RELATIONS,
    find: "scene.atMs >= monthsLaterMs(reachedMs, months)",
    replace: "scene.atMs > monthsLaterMs(reachedMs, months)",
    says: "the nurture share ends a millisecond late",
  },
  {
    file: RELATIONS,
    find: "monthsLaterMs(reachedMs, months)",
    replace: "reachedMs + months * 30 * 86_400_000",
    says: "a nurture month has thirty days",
  },
  {
    file: RELATIONS,
    find: "rise.fromMs > approvedAtMs",
    replace: "rise.fromMs >= approvedAtMs",
    says: "who had the level from the beginning was nurtured",
  },
  {
    file: RELATIONS,
    find: "levels.find((change) => isThere(change.level))",
    replace: "levels.findLast((change) => isThere(change.level))",
    says: "a second rise starts the nurture share anew",
  },
  {
    file: RELATIONS,
    find: "one === level || (one !== null && order.indexOf(one) > order.indexOf(level));",
    replace: "one === level;",
    says: "who rose above the level was not nurtured",
  },
  {
    file: RELATIONS,
    find: "if (!seller || !isThere(seller.level)) return null;",
    replace: "if (!seller) return null;",
    says: "the nurture share goes on after the level was lost",
  },
  {
    file: RELATIONS,
    find: "orderNumber === 1 ? null",
    replace: "orderNumber <= 2 ? null",
    says: "the second order is a first one, too",
  },
  {
    file: RELATIONS,
    find: 'order.selfPurchase ? "self_purchase" : empty',
    replace: "empty",
    says: "a promoter's own first order pays him for a new customer",
  },
  {
    file: RELATIONS,
    find: 'plan.selfPurchase === "level1") return seats;',
    replace: 'plan.selfPurchase !== "none") return seats;',
    says: "an order at the member price pays components",
  },
  {
    file: RELATIONS,
    find: "ABOVE.find((one) => {",
    replace: "ABOVE.findLast((one) => {",
    says: "the farthest leader has the team share",
  },
  {
    file: RELATIONS,
    find: "level === null || level === person.level",
    replace: "level === person.level",
    says: "a team rule for every level pays nobody",
  },
  {
    file: PRICED,
    find: '(!person.banned || component === "supply")',
    replace: "!person.banned",
    says: "a banned supplier is not paid for his goods",
  },
  {
    file: PRICED,
    find: "piecesFen(unitFen, line.quantity, line.paidFen)",
    replace: "unitFen",
    says: "an amount for each piece is paid once a line",
  },
  {
    file: SEAT,
    find: "return new Map([...capOrder, ...rest].map(",
    replace: "return new Map([...CAP_PLACES].map(",
    says: "the order of the caps is that of the engine, whatever the plan says",
  },
  {
    file: SEAT,
    find: "[...capOrder, ...rest]",
    replace: "[...rest, ...capOrder]",
    says: "places that the plan names are served after those that it does not",
  },
  {
    file: SEAT,
    find: ".get(named) ?? 0) * WITHIN_MAX + within",
    replace: ".get(named) ?? 0) * WITHIN_MAX",
    says: "two people of one place stand in the same under the caps",
  },
  {
    file: SHARES,
    find: "partFloor(fixedFen, baseFen, line.paidFen)",
    replace: "fixedFen",
    says: "a refund leaves a fixed amount as it was",
  },
  {
    file: SHARES,
    find: "lesserFen(roomFen, leftFen)",
    replace: "roomFen",
    says: "supply and shares together exceed the line",
  },
  {
    file: SHARES,
    find: "if (!outside) roomFen = fen(roomFen - amountFen);",
    replace: "roomFen = atLeastNothing(roomFen - amountFen);",
    says: "a supply price takes the room of the line's cap",
  },
  {
    file: SHARES,
    find: "if (!claim || !isCapped(claim)) continue;",
    replace: "if (!claim) continue;",
    says: "the order's cap cuts supply prices",
  },
  {
    file: SHARES,
    find: "isCapped(claim) ? claim.share.amountFen : NOTHING",
    replace: "claim.share.amountFen",
    says: "a supply price takes the room of corrections",
  },
];
