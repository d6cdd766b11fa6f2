import { priceOrder } from "#core/commission/price.ts";
import { sharesOf, type Share } from "#core/commission/shares.ts";
import { fen, NOTHING, type Fen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import { INTRODUCERS_MAX, type Promoter } from "#core/people/promoter.ts";
import { type Post, regionPostId, storePostId } from "#core/people/post.ts";
import { AREAS, type Area } from "#core/plan/components.ts";
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
  /** How many promoters there are above a fan, or above and with a promoter who buys; left out = A, B and C (and D). */
  readonly line?: number;
  /** The buyer's group, and which of his paid orders it is; left out = none, and his first. */
  readonly group?: string;
  readonly orderNumber?: number;
  /** Whether whoever stands at distance 1 was promoted to his level after he had joined. */
  readonly rose?: boolean;
  /** Who holds the store and the areas of the address, by distance; 0 = somebody else. */
  readonly posts?: { readonly [P in Area | "store"]?: number };
  /** What a supplier gets for the goods; left out = they are the brand's own. */
  readonly supplyFen?: Fen;
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

/** Any instants serve; everybody in a world has been there from the beginning. */
const ROSE_AT_MS = 500;
const SALE_AT_MS = 1_000;
const STORE = "Q1";
const REGION = "330106";
const CODES = { province: "330000", city: "330100", district: REGION } as const;
export const OUTSIDER = "outsider";
const SUPPLIER = "supplier";

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
  const order = orderOf(world, people);
  const paid = priceOrder(
    order,
    { transactionId: "T1", amountFen: world.paidFen, successAtMs: SALE_AT_MS },
    { plan, version: 0 },
    { promoters: people, orderNumber: world.orderNumber ?? 1, posts: postsOf(world, order.chain) },
  );
  const lines = [{ sku: world.goods.sku, refundFen: world.refundedFen }];
  const facts = world.refundedFen > NOTHING ? [paid, { key: "refund/R1", lines } as const] : [paid];
  return sharesOf(facts).filter(({ amountFen }) => amountFen > NOTHING);
}

/** Everybody in the order of approval, so that introducers come first: …, A, B, C, D, recruits, and who holds posts. */
function peopleOf(world: World): readonly Promoter[] {
  const { buyer, levels, ancestors, recruits, rose = false } = world;
  const above = Array.from({ length: ancestors }, (_, index) => `ancestor${index + 1}`);
  const all = [...above, "A", "B", "C", ...(buyer === "promoter" ? ["D"] : [])];
  const line = all.slice(-(world.line ?? all.length));
  const below = Array.from({ length: recruits }, (_, index) => `recruit${index + 1}`);
  const introducersAt = (index: number) => line.slice(0, index).reverse().slice(0, INTRODUCERS_MAX);
  const others = [
    ...(world.posts ? [OUTSIDER] : []),
    ...(world.supplyFen === undefined ? [] : [SUPPLIER]),
  ];
  return [
    ...line.map((id, index) => {
      const level = levels[line.length - 1 - index] ?? null;
      const fromMs = rose && index === line.length - 1 ? ROSE_AT_MS : 0;
      return promoter(id, index + 1, introducersAt(index), level, fromMs);
    }),
    ...below.map((id, index) =>
      promoter(id, line.length + index + 1, introducersAt(line.length), null),
    ),
    ...others.map((id, index) => promoter(id, line.length + below.length + index + 1, [], null)),
  ];
}

const promoter = (
  id: string,
  number: number,
  introducerIds: readonly string[],
  level: string | null,
  fromMs = 0,
): Promoter => ({
  _id: id,
  rev: 1,
  number,
  introducerIds,
  levels: level === null ? [] : [{ level, fromMs }],
  approvedAtMs: 0,
  bannedAtMs: null,
  banReason: null,
});

function postsOf({ posts = {} }: World, chain: readonly string[]): readonly Post[] {
  return [...AREAS, "store" as const].flatMap((name): Post[] => {
    const distance = posts[name];
    if (distance === undefined) return [];
    const promoterId = chain[distance - 1] ?? OUTSIDER;
    const _id = name === "store" ? storePostId(STORE) : regionPostId(CODES[name]);
    const term = { promoterId, fromMs: 0, untilMs: null, by: "staff" };
    return [{ _id, rev: 1, holders: [term], staff: [] }];
  });
}

function orderOf(world: World, people: readonly Promoter[]): Order {
  const { goods, paidFen, buyer, group, posts, supplyFen } = world;
  const owner = people.find(({ _id }) => _id === (buyer === "promoter" ? "D" : "C"));
  const supplied = supplyFen === undefined ? {} : { supplier: SUPPLIER, supplyFen };
  return {
    _id: "O1",
    rev: 1,
    buyerId: "D",
    lines: [{ ...goods, quantity: 1, paidFen, gift: false, ...supplied }],
    freightFen: NOTHING,
    totalFen: paidFen,
    createdAtMs: 0,
    chain: owner ? [owner._id, ...owner.introducerIds].slice(0, DISTANCES.length) : [],
    selfPurchase: buyer === "promoter",
    evidence: null,
    calendar: "plans",
    ...(group === undefined ? {} : { customerGroup: group }),
    ...(posts ? { region: REGION, store: STORE } : {}),
  };
}
