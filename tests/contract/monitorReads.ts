import { emptyCase, recordFact, type Case } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { fen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import { chinaDayNumber } from "#core/reconcile/days.ts";
import { DAY_MS } from "#core/time.ts";
import type { MonitorReads } from "#ports/monitorReads.ts";
import type { Store } from "#ports/store.ts";
import { aLine, among, anOrder, aPlan, aPromoter, rate } from "#tests/fixtures.ts";

/** The days of this suite lie before those of every other test in the same database. */
const START_MS = Date.parse("2024-03-05T00:00:00+08:00");
const span = { fromMs: START_MS, untilMs: START_MS + 2 * DAY_MS };
const id = (name: string): string => `monitor-${name}`;

const PEOPLE = [
  aPromoter(id("A"), { approvedAtMs: START_MS }),
  aPromoter(id("B"), { approvedAtMs: START_MS + 1, introducerIds: [id("A")] }),
  aPromoter(id("C"), {
    approvedAtMs: START_MS + DAY_MS,
    introducerIds: [id("B"), id("A")],
    levels: [{ level: "gold", fromMs: START_MS + 2 * DAY_MS }],
  }),
];
const plan = aPlan({ rates: [rate(1, 1_000)] });

function sold(no: string, atMs: number, changes: Partial<Order>, refundFen = 0): [Order, Case] {
  const lines = [aLine("tea", 10_000), aLine("pot", 1_000)];
  const order = anOrder(lines, { _id: id(no), createdAtMs: atMs, ...changes });
  const payment = { transactionId: no, amountFen: order.totalFen, successAtMs: atMs };
  const paid = priceOrder(order, payment, { plan, version: 1 }, among(PEOPLE));
  const refund: Fact = { key: "refund/r", lines: [{ sku: "tea", refundFen: fen(refundFen) }] };
  const facts: readonly Fact[] = refundFen > 0 ? [paid, refund] : [paid];
  const known = facts.reduce(
    (current, fact) => {
      const next = recordFact(current, fact, atMs);
      if (!next.ok) throw new Error(next.error.code);
      return next.value;
    },
    emptyCase(order._id, order.buyerId),
  );
  return [order, known];
}
const chain = [id("C"), id("B"), id("A")];
const own = { buyerId: id("C"), chain, selfPurchase: true };
const SALES = [
  sold("1", span.fromMs, { buyerId: id("u1"), chain }),
  sold("2", span.fromMs + 1, { buyerId: id("u1"), chain }, 2_500),
  sold("3", span.untilMs - 1, { buyerId: id("u2"), chain }),
  sold("4", span.untilMs - 1, own), // C buys for himself: he is B's customer.
  sold("5", span.fromMs, { buyerId: id("u3"), chain: [] }), // The brand's own.
  sold("6", span.untilMs, { buyerId: id("u4"), chain }), // Too late.
];

/** What every `MonitorReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function monitorReadsContract(open: () => { store: Store; reads: MonitorReads }): void {
  let reads: MonitorReads;
  beforeAll(async () => {
    const opened = open();
    reads = opened.reads;
    for (const one of PEOPLE) await opened.store.create("promoters", one);
    for (const [order, known] of SALES) {
      await opened.store.create("orders", order);
      await opened.store.create("cases", known);
    }
  }, 30_000);

  it("counts who joined, by the day in China and the depth", async () => {
    const today = chinaDayNumber(START_MS);
    const rows = await reads.promotersJoined();
    const ours = rows.filter(({ day }) => day === today || day === today + 1);
    const sorted = [...ours].sort((a, b) => a.introducers - b.introducers);
    expect(sorted).toEqual([
      { day: today, introducers: 0, count: 1 },
      { day: today, introducers: 1, count: 1 },
      { day: today + 1, introducers: 2, count: 1 },
    ]);
  });

  it("adds up what was sold and what of it goes to people, by day", async () => {
    const day = chinaDayNumber(START_MS);
    expect(await reads.soldByDay(span)).toEqual([
      { day, orders: 3, soldFen: 19_500, sharedFen: 1_950 },
      { day: day + 1, orders: 2, soldFen: 11_000, sharedFen: 1_100 },
    ]);
  });

  it("tells whose customers are promoters only", async () => {
    expect(await reads.customersOf(span)).toEqual({
      ...{ sellers: 2, onlyPromoters: 1, orders: 5, byPromoters: 1 },
    });
    const nothing = { fromMs: 0, untilMs: 1 };
    expect(await reads.customersOf(nothing)).toEqual({
      ...{ sellers: 0, onlyPromoters: 0, orders: 0, byPromoters: 0 },
    });
  });

  it("finds those whose sales are mostly one buyer's, or refunded", async () => {
    const odd = { promoterId: id("C"), orders: 3, byOneBuyer: 2, refunded: 1 };
    expect(await reads.oddSellers(span, 2, 10)).toEqual([odd]);
    expect(await reads.oddSellers(span, 4, 10)).toEqual([]);
    expect(await reads.oddSellers(span, 1, 1)).toEqual([odd]);
  });

  it("finds those whose level was changed, not those who got one at approval", async () => {
    const sinceMs = START_MS + 2 * DAY_MS;
    expect(await reads.sellersLevelled(sinceMs, span, 10)).toMatchObject([
      { promoterId: id("C"), orders: 3 },
    ]);
    expect(await reads.sellersLevelled(sinceMs + 1, span, 10)).toEqual([]);
  });
}
