import type {
  ComponentRate,
  DistanceRate,
  Payee,
  PricedLine,
  PricedRate,
  Unpaid,
} from "#core/commission/earners.ts";
import type { OwnerFact, PaidFact } from "#core/commission/facts.ts";
import { personIn, type Scene, type Seat } from "#core/commission/seat.ts";
import { seatsOf } from "#core/commission/seats.ts";
import { NOTHING, NOTHING_BP, piecesFen, type Fen } from "#core/money.ts";
import type { Order, OrderLine } from "#core/order/order.ts";
import type { Post } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { asksOrderNumber, keepsAllLines } from "#core/plan/pays.ts";
import { DISTANCES, type Plan } from "#core/plan/plan.ts";

/** What WeChat says of a payment. */
export type Payment = {
  readonly transactionId: string;
  readonly amountFen: Fen;
  readonly successAtMs: number;
};
/** A plan with the version that it was published as. */
export type VersionedPlan = { readonly plan: Plan; readonly version: number };

/** Who may earn of an order, and what else its price depends on. */
export type Around = {
  /** At least those of `order.chain`, its suppliers, its store's staff and who holds the posts, with all their levels and any ban. */
  readonly promoters: readonly Promoter[];
  /** Which of the buyer's paid orders it is, from 1, by the instants of the payments. */
  readonly orderNumber: number;
  /** The posts of its store and its address. */
  readonly posts: readonly Post[];
};

/**
 * The payment as a fact: who earns, and each line's rates, as of its success.
 *
 * - `inForce`: the plan at `payment.successAtMs`; null = none, and nobody earns.
 * - Promises: depends on nothing but its arguments, so a late notice gives the same fact.
 * - Errors: none.
 * - Source: docs/domain/commission.md, "Who earns"; docs/domain/components.md.
 */
export function priceOrder(
  order: Order,
  payment: Payment,
  inForce: VersionedPlan | null,
  around: Around,
): PaidFact {
  if (inForce === null) return unpriced(order, payment);
  const { plan, version } = inForce;
  const scene = sceneOf(order, plan, payment.successAtMs, around);
  const seats = seatsOf(scene);
  const lines = order.lines.flatMap((line): PricedLine[] => {
    if (line.gift) return [];
    const rates = seats.flatMap((seat) => rateOf(seat, line, plan) ?? []);
    if (rates.length === 0 && !keepsAllLines(plan)) return [];
    return [{ sku: line.sku, paidFen: line.paidFen, rates }];
  });
  return {
    key: "paid",
    ...payment,
    plan: { planId: plan.id, version },
    capBp: plan.capBp,
    perOrderCapFen: plan.perOrderCapFen,
    freezeDays: plan.freezeDays,
    noReceiptDays: plan.noReceiptDays,
    chain: order.chain,
    payees: seats.flatMap(payeeOf),
    lines,
    unpaid: seats.flatMap((seat) => unpaidOf(seat, lines)),
    ...(asksOrderNumber(plan) ? { orderNumber: around.orderNumber } : {}),
  };
}

/**
 * The same payment by what is known now: persons, rates and what stays unpaid, all as of its success.
 *
 * - `payments`: how many earlier payments of the buyer are known now; see `OwnerFact`.
 * - Source: docs/domain/commission.md, "Whose order it is after all".
 */
export function priceForOwner(
  order: Order,
  paid: PaidFact,
  inForce: VersionedPlan | null,
  { chain, payments, ...around }: KnownOwner,
): OwnerFact {
  const priced = priceOrder({ ...order, chain }, paid, inForce, around);
  const { payees, lines, unpaid, orderNumber } = priced;
  const number = orderNumber === undefined ? {} : { orderNumber };
  return { key: `owner/${payments}`, payments, chain, payees, lines, unpaid, ...number };
}

/** Whose order it is by all that is known now. */
export type KnownOwner = Around & {
  readonly chain: readonly string[];
  readonly payments: number;
};

function sceneOf(
  order: Order,
  plan: Plan,
  atMs: number,
  { promoters, orderNumber, posts }: Around,
): Scene {
  const people = new Map(promoters.map((promoter) => [promoter._id, promoter]));
  const line = DISTANCES.map((distance) =>
    personIn({ people, atMs }, order.chain[distance - 1] ?? null),
  );
  return { order, plan, atMs, orderNumber, posts, people, line };
}

/**
 * What a seat is paid of a line. A banned person's share stays with the brand, but still takes its room under the caps:
 * so that nobody behind him earns more for it.
 */
function rateOf(seat: Seat, line: OrderLine, plan: Plan): PricedRate | null {
  const { component, distance, person, place } = seat;
  const pay = person && seat.payFor(line);
  if (!person || !pay) return null;
  const { unitFen, ...rate } = pay;
  const fixed =
    unitFen === undefined ? {} : { fixedFen: piecesFen(unitFen, line.quantity, line.paidFen) };
  if (component === null) {
    const own = { distance: distance ?? 1, ...rate, ...fixed } satisfies DistanceRate;
    return plan.components || plan.capOrder ? { ...own, place } : own;
  }
  const earns = person.banned && component !== "supply" ? null : person.promoterId;
  return {
    component,
    distance,
    promoterId: earns,
    place,
    ...rate,
    ...fixed,
  } satisfies ComponentRate;
}

const payeeOf = ({ component, distance, person }: Seat): readonly Payee[] =>
  component === null && distance !== null && person && !person.banned
    ? [{ promoterId: person.promoterId, distance }]
    : [];

/** Of `rates` a seat that nobody holds; of a component also one that no line pays. */
function unpaidOf(seat: Seat, lines: readonly PricedLine[]): readonly Unpaid[] {
  const { component, distance, person, place, reason, area } = seat;
  const banned = person?.banned && component !== "supply";
  if (component === null) {
    if (person && !banned) return [];
    return [{ distance, reason: banned ? "banned" : reason }];
  }
  const isPaidOf = lines.some(({ rates }) =>
    rates.some((rate) => "component" in rate && rate.place === place && rate.promoterId !== null),
  );
  if (isPaidOf) return [];
  const where = area === undefined ? {} : { area };
  return [{ distance, component, ...where, reason: banned ? "banned" : reason }];
}

const unpriced = ({ chain }: Order, payment: Payment): PaidFact => ({
  key: "paid",
  ...payment,
  plan: null,
  capBp: NOTHING_BP,
  perOrderCapFen: NOTHING,
  freezeDays: 0,
  noReceiptDays: 0,
  chain,
  payees: [],
  lines: [],
  unpaid: [{ distance: 1, reason: "no_plan" }],
});
