import { pricedFact } from "#core/commission/facts.ts";
import type { ForecastSetup } from "#core/forecast/fold.ts";
import type { PaidPlace } from "#core/forecast/job.ts";
import type { PastSale } from "#core/forecast/sale.ts";
import { holderAt, type Post, postIdsOf } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { asksOrderNumber, asksPosts } from "#core/plan/pays.ts";
import type { Plan } from "#core/plan/plan.ts";
import type { ForecastReads, PaidOrder } from "#ports/forecastReads.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** Paid orders of a span, page by page, with all that any of the plans asks of them. */
export type SalesPage = {
  readonly sales: readonly PastSale[];
  /** The place of its last document; null = there was none. */
  readonly last: PaidPlace | null;
  /** Whether nothing comes after it. */
  readonly isEnd: boolean;
};

type Asking = Pick<ForecastSetup, "draft" | "against">;

/**
 * Reads past sales for a forecast.
 *
 * - Promoters and posts that were read once are kept: a page costs 1 request, and 1 for each 100 persons, posts or
 *   buyers that it names for the first time.
 */
export function pastSales(reads: ForecastReads, { draft, against }: Asking) {
  const plans = [draft, ...(against === null || against === "booked" ? [] : [against])];
  const promoters = kept(reads.promotersNamed);
  const posts = kept(reads.postsNamed);
  return async (
    span: { readonly fromMs: number; readonly untilMs: number },
    after: PaidPlace | null,
    limit: number,
  ): Promise<SalesPage> => {
    const { orders: page, isEnd } = await reads.paidOrders(span, after, limit);
    const known = page.flatMap((one) => knownOrder(one) ?? []);
    const numbers = await numbersOf(reads, plans, known);
    const askedPosts = plans.some(asksPosts);
    const ofPosts = await posts(
      askedPosts ? known.flatMap(({ order }) => [...postIdsOf(order)]) : [],
    );
    const people = await promoters(known.flatMap((one) => personsOf(one, plans, ofPosts)));
    const sales = known.map(({ order, payment, facts, recorded }, index): PastSale => {
      const own = askedPosts ? postIdsOf(order).flatMap((id) => ofPosts.get(id) ?? []) : [];
      const named = personsOf({ order, payment }, plans, ofPosts);
      const around = {
        promoters: named.flatMap((id) => people.get(id) ?? []),
        orderNumber: numbers[index] ?? 1,
        posts: own,
      };
      return { order, payment, facts, recorded, around };
    });
    return { sales, last: placeOf(page.at(-1)), isEnd };
  };
}

type Known = Omit<PastSale, "around" | "recorded"> & Required<Pick<PastSale, "recorded">>;

const placeOf = (one: PaidOrder | undefined): PaidPlace | null =>
  one ? { atMs: one.case.paidAtMs ?? 0, orderId: one.case._id } : null;

/** The order as it is booked: whose it was after all, what happened to it. */
function knownOrder({ order, case: { facts } }: PaidOrder): Known | null {
  const paid = pricedFact(facts);
  if (paid === null || order === null) return null;
  const { transactionId, amountFen, successAtMs, chain } = paid;
  return {
    order: { ...order, chain },
    payment: { transactionId, amountFen, successAtMs },
    facts: facts.filter(({ key }) => key !== "paid" && !key.startsWith("owner/")),
    recorded: facts,
  };
}

/** Who may earn of an order: its chain, and by components also others. */
function personsOf(
  { order, payment }: Pick<Known, "order" | "payment">,
  plans: readonly Plan[],
  posts: ReadonlyMap<string, Post>,
): readonly string[] {
  if (plans.every(({ components }) => components === undefined)) return order.chain;
  const ids = new Set(order.chain);
  if (order.storeStaff !== undefined) ids.add(order.storeStaff);
  for (const { supplier } of order.lines) if (supplier !== undefined) ids.add(supplier);
  for (const id of postIdsOf(order)) {
    const holder = holderAt(posts.get(id) ?? null, payment.successAtMs);
    if (holder !== null) ids.add(holder);
  }
  return [...ids];
}

/** Which of its buyer's paid orders each is, from 1; the page holds all that come between its first and its last. */
async function numbersOf(
  reads: ForecastReads,
  plans: readonly Plan[],
  page: readonly Known[],
): Promise<readonly number[]> {
  const first = page[0];
  if (!first || !plans.some(asksOrderNumber)) return [];
  const place = { atMs: first.payment.successAtMs, orderId: first.order._id };
  const buyers = [...new Set(page.map(({ order }) => order.buyerId))];
  const counts = new Map<string, number>();
  for (const some of chunks(buyers)) {
    for (const [id, count] of await reads.ordersBefore(some, place)) counts.set(id, count);
  }
  return page.map(({ order: { buyerId } }) => {
    const number = (counts.get(buyerId) ?? 0) + 1;
    counts.set(buyerId, number);
    return number;
  });
}

/** Documents by id that are asked for once and then known, the lack of one, too. */
function kept<T extends Promoter | Post>(read: (ids: readonly string[]) => Promise<readonly T[]>) {
  const known = new Map<string, T>();
  const asked = new Set<string>();
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, T>> => {
    const fresh = [...new Set(ids)].filter((id) => !asked.has(id));
    for (const some of chunks(fresh)) {
      for (const one of await read(some)) known.set(one._id, one);
      for (const id of some) asked.add(id);
    }
    return known;
  };
}

function* chunks(ids: readonly string[]): Generator<readonly string[]> {
  for (let from = 0; from < ids.length; from += PAGE_MAX) yield ids.slice(from, from + PAGE_MAX);
}
