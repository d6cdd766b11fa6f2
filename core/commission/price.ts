import type { PricedLine } from "#core/commission/earners.ts";
import type { OwnerFact, PaidFact } from "#core/commission/facts.ts";
import { payeeOf, priceSeat, type PricedSeat, unpaidOf } from "#core/commission/pricedSeat.ts";
import { personIn, type Scene } from "#core/commission/seat.ts";
import { seatsOf } from "#core/commission/seats.ts";
import { NOTHING, NOTHING_BP, type Fen } from "#core/money.ts";
import type { Order, OrderLine } from "#core/order/order.ts";
import type { Post } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { asksOrderNumber, hasComponents, keepsAllLines } from "#core/plan/pays.ts";
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
  const goods = order.lines.filter(({ gift }) => !gift);
  const seats = seatsOf(scene).map((seat) => priceSeat(seat, goods, plan));
  const { transactionId, amountFen, successAtMs } = payment;
  const paid: PaidFact = {
    key: "paid",
    transactionId,
    amountFen,
    successAtMs,
    plan: { planId: plan.id, version },
    capBp: plan.capBp,
    perOrderCapFen: plan.perOrderCapFen,
    freezeDays: plan.freezeDays,
    noReceiptDays: plan.noReceiptDays,
    chain: order.chain,
    payees: seats.flatMap(payeeOf).sort((a, b) => a.distance - b.distance),
    lines: pricedLines(goods, seats, plan),
    unpaid: seats.flatMap(unpaidOf),
  };
  return asksOrderNumber(plan) ? { ...paid, orderNumber: around.orderNumber } : paid;
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
 * The lines with what each pays. One that pays nobody is left out; but not where another line of its goods pays (they
 * may have another supplier): then a refund of these goods must find both.
 */
function pricedLines(
  goods: readonly OrderLine[],
  seats: readonly PricedSeat[],
  plan: Plan,
): readonly PricedLine[] {
  const all = goods.map(({ sku, paidFen }, index): PricedLine => ({
    sku,
    paidFen,
    rates: seats.flatMap(({ rates }) => rates[index] ?? []),
  }));
  if (keepsAllLines(plan)) return all;
  const pays = ({ rates }: PricedLine) => rates.length > 0;
  const paysAny = (sku: string) => all.some((line) => line.sku === sku && pays(line));
  return all.filter((line) => pays(line) || (hasComponents(plan) && paysAny(line.sku)));
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
