import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import { priceOrder } from "#core/commission/price.ts";
import { newJob, type PaidPlace } from "#core/forecast/job.ts";
import type { Order } from "#core/order/order.ts";
import type { Post } from "#core/people/post.ts";
import { DAY_MS } from "#core/time.ts";
import type { ForecastReads } from "#ports/forecastReads.ts";
import type { Store } from "#ports/store.ts";
import { aLine, among, anOrder, aPlan, aPromoter } from "#tests/fixtures.ts";

const START_MS = Date.parse("2023-05-05T00:00:00+08:00");
const id = (name: string): string => `past-${name}`;
const span = { fromMs: START_MS, untilMs: START_MS + DAY_MS };

function aSale(name: string, buyer: string, atMs: number | null): [Order, Case] {
  const order = anOrder([aLine("tea", 10_000)], { _id: id(name), buyerId: id(buyer) });
  const empty = emptyCase(order._id, order.buyerId);
  if (atMs === null) return [order, empty];
  const payment = { transactionId: name, amountFen: order.totalFen, successAtMs: atMs };
  const paid = priceOrder(order, payment, { plan: aPlan(), version: 1 }, among([]));
  const recorded = recordFact(empty, paid, atMs);
  if (!recorded.ok) throw new Error(recorded.error.code);
  return [order, recorded.value];
}
/** Seven in the span, of which four at one instant; they are written in another order. */
const SALES = [
  aSale("early", "u", span.fromMs - 1),
  aSale("z", "u", span.fromMs),
  aSale("m4", "u", span.fromMs + 7),
  aSale("m1", "u", span.fromMs + 7),
  aSale("m3", "v", span.fromMs + 7),
  aSale("m2", "u", span.fromMs + 7),
  aSale("b", "v", span.fromMs + 8),
  aSale("a", "w", span.untilMs - 1),
  aSale("late", "u", span.untilMs),
  aSale("unpaid", "u", null),
];
const IN_ORDER = ["z", "m1", "m2", "m3", "m4", "b", "a"].map(id);
const NO_ORDER = id("b");

const POSTS: readonly Post[] = ["S1", "S2"].map((store) => ({
  ...{ _id: `store/${id(store)}`, rev: 1, staff: [] },
  holders: [{ promoterId: "C", fromMs: 0, untilMs: null, by: "staff-1" }],
}));
const PEOPLE = ["A", "B", "C"].map((name, days) =>
  aPromoter(id(name), { approvedAtMs: START_MS + days * DAY_MS }),
);
const JOBS = ["f1", "f2", "f3"].map((name) => ({
  ...newJob({
    ...{ _id: id(name), draft: aPlan({ id: `draft-${name}` }), against: "booked", costs: [] },
    ...{ ...span, startedAtMs: 5, startedBy: "staff-1", promoters: 3 },
  }),
  cursor: name === "f2" ? { atMs: 9, orderId: "O9" } : null,
}));

/** What every `ForecastReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function forecastReadsContract(open: () => { store: Store; reads: ForecastReads }): void {
  let reads: ForecastReads;
  beforeAll(async () => {
    const { store, ...opened } = open();
    reads = opened.reads;
    for (const [order, known] of SALES) {
      if (order._id !== NO_ORDER) await store.create("orders", order);
      await store.create("cases", known);
    }
    for (const one of POSTS) await store.create("posts", one);
    for (const one of PEOPLE) await store.create("promoters", one);
    for (const one of JOBS) await store.create("forecasts", one);
  }, 30_000);

  /** All pages from a place on, each cut after so many. */
  async function pagesFrom(after: PaidPlace | null, limit: number): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let last = after; ;) {
      const { orders, isEnd } = await reads.paidOrders(span, last, limit);
      expect(orders.length).toBeLessThanOrEqual(limit);
      ids.push(...orders.map((one) => one.case._id));
      if (isEnd) return ids;
      expect(orders.length).toBeGreaterThan(0);
      const newest = orders.at(-1)?.case;
      last = { atMs: newest?.paidAtMs ?? 0, orderId: newest?._id ?? "" };
    }
  }
  it.each([1, 2, 3, 4, 5, 7, 100])(
    "finds every paid order once, by instant and id, %i to a page",
    async (limit) => {
      expect(await pagesFrom(null, limit)).toEqual(IN_ORDER);
    },
  );
  it.each(IN_ORDER.map((orderId, at) => [orderId, at] as const))(
    "goes on after %s, whatever the page",
    async (orderId, at) => {
      const [, known] = SALES.find(([order]) => order._id === orderId) ?? [];
      const place = { atMs: known?.paidAtMs ?? 0, orderId };
      for (const limit of [1, 2, 3, 100]) {
        expect(await pagesFrom(place, limit)).toEqual(IN_ORDER.slice(at + 1));
      }
    },
  );
  it("begins with the span, whatever place before it is named", async () => {
    const before = { atMs: span.fromMs - 2, orderId: id("z") };
    expect(await pagesFrom(before, 2)).toEqual(IN_ORDER);
    const nothing = { fromMs: 1, untilMs: 2 };
    expect(await reads.paidOrders(nothing, null, 5)).toEqual({ orders: [], isEnd: true });
  });
  it("hands out whole documents, and null for an order that is not there", async () => {
    const { orders } = await reads.paidOrders(span, null, 100);
    const [order, known] = SALES[1] ?? [];
    expect(orders[0]).toEqual({ order, case: { ...known, rev: 1 } });
    expect(orders.filter((one) => one.order === null).map((one) => one.case._id)).toEqual([
      NO_ORDER,
    ]);
  });

  it.each([
    ["before all", "early", span.fromMs - 1, []],
    ["at the span's beginning", "z", span.fromMs, [["u", 1]]],
    ["within an instant", "m3", span.fromMs + 7, [["u", 4]]],
    [
      "after all of an instant",
      "m9",
      span.fromMs + 7,
      [
        ["u", 5],
        ["v", 1],
      ],
    ],
    [
      "at the end",
      "zz",
      span.untilMs,
      [
        ["u", 6],
        ["v", 2],
        ["w", 1],
      ],
    ],
  ] as const)("ordersBefore, %s", async (_, name, atMs, expected) => {
    const buyers = ["u", "v", "w", "nobody"].map(id);
    const counts = await reads.ordersBefore(buyers, { atMs, orderId: id(name) });
    expect(counts).toEqual(new Map(expected.map(([buyer, count]) => [id(buyer), count])));
  });
  it("counts the orders of those buyers only, and of nobody none", async () => {
    const place = { atMs: span.untilMs + 1, orderId: "" };
    expect(await reads.ordersBefore([id("w")], place)).toEqual(new Map([[id("w"), 1]]));
    expect(await reads.ordersBefore([], place)).toEqual(new Map());
  });

  it("finds promoters and posts by name, each once, and leaves out who is none", async () => {
    const names = ["C", "A", "A", "nobody"].map(id);
    const people = [...(await reads.promotersNamed(names))].sort((a, b) =>
      a._id < b._id ? -1 : 1,
    );
    expect(people).toEqual([PEOPLE[0], PEOPLE[2]]);
    expect(await reads.postsNamed([POSTS[1]?._id ?? "", "store/none"])).toEqual([POSTS[1]]);
    expect([await reads.promotersNamed([]), await reads.postsNamed([])]).toEqual([[], []]);
    const many = Array.from({ length: 99 }, (_, no) => id(`none${no}`));
    expect(await reads.promotersNamed([...many, id("B")])).toEqual([PEOPLE[1]]);
  });
  it.each([
    [START_MS, 0],
    [START_MS + 1, 1],
    [START_MS + DAY_MS, 1],
    [START_MS + DAY_MS + 1, 2],
  ])("promotersBefore %i: %i", async (untilMs, count) => {
    expect(await reads.promotersBefore(untilMs)).toBe(count);
  });

  it("pages through forecasts by id, without their plans and sums", async () => {
    const head = (name: string, cursor: PaidPlace | null) => ({
      ...{ _id: id(name), ...span, startedAtMs: 5, startedBy: "staff-1", phase: "running" },
      ...{ cursor, draftId: `draft-${name}`, sales: 0 },
    });
    expect(await reads.forecastPage("", 2)).toEqual([
      head("f1", null),
      head("f2", { atMs: 9, orderId: "O9" }),
    ]);
    expect(await reads.forecastPage(id("f2"), 2)).toEqual([head("f3", null)]);
    expect(await reads.forecastPage(id("f3"), 2)).toEqual([]);
  });
}
