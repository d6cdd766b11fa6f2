import { boughtGoods, boughtLine } from "#core/purchase/testing/boughtGoods.ts";
import type { AfterSales, AfterSalesState } from "#core/purchase/afterSales.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { NOTHING } from "#core/money.ts";
import type { AfterSalesReads } from "#ports/afterSalesReads.ts";
import type { Store } from "#ports/store.ts";

const NOW_MS = 1_000;
type Row = readonly [state: AfterSalesState, dueAtMs: number | null];
const one = ([state, dueAtMs]: Row, n: number): AfterSales => ({
  ...{ id: `a${n}`, kind: "return", state, lines: [], freightFen: NOTHING, reason: "other" },
  ...{ text: "", pictures: [], askedAtMs: 0, stateAtMs: 0, dueAtMs, decision: null, back: null },
  ...{ arrivedAtMs: null, again: null, refundIds: [], isLate: false, notes: [] },
});
const bought = (name: string, asksStaff: boolean, rows: readonly Row[]): Purchase =>
  boughtGoods([boughtLine("tea-1", 1, 100)], 0, {
    ...{ _id: `aftersales-${name}`, asksStaff, afterSales: rows.map(one) },
  });

const ROWS: readonly Purchase[] = [
  bought("a", true, [["asked", NOW_MS + 1]]),
  bought("b", true, [["asked", NOW_MS]]),
  // One waits in time, and what is late is the buyer's matter: nobody of the staff is late.
  bought("c", true, [
    ["asked", NOW_MS + 1],
    ["agreed", NOW_MS - 1],
  ]),
  bought("d", true, [["refunding", NOW_MS - 1]]),
  bought("e", false, [["refused", null]]),
  bought("f", false, []),
  bought("g", true, []), // A task was given up.
  bought("h", true, [
    ["done", null],
    ["sent", NOW_MS - 1],
  ]),
];

/** What every `AfterSalesReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function afterSalesReadsContract(
  open: () => { store: Store; reads: AfterSalesReads },
): void {
  let reads: AfterSalesReads;
  beforeAll(async () => {
    const { store, reads: opened } = open();
    reads = opened;
    for (const purchase of [...ROWS].reverse()) await store.create("purchases", purchase);
  });
  type Query = Parameters<AfterSalesReads["afterSalesPage"]>[0];
  const ids = async (query: Query, after = "", limit = 100) =>
    (await reads.afterSalesPage(query, after && `aftersales-${after}`, limit))
      .map(({ _id }) => _id.slice("aftersales-".length))
      .join(" ");

  it.each<[string, Query, string]>([
    ["what waits longer than it should", { kind: "overdue", nowMs: NOW_MS }, "b d h"],
    ["everything that waits for staff", { kind: "waiting" }, "a b c d g h"],
    ["those in a state", { kind: "state", state: "asked" }, "a b c"],
    ["those in an end", { kind: "state", state: "done" }, "h"],
    ["none", { kind: "state", state: "arrived" }, ""],
  ])("tells %s, by number", async (_, query, expected) => {
    expect(await ids(query)).toBe(expected);
  });

  it("goes on after a number, so many at a time", async () => {
    expect(await ids({ kind: "waiting" }, "b", 2)).toBe("c d");
    expect(await ids({ kind: "overdue", nowMs: NOW_MS }, "b", 1)).toBe("d");
    expect(await ids({ kind: "state", state: "asked" }, "c")).toBe("");
  });

  it("tells whole purchases", async () => {
    const [first] = await reads.afterSalesPage({ kind: "state", state: "sent" }, "", 1);
    expect(first).toEqual(ROWS.at(-1));
  });
}
