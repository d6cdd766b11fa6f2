import type { Fan } from "#core/attribution/fan.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { basisPoints, fen } from "#core/money.ts";
import { DAY_MS, dayStartMs, NEVER_MS } from "#core/time.ts";
import type { FanPlace, PromoterReads } from "#ports/promoterReads.ts";
import type { Store } from "#ports/store.ts";
import { aPromoter, aPurchase, aPurchaseLine, rate } from "#tests/fixtures.ts";

const A = { promoterId: "pr-A", number: 9_001 };
const B = { promoterId: "pr-B", number: 9_002 };
const id = (name: string): string => `pr-${name}`;
const aFan = (name: string, touches: readonly (readonly [number, number])[], more = {}): Fan => ({
  ...{ _id: id(name), rev: 1, base: null },
  touches: touches.map(([promoterNumber, atMs]) => ({
    ...{ promoterNumber, atMs, channel: 0, campaign: 0 },
  })),
  touchedAtMs: Math.max(...touches.map(([, atMs]) => atMs)),
  ...more,
});
const { touchedAtMs: _touchedAtMs, ...OLD_FAN } = aFan("f5", [[A.number, 10]]);
const OWNER = { promoterNumber: A.number, atMs: 5, channel: 0, campaign: 0, untilMs: null };
const FANS: readonly Fan[] = [
  aFan("f1", [[A.number, 100]]),
  aFan("f2", [[A.number, 200]]),
  aFan("f3", [
    [B.number, 50],
    [A.number, 200],
  ]),
  aFan("A", [[A.number, 300]]),
  OLD_FAN,
  aFan("f6", [[B.number, 400]], { base: { asOfMs: 6, owner: OWNER, lastPaidMs: null } }),
  aFan("f7", [[B.number, 120]]),
];

const TODAY_MS = dayStartMs("2026-03-10");
const MONTH_MS = dayStartMs("2026-03-01");
/** Sold by somebody at 10 %; what else happened follows. Due 15 days after it is received, else 45 after it was paid. */
const aSale = (
  name: string,
  { promoterId }: { promoterId: string },
  { paidAtMs, buyer = "f1", more = [] }: { paidAtMs: number; buyer?: string; more?: Fact[] },
): Case => {
  const paid: Fact = {
    ...{ key: "paid", transactionId: name, amountFen: fen(1_000), successAtMs: paidAtMs },
    ...{ plan: { planId: "p1", version: 1 }, capBp: basisPoints(3_000) },
    ...{ perOrderCapFen: fen(1_000_000), freezeDays: 15, noReceiptDays: 45, unpaid: [] },
    chain: [promoterId],
    payees: [{ promoterId, distance: 1 }],
    lines: [{ sku: "tea", paidFen: fen(1_000), rates: [{ ...rate(1, 1_000), rule: "rates" }] }],
  };
  return [paid, ...more].reduce<Case>(
    (known, fact) => {
      const recorded = recordFact(known, fact, paidAtMs);
      if (!recorded.ok) throw new Error(recorded.error.code);
      return { ...recorded.value, rev: 1 };
    },
    emptyCase(id(name), id(buyer)),
  );
};
const back = (refundFen: number): Fact => ({
  key: "refund/R",
  lines: [{ sku: "tea", refundFen: fen(refundFen) }],
});
const held: Fact = { key: "hold/H", reason: "complaint", note: "x", by: "s" };
const receivedAt = (receivedAtMs: number): Fact => ({ key: "received", receivedAtMs });
const CASES = [
  aSale("O1", A, { paidAtMs: TODAY_MS - 10 * DAY_MS }),
  aSale("O2", A, { paidAtMs: MONTH_MS, more: [receivedAt(MONTH_MS + DAY_MS)] }),
  aSale("O3", A, { paidAtMs: TODAY_MS, buyer: "f2", more: [back(500)] }),
  aSale("O4", A, { paidAtMs: TODAY_MS, buyer: "f2", more: [back(1_000)] }),
  aSale("O5", A, { paidAtMs: TODAY_MS + 1, more: [held] }),
  aSale("O6", B, { paidAtMs: TODAY_MS, buyer: "f7" }),
];

/** What every `PromoterReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function promoterReadsContract(open: () => { store: Store; reads: PromoterReads }): void {
  let reads: PromoterReads;
  beforeAll(async () => {
    const opened = open();
    reads = opened.reads;
    const { store } = opened;
    for (const { promoterId, number } of [A, B]) {
      await store.create("promoters", aPromoter(promoterId, { number }));
    }
    for (const fan of FANS) await store.create("fans", fan);
    for (const known of CASES) await store.create("cases", known);
    const lines = [
      aPurchaseLine("tea", 1, 900, { title: "春茶" }),
      aPurchaseLine("cup", 1, 100, { title: "杯" }),
    ];
    await store.create("purchases", aPurchase(lines, { _id: id("O1") }));
  }, 30_000);

  const fans = async (after: FanPlace | null, limit: number, whose = A) =>
    (await reads.fansOf(whose, after, limit)).map(({ fanId }) => fanId.slice(3)).join(" ");

  it.each<[FanPlace | null, number, string]>([
    [null, 10, "f6 f3 f2 f1 f5"],
    [null, 2, "f6 f3"],
    [{ atMs: 200, skip: 1 }, 2, "f2 f1"],
    [{ atMs: 100, skip: 1 }, 2, "f5"],
    [{ atMs: null, skip: 0 }, 2, "f5"],
    [{ atMs: null, skip: 1 }, 2, ""],
  ])(
    "lists who opened his codes, the newest visit first: after %j, %i",
    async (after, limit, told) => {
      expect(await fans(after, limit)).toBe(told);
    },
  );

  it("tells of each all that decides whose fan he is, and counts them", async () => {
    const [folded, both] = await reads.fansOf(A, null, 2);
    expect(folded?.view.fan).toEqual(FANS[5]);
    expect(folded?.touchedAtMs).toBe(400);
    expect(both?.view.promoters.map(({ number }) => number).sort()).toEqual([9_001, 9_002]);
    expect([await reads.countFans(A), await reads.countFans(B)]).toEqual([5, 3]);
    expect(await reads.countFans({ promoterId: "pr-X", number: 9_099 })).toBe(0);
    const [old] = await reads.fansOf(A, { atMs: null, skip: 0 }, 1);
    expect(old?.touchedAtMs).toBe(null);
  });

  it("counts his own sales to some buyers", async () => {
    const found = await reads.salesTo("pr-A", [id("f1"), id("f2"), id("f7")]);
    expect([...found].sort((a, b) => (a.buyerId < b.buyerId ? -1 : 1))).toEqual([
      { buyerId: id("f1"), orders: 3, lastPaidAtMs: TODAY_MS + 1 },
      { buyerId: id("f2"), orders: 2, lastPaidAtMs: TODAY_MS },
    ]);
    expect(await reads.salesTo("pr-A", [])).toEqual([]);
  });

  it.each<[object, { atMs: number; id: string } | null, number, string]>([
    [{}, null, 10, "O5 O4 O3 O2 O1"],
    [{}, null, 2, "O5 O4"],
    [{}, { atMs: TODAY_MS, id: id("O4") }, 2, "O3 O2"],
    [{ fromMs: MONTH_MS, untilMs: TODAY_MS }, null, 10, "O2"],
    [{ fromMs: MONTH_MS, untilMs: TODAY_MS + 1 }, { atMs: TODAY_MS, id: id("O3") }, 10, "O2"],
    [{ orderId: id("O4") }, null, 10, "O4"],
    [{ orderId: id("O6") }, null, 10, ""],
  ])(
    "finds the cases that booked him something: %j after %j",
    async (filter, before, limit, told) => {
      const found = await reads.sharesOf("pr-A", filter, before, limit);
      expect(found.map(({ case: { _id } }) => _id.slice(3)).join(" ")).toBe(told);
    },
  );

  it("tells what the shop calls the goods, and the case whole", async () => {
    const [o1] = await reads.sharesOf("pr-A", { orderId: id("O1") }, null, 1);
    expect(o1).toEqual({ case: CASES[0], titles: ["春茶", "杯"] });
    const [o2] = await reads.sharesOf("pr-A", { orderId: id("O2") }, null, 1);
    expect(o2?.titles).toEqual([]);
  });

  it("sums up what he sold and what is due to him", async () => {
    const since = { dayMs: TODAY_MS, monthMs: MONTH_MS };
    const due = { afterMs: 0, untilMs: MONTH_MS + 16 * DAY_MS };
    expect(await reads.centreSums("pr-A", since, due)).toEqual({
      today: { orders: 3, soldFen: 1_500 },
      month: { orders: 4, soldFen: 2_500 },
      maturedFen: 100,
      pendingFen: 250,
    });
    expect(await reads.centreSums("pr-X", since, due)).toEqual({
      today: { orders: 0, soldFen: 0 },
      month: { orders: 0, soldFen: 0 },
      ...{ maturedFen: 0, pendingFen: 0 },
    });
  });

  it("sums up what is to come by days in China, and what has none", async () => {
    const day1 = MONTH_MS + 16 * DAY_MS;
    const day2 = TODAY_MS + 35 * DAY_MS;
    const day3 = TODAY_MS + 45 * DAY_MS;
    const row = (dayMs: number, amountFen: number) => ({ dayMs, amountFen, parts: 1 });
    expect(await reads.comingOf("pr-A", 0, NEVER_MS - 1)).toEqual({
      days: [row(day1, 100), row(day2, 100), row(day3, 50)],
      ...{ laterFen: 0, heldFen: 100 },
    });
    expect(await reads.comingOf("pr-A", day1, day3)).toEqual({
      days: [row(day2, 100)],
      ...{ laterFen: 50, heldFen: 100 },
    });
    expect(await reads.comingOf("pr-X", 0, day3)).toEqual({ days: [], laterFen: 0, heldFen: 0 });
  });

  it("counts whom somebody brought first, by parts of time, himself left out", async () => {
    const found = await reads.broughtBy([A.number, B.number, 9_099], [0, 150, 500]);
    const told = found.map(({ number, part, fans: count }) => [number, part, count].join(" "));
    expect(told.sort()).toEqual(["9001 0 1", "9001 1 1", "9002 0 2"]);
    expect(await reads.broughtBy([A.number], [0, 100])).toEqual([]);
    expect(await reads.broughtBy([], [0, 100])).toEqual([]);
  });
}
