import { owedBy, sharesOf } from "#core/commission/shares.ts";
import { spanOfDay } from "#core/reconcile/days.ts";
import { ok } from "#core/result.ts";
import { salesDay, type SalesDay } from "#core/reports/day.ts";
import { type PaidOrder, type Sale, type SaleAround, saleOf } from "#core/reports/sale.ts";
import { visitDay, type VisitDay, visitRows, type Visitor } from "#core/reports/visits.ts";
import type { Span } from "#ports/billReads.ts";
import type { WithReports } from "#ports/deps.ts";
import { PAGE_MAX } from "#ports/store.ts";
import { NAMED_MAX, type TimePlace } from "#ports/sheetReads.ts";

type Reading = Pick<WithReports, "store" | "reads">;
const PAGE = NAMED_MAX;

/**
 * Counts a day's orders anew. What a later run has made stays. For each 500 orders 1 request, and 1 for their buyers; 1
 * for each 500 promoters; 2 and a write.
 */
export async function makeSalesDay(deps: Reading, day: string, nowMs: number): Promise<SalesDay> {
  const orders = await ordersIn(deps, spanOfDay(day));
  const made = salesDay(day, await salesOf(deps, orders), nowMs);
  await deps.store.change("salesDays", day, (known) => ok(newer(known, made)));
  return made;
}

/** Counts a day's opened codes and who joined. 1 request for each 500 who opened one; 1 more, 2 and a write. */
export async function makeVisitDay(deps: Reading, day: string, nowMs: number): Promise<VisitDay> {
  const span = spanOfDay(day);
  const [visitors, [approved = 0]] = await Promise.all([
    visitorsIn(deps, span),
    deps.reads.approvedIn([span]),
  ]);
  const made = visitDay(day, visitRows(visitors, span), approved, nowMs);
  await deps.store.change("visitDays", day, (known) => ok(newer(known, made)));
  return made;
}

/** All orders paid in a span. */
async function ordersIn({ reads }: Reading, span: Span): Promise<readonly PaidOrder[]> {
  const orders: PaidOrder[] = [];
  let before: TimePlace | null = null;
  for (;;) {
    const page: readonly PaidOrder[] = await reads.ordersPaidIn(span, before, PAGE);
    orders.push(...page);
    const last = page.at(-1)?.case;
    if (page.length < PAGE || !last) return orders;
    before = { atMs: last.paidAtMs ?? 0, id: last._id };
  }
}

/** Orders in figures, with what these depend on. */
export async function salesOf(
  { store, reads }: Reading,
  orders: readonly PaidOrder[],
): Promise<readonly Sale[]> {
  const people = orders.flatMap(({ case: known }) => [
    ...(known.sellerId === null ? [] : [known.sellerId]),
    ...owedBy(sharesOf(known.facts)).keys(),
  ]);
  const stores = orders.flatMap(({ order }) =>
    order?.store !== undefined && order.region === undefined ? [order.store] : [],
  );
  const [numbers, firsts, regions] = await Promise.all([
    inBatches(people, (ids) => reads.numbersOf(ids)),
    inBatches(
      orders.map(({ case: known }) => known.buyerId),
      (ids) => reads.firstPayments(ids),
    ),
    stores.length === 0 ? new Map<string, string>() : regionsOfStores(store),
  ]);
  const around: SaleAround = {
    numberOf: (id) => numbers.get(id) ?? 0,
    firstPaidAtMs: (id) => firsts.get(id) ?? 0,
    regionOfStore: (id) => regions.get(id) ?? "",
  };
  return orders.flatMap((one) => saleOf(one, around) ?? []);
}

/** Where each store is. 1 request for each 100. */
async function regionsOfStores(store: WithReports["store"]): Promise<ReadonlyMap<string, string>> {
  const regions = new Map<string, string>();
  let afterId = "";
  for (;;) {
    const page = await store.page("stores", afterId, PAGE_MAX);
    for (const { _id, region } of page) regions.set(_id, region);
    const last = page.at(-1);
    if (page.length < PAGE_MAX || !last) return regions;
    afterId = last._id;
  }
}

async function visitorsIn({ reads }: Reading, span: Span): Promise<readonly Visitor[]> {
  const visitors: Visitor[] = [];
  let afterId = "";
  for (;;) {
    const page = await reads.visitors(span, afterId, PAGE);
    visitors.push(...page);
    const last = page.at(-1);
    if (page.length < PAGE || !last) return visitors;
    afterId = last.fanId;
  }
}

/** Each id once, some at a time. */
async function inBatches<V>(
  ids: readonly string[],
  ask: (ids: readonly string[]) => Promise<ReadonlyMap<string, V>>,
): Promise<ReadonlyMap<string, V>> {
  const unique = [...new Set(ids)];
  const batches: Promise<ReadonlyMap<string, V>>[] = [];
  for (let at = 0; at < unique.length; at += NAMED_MAX) {
    batches.push(ask(unique.slice(at, at + NAMED_MAX)));
  }
  return new Map((await Promise.all(batches)).flatMap((found) => [...found]));
}

/** What stands, if it is as new; else what was made, in its place. */
export const newer = <T extends { readonly rev: number; readonly asOfMs: number }>(
  known: T | undefined,
  made: T,
): T => (known && known.asOfMs > made.asOfMs ? known : { ...made, rev: known?.rev ?? 0 });
