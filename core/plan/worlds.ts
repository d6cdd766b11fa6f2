import { priceOrder } from "#core/commission/price.ts";
import { sharesOf, type Share } from "#core/commission/shares.ts";
import { fen, NOTHING, type Fen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import { INTRODUCERS_MAX, type Promoter } from "#core/people/promoter.ts";
import { DISTANCES, type Plan } from "#core/plan/plan.ts";
import type { Goods } from "#core/plan/rate.ts";

/**
 * A small made-up shop in which a plan is tried: A introduced B, B introduced C, and D buys once.
 * Everything that the law says must not matter, or must, can be varied.
 */
export type World = {
  readonly goods: Goods;
  /** What D pays for the goods; 0 = D buys nothing at all. */
  readonly paidFen: Fen;
  readonly refundedFen: Fen;
  /** The levels of those who may earn, by distance: C, B and A; if D buys for himself D, C and B. */
  readonly levels: readonly (string | null)[];
  /** C's fan, or a promoter whom C introduced and who buys for himself. */
  readonly buyer: "fan" | "promoter";
  /** How many more promoters C (or D, if he is one) has introduced, who never sell anything. */
  readonly recruits: number;
  /** How many introducers stand above A. */
  readonly ancestors: number;
};

/** C's fan D buys goods that no override names, for 100.00. */
export const FIRST_SALE: World = {
  goods: { sku: "S1", category: null },
  paidFen: fen(10_000),
  refundedFen: NOTHING,
  levels: [null, null, null],
  buyer: "fan",
  recruits: 0,
  ancestors: 0,
};

/** Any instant serves; everybody in a world has been there from the beginning. */
const SALE_AT_MS = 1_000;

/**
 * What the plan pays in a world, by the same code that prices real orders.
 *
 * - Returns the shares in the order of the engine, those of 0 fen left out.
 * - Errors: none; any plan that the schema lets through can be run.
 * - Source: docs/domain/law.md, "Witness worlds".
 */
export function runWorld(plan: Plan, world: World): readonly Share[] {
  if (world.paidFen === NOTHING) return sharesOf([]);
  const people = peopleOf(world);
  const paid = priceOrder(
    orderOf(world, people),
    { transactionId: "T1", amountFen: world.paidFen, successAtMs: SALE_AT_MS },
    { plan, version: 0 },
    { promoters: people, orderNumber: 1, posts: [] },
  );
  const lines = [{ sku: world.goods.sku, refundFen: world.refundedFen }];
  const facts = world.refundedFen > NOTHING ? [paid, { key: "refund/R1", lines } as const] : [paid];
  return sharesOf(facts).filter(({ amountFen }) => amountFen > NOTHING);
}

/** Everybody in the order of approval, so that introducers come first: …, A, B, C, D, recruits. */
function peopleOf({ buyer, levels, ancestors, recruits }: World): readonly Promoter[] {
  const above = Array.from({ length: ancestors }, (_, index) => `ancestor${index + 1}`);
  const line = [...above, "A", "B", "C", ...(buyer === "promoter" ? ["D"] : [])];
  const below = Array.from({ length: recruits }, (_, index) => `recruit${index + 1}`);
  const introducersAt = (index: number) => line.slice(0, index).reverse().slice(0, INTRODUCERS_MAX);
  return [
    ...line.map((id, index) =>
      promoter(id, index + 1, introducersAt(index), levels[line.length - 1 - index] ?? null),
    ),
    ...below.map((id, index) =>
      promoter(id, line.length + index + 1, introducersAt(line.length), null),
    ),
  ];
}

const promoter = (
  id: string,
  number: number,
  introducerIds: readonly string[],
  level: string | null,
): Promoter => ({
  _id: id,
  rev: 1,
  number,
  introducerIds,
  levels: level === null ? [] : [{ level, fromMs: 0 }],
  approvedAtMs: 0,
  bannedAtMs: null,
  banReason: null,
});

function orderOf({ goods, paidFen, buyer }: World, people: readonly Promoter[]): Order {
  const owner = people.find(({ _id }) => _id === (buyer === "promoter" ? "D" : "C"));
  return {
    _id: "O1",
    rev: 1,
    buyerId: "D",
    lines: [{ ...goods, quantity: 1, paidFen, gift: false }],
    freightFen: NOTHING,
    totalFen: paidFen,
    createdAtMs: 0,
    chain: owner ? [owner._id, ...owner.introducerIds].slice(0, DISTANCES.length) : [],
    selfPurchase: buyer === "promoter",
    evidence: null,
    calendar: "plans",
  };
}
