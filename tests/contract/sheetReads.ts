import { newJob } from "#core/sheet/job.ts";
import { emptyCase, recordFact } from "#core/commission/case.ts";
import { paidFor } from "#core/commission/testing/soldOrder.ts";
import type { Reads } from "#ports/reads.ts";
import type { Store } from "#ports/store.ts";
import { anOrder, aLine, aPromoter, aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

const START_MS = Date.parse("2011-03-05T00:00:00+08:00");
const id = (name: string): string => `sheet-${name}`;
const ids = (found: readonly { readonly _id: string }[]) => found.map(({ _id }) => _id).sort();

/** What every `SheetReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function sheetReadsContract(open: () => { store: Store; reads: Reads }): void {
  let reads: Reads;
  beforeAll(async () => {
    const { store } = open();
    reads = open().reads;
    for (const [name, atMs] of [
      ["K1", 7],
      ["K2", 3],
    ] as const) {
      const known = emptyCase(id(name), "U1");
      const paid = recordFact(known, paidFor({}, START_MS + atMs), START_MS + atMs);
      if (!paid.ok) throw new Error(paid.error.code);
      await store.create("cases", paid.value);
    }
    const line = aPurchaseLine("sheettea-1", 1, 100);
    for (const [name, atMs, changes] of [
      ["P1", 1, { state: "paid" }],
      ["P2", 2, { state: "paid", storeId: "sheet-store" }],
      ["P3", 2, { lines: [aPurchaseLine("sheetcup-1", 1, 100)] }],
    ] as const) {
      const purchase = aPurchase([line], { _id: id(name), createdAtMs: START_MS + atMs });
      await store.create("purchases", { ...purchase, ...changes });
    }
    for (const [number, name, up] of [
      [90_001, "A", []],
      [90_002, "B", [id("A")]],
      [90_003, "C", []],
      [90_004, "D", []],
    ] as const) {
      await store.create("promoters", aPromoter(id(name), { number, introducerIds: up }));
    }
    const touch = { promoterNumber: 90_003, channel: 0, campaign: 0, atMs: START_MS };
    await store.create("fans", { _id: id("F"), rev: 0, base: null, touches: [touch] });
    const order = anOrder([aLine("tea", 100)], { _id: id("O"), buyerId: id("F") });
    await store.create("orders", { ...order, createdAtMs: START_MS + 5 });
    await store.create("cases", emptyCase(id("O"), id("F")));
    for (const [n, atMs] of [
      [1, 5],
      [2, 6],
      [3, 6],
    ] as const) {
      const asked = { _id: id(`job${n}`), way: "export", kind: "fans", format: "csv" } as const;
      const job = newJob({ ...asked, by: "staff-1", request: "{}" }, START_MS + atMs);
      const expiresAtMs = n === 3 ? null : START_MS - n;
      await store.create("sheets", { ...job, expiresAtMs });
    }
  }, 30_000);

  it("finds documents by their ids, and promoters by their numbers", async () => {
    const names = [id("A"), id("C"), id("C"), id("nobody")];
    expect(ids(await reads.documentsOf("promoters", names))).toEqual([id("A"), id("C")]);
    expect(await reads.documentsOf("promoters", [])).toEqual([]);
    expect(ids(await reads.promotersNumbered([90_002, 99_999]))).toEqual([id("B")]);
    expect(await reads.promotersNumbered([])).toEqual([]);
  });

  it("sees some fans with what decides about them", async () => {
    const [seen, ...others] = await reads.fanViewsOf([id("F"), id("A")]);
    expect(others).toEqual([]);
    expect(seen?.fanId).toBe(id("F"));
    expect(ids(seen?.view.promoters ?? [])).toEqual([id("C")]);
  });

  it("pages purchases by time and id, as a filter says", async () => {
    const span = { fromMs: START_MS, untilMs: START_MS + 10 };
    const first = await reads.purchasesFrom(span, null, 2);
    expect(first.map(({ _id }) => _id)).toEqual([id("P1"), id("P2")]);
    const place = { atMs: START_MS + 2, id: id("P2") };
    expect(ids(await reads.purchasesFrom(span, place, 9))).toEqual([id("P3")]);
    expect(ids(await reads.purchasesFrom({ ...span, state: "paid" }, null, 9))).toEqual([
      ...[id("P1"), id("P2")],
    ]);
    expect(ids(await reads.purchasesFrom({ storeId: "sheet-store" }, null, 9))).toEqual([id("P2")]);
    expect(ids(await reads.purchasesFrom({ productId: "sheetcup" }, null, 9))).toEqual([id("P3")]);
    const until = { ...span, untilMs: START_MS + 2 };
    expect(ids(await reads.purchasesFrom(until, null, 9))).toEqual([id("P1")]);
  });

  it("pages the cases of a span by when they were paid", async () => {
    const all = { fromMs: 0, untilMs: 9e15 };
    const cases = await reads.casesFrom(all, null, 100);
    const paid = cases.map(({ paidAtMs }) => paidAtMs ?? -1);
    expect(paid).toEqual([...paid].sort((a, b) => a - b));
    expect(paid).not.toContain(-1);
    const [first, ...rest] = cases;
    if (!first) throw new Error("no case was paid");
    const place = { atMs: first.paidAtMs ?? 0, id: first._id };
    expect((await reads.casesFrom(all, place, 100)).map(({ _id }) => _id)).toEqual(
      rest.map(({ _id }) => _id),
    );
    expect(await reads.casesFrom({ fromMs: START_MS, untilMs: START_MS }, null, 9)).toEqual([]);
  });

  it("adds up what is left of somebody's sales", async () => {
    const cases = await reads.casesFrom({ fromMs: 0, untilMs: 9e15 }, null, 1_000);
    const sums = new Map<string, number>();
    for (const { sellerId, soldFen } of cases) {
      if (sellerId !== null) sums.set(sellerId, (sums.get(sellerId) ?? 0) + soldFen);
    }
    expect(sums.size).toBeGreaterThan(0);
    const sold = await reads.soldBy([...sums.keys(), id("A")]);
    expect([...sold].sort()).toEqual([...sums].sort());
    expect(await reads.soldBy([])).toEqual(new Map());
  });

  it("knows who ordered since, and whom others depend on", async () => {
    const who = [id("F"), id("A")];
    expect(await reads.buyersSince(who, START_MS + 5)).toEqual(new Set([id("F")]));
    expect(await reads.buyersSince(who, START_MS + 6)).toEqual(new Set());
    const all = ["A", "B", "C", "D"].map((name, n) => ({ _id: id(name), number: 90_001 + n }));
    expect(await reads.entangled(all)).toEqual(new Set([id("A"), id("C")]));
    expect(await reads.entangled([])).toEqual(new Set());
  });

  it("lists jobs, the newest first, and those whose files are due", async () => {
    const before = { atMs: START_MS + 7, id: "" };
    const newest = await reads.sheetsBefore(before, 2);
    expect(newest.map(({ _id }) => _id)).toEqual([id("job3"), id("job2")]);
    const rest = await reads.sheetsBefore({ atMs: START_MS + 6, id: id("job2") }, 2);
    expect(rest.map(({ _id }) => _id)).toEqual([id("job1")]);
    expect((await reads.sheetsBefore(null, 100)).length).toBeGreaterThanOrEqual(3);
    const due = await reads.sheetsExpired(START_MS, 9);
    expect(due.map(({ _id }) => _id)).toEqual([id("job2"), id("job1")]);
    expect(await reads.sheetsExpired(START_MS, 1)).toHaveLength(1);
  });
}
