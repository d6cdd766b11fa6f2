import type { Fact } from "#core/commission/facts.ts";
import type { PastSale } from "#core/forecast/sale.ts";
import { fen } from "#core/money.ts";
import { chainOf } from "#core/order/place.ts";
import type { OrderLine } from "#core/order/order.ts";
import { holderAt, type Post, postIdsOf } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { DAY_MS } from "#core/time.ts";
import { randomFor, type Random } from "#scripts/import/random.ts";
import type { Source, Span } from "#scripts/forecast/source.ts";

/** One product of an invented shop. */
export type Product = {
  readonly sku: string;
  readonly priceFen: number;
  readonly costFen: number | null;
  readonly category: string | null;
};

/** What a year is invented by. Percents are whole numbers, 0 to 100. */
export type Invention = {
  readonly seed: number;
  readonly products: readonly Product[];
  readonly promoters: number;
  /** How long a line of introducers becomes: 1 = nobody introduces anybody. */
  readonly depth: number;
  readonly fans: number;
  readonly orders: number;
  /** Of 100 orders so many are of somebody who has bought before. */
  readonly repeat: number;
  readonly refund: number;
  /** Districts that the goods go to, by their six digits; each area of theirs has an agent. None = no address. */
  readonly regions: readonly string[];
  /** Levels that promoters have, by chance. */
  readonly levels: readonly string[];
};

export const USUAL_PRODUCTS: readonly Product[] = [
  { sku: "tea", priceFen: 12_800, costFen: 5_200, category: "tea" },
  { sku: "cup", priceFen: 5_900, costFen: 3_100, category: "ware" },
  { sku: "gift", priceFen: 29_900, costFen: 16_800, category: "gift" },
];

/** Of 100 buyers so many belong to nobody. */
const BRAND_PERCENT = 20;
const LINES_MAX = 3;
const PIECES_MAX = 3;
const YEAR_DAYS = 365;

/**
 * A year of an invented shop: the same parameters and seed give the same sales on every machine.
 *
 * - The first promoters came by themselves; each other was introduced by an earlier one, until a line is `depth` long.
 * - Every promoter has `fans` fans; a fifth of the orders are of people whom nobody brought.
 */
export function inventedSource(invention: Invention, span: Span): Source {
  const promoters = inventPromoters(invention, span.fromMs);
  return {
    title: "虚构的一年",
    notes: () => [parametersOf(invention), "这些订单都是虚构的，只用来比较方案。"],
    sales: inventSales(invention, promoters, span),
    promoters: () => invention.promoters,
    hasBooked: false,
    total: invention.orders,
    close: () => Promise.resolve(),
  };
}

function inventPromoters(invention: Invention, fromMs: number): readonly Promoter[] {
  const { seed, promoters: count, depth, levels } = invention;
  const random = randomFor(seed, "promoters");
  const promoters: Promoter[] = [];
  const places: number[] = []; // How many stand above each, himself included.
  for (let number = 1; number <= count; number += 1) {
    const above = number === 1 ? -1 : random.below(number - 1);
    const isFree = above < 0 || (places[above] ?? depth) >= depth || random.chance(15);
    const introducer = isFree ? null : (promoters[above] ?? null);
    places.push(introducer ? (places[above] ?? 0) + 1 : 1);
    promoters.push({
      ...{ _id: `P${number}`, rev: 1, number, introducerIds: chainOf(introducer) },
      levels: levels.length === 0 ? [] : [{ level: random.pick(levels), fromMs: fromMs - DAY_MS }],
      ...{ approvedAtMs: fromMs - DAY_MS, bannedAtMs: null, banReason: null },
    });
  }
  return promoters;
}

async function* inventSales(
  invention: Invention,
  promoters: readonly Promoter[],
  { fromMs }: Span,
): AsyncGenerator<PastSale> {
  const { seed, orders, fans, repeat, refund } = invention;
  const random = randomFor(seed, "orders");
  const bought = new Map<string, number>();
  const buyers: string[] = [];
  const posts = inventPosts(invention, promoters, fromMs);
  const byId = new Map(promoters.map((promoter) => [promoter._id, promoter]));
  const stepMs = (YEAR_DAYS * DAY_MS) / orders;
  for (let nth = 0; nth < orders; nth += 1) {
    const atMs = fromMs + Math.trunc(nth * stepMs) + random.below(Math.max(1, Math.trunc(stepMs)));
    const isRepeat = buyers.length > 0 && random.chance(repeat);
    const buyerId = isRepeat ? random.pick(buyers) : newBuyer(random, promoters, fans);
    const before = bought.get(buyerId) ?? 0;
    if (before === 0) buyers.push(buyerId);
    bought.set(buyerId, before + 1);
    const owner = byId.get(buyerId.split("/")[0] ?? "") ?? null;
    const orderId = `O${String(nth + 1).padStart(7, "0")}`;
    const lines = linesOf(random, invention.products);
    const totalFen = fen(lines.reduce((sum, { paidFen }) => sum + paidFen, 0));
    const chain = chainOf(owner);
    const where = invention.regions.length === 0 ? {} : { region: random.pick(invention.regions) };
    const own = postIdsOf(where).flatMap((id) => posts.get(id) ?? []);
    const agents = own.flatMap((post) => holderAt(post, atMs) ?? []);
    const people = [...new Set([...chain, ...agents])].flatMap((id) => byId.get(id) ?? []);
    yield {
      order: {
        ...{ _id: orderId, rev: 1, buyerId, lines, freightFen: fen(0), totalFen, ...where },
        ...{ createdAtMs: atMs, chain, selfPurchase: false, evidence: null, calendar: "plans" },
      },
      payment: { transactionId: orderId, amountFen: totalFen, successAtMs: atMs },
      facts: random.chance(refund) ? [refundOf(random, lines)] : [],
      around: { promoters: people, orderNumber: before + 1, posts: own },
      recorded: null,
    };
  }
}

function inventPosts(
  { seed, regions }: Invention,
  promoters: readonly Promoter[],
  fromMs: number,
): ReadonlyMap<string, Post> {
  const posts = new Map<string, Post>();
  if (promoters.length === 0) return posts;
  for (const id of regions.flatMap((region) => postIdsOf({ region }))) {
    const promoterId = randomFor(seed, "agent", id).pick(promoters)._id;
    const term = { promoterId, fromMs: fromMs - DAY_MS, untilMs: null, by: "invented" };
    posts.set(id, { _id: id, rev: 1, holders: [term], staff: [] });
  }
  return posts;
}

/** A fan's name begins with whose he is. */
function newBuyer(random: Random, promoters: readonly Promoter[], fans: number): string {
  const isNobodys = promoters.length === 0 || random.chance(BRAND_PERCENT);
  if (isNobodys) return `/${random.below(1_000_000_000)}`;
  return `${random.pick(promoters)._id}/${random.below(fans)}`;
}

function linesOf(random: Random, products: readonly Product[]): readonly OrderLine[] {
  const count = random.between(1, LINES_MAX);
  const picked = new Set(Array.from({ length: count }, () => random.pick(products)));
  return [...picked].map(({ sku, priceFen, category }) => {
    const quantity = random.between(1, PIECES_MAX);
    return { sku, quantity, paidFen: fen(priceFen * quantity), category, gift: false };
  });
}

/** Half of the refunds are whole, the others of one product. */
function refundOf(random: Random, lines: readonly OrderLine[]): Fact {
  const back = random.chance(50) ? lines : lines.slice(0, 1);
  return {
    key: "refund/r1",
    lines: back.map(({ sku, paidFen }) => ({ sku, refundFen: paidFen })),
  };
}

function parametersOf(invention: Invention): string {
  const { seed, promoters, depth, fans, orders, repeat, refund, products } = invention;
  return (
    `参数：种子 ${seed}，${orders} 个订单，${products.length} 种商品，${promoters} 位推广员（最深 ${depth} 层），` +
    `每人 ${fans} 位粉丝，复购 ${repeat}%，退款 ${refund}%，` +
    `地区 ${invention.regions.length} 个，等级 ${invention.levels.length} 种`
  );
}
