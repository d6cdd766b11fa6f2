import { boughtGoods, boughtLine } from "#core/purchase/testing/boughtGoods.ts";
import type { AfterSales, AfterSalesKind, AfterSalesState } from "#core/purchase/afterSales.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { NOTHING } from "#core/money.ts";
import type { AfterSalesReads } from "#ports/afterSalesReads.ts";
import type { Store } from "#ports/store.ts";

const NOW_MS = 1_000;
type Row = readonly [
  state: AfterSalesState,
  dueAtMs: number | null,
  kind?: AfterSalesKind,
  askedAtMs?: number,
];
const one = ([state, dueAtMs, kind = "return", askedAtMs = 0]: Row, n: number): AfterSales => ({
  ...{ id: `a${n}`, kind, state, lines: [], freightFen: NOTHING, reason: "other" },
  ...{ text: "", pictures: [], askedAtMs, stateAtMs: 0, dueAtMs, decision: null, back: null },
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

/** Ended ones, of orders made one after the other; two of them in one instant. */
const made = (name: string, createdAtMs: number, rows: readonly Row[]): Purchase => ({
  ...bought(name, false, rows),
  createdAtMs,
});
const ENDED: readonly Purchase[] = [
  made("p", 10, [["withdrawn", null, "refund", 15]]),
  made("q", 20, [["withdrawn", null, "return", 60]]),
  made("r", 30, [["withdrawn", null, "return", 31]]),
  made("s", 30, [["withdrawn", null, "exchange", 40]]),
  // One is of the kind, another one in the state: none is both.
  made("t", 40, [
    ["withdrawn", null, "refund", 45],
    ["refused", null, "exchange", 46],
  ]),
  made("u", 5, [
    ["withdrawn", null, "refund", 7],
    ["withdrawn", null, "exchange", 8],
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
    for (const purchase of [...ROWS, ...ENDED].reverse()) await store.create("purchases", purchase);
  });
  type Query = Parameters<AfterSalesReads["afterSalesPage"]>[0];
  type Wish = Parameters<AfterSalesReads["afterSalesPage"]>[1];
  const named = (purchases: readonly Purchase[]) =>
    purchases.map(({ _id }) => _id.slice("aftersales-".length)).join(" ");
  const ids = async (query: Query, wish: Wish = {}, after = "", limit = 100) =>
    named(await reads.afterSalesPage(query, wish, after && `aftersales-${after}`, limit));

  it.each<[string, Query, Wish, string]>([
    ["what waits longer than it should", { kind: "overdue", nowMs: NOW_MS }, {}, "b d h"],
    ["everything that waits for staff", { kind: "waiting" }, {}, "a b c d g h"],
    ["of what waits one kind", { kind: "waiting" }, { kind: "return" }, "a b c d h"],
    ["of what waits another kind", { kind: "waiting" }, { kind: "refund" }, ""],
    ["what waits since a day", { kind: "waiting" }, { untilMs: 1 }, "a b c d h"],
    ["what is late of a kind", { kind: "overdue", nowMs: NOW_MS }, { kind: "exchange" }, ""],
    ["what is late of days", { kind: "overdue", nowMs: NOW_MS }, { fromMs: 1 }, ""],
  ])("tells %s, by number", async (_, query, wish, expected) => {
    expect(await ids(query, wish)).toBe(expected);
  });

  it("goes on after a number, so many at a time", async () => {
    expect(await ids({ kind: "waiting" }, {}, "b", 2)).toBe("c d");
    expect(await ids({ kind: "overdue", nowMs: NOW_MS }, {}, "b", 1)).toBe("d");
  });

  const inState = async (
    state: AfterSalesState,
    wish: Wish = {},
    beforeMs: number | null = null,
    limit = 100,
  ) => {
    const page = await reads.afterSalesByState(state, wish, beforeMs, limit);
    return [named(page.purchases), page.nextBeforeMs];
  };
  it.each<[string, Wish, string]>([
    ["all", {}, "t r s q p u"],
    ["of a kind", { kind: "return" }, "r q"],
    ["of another kind", { kind: "exchange" }, "s u"],
    ["asked for from an instant on", { fromMs: 40 }, "t s q"],
    ["asked for before an instant", { untilMs: 40 }, "r p u"],
    ["of a kind and of days", { kind: "return", fromMs: 32, untilMs: 61 }, "q"],
  ])("tells those in a state, of the newest order first: %s", async (_, wish, expected) => {
    expect(await inState("withdrawn", wish)).toEqual([expected, null]);
  });

  it("turns pages between two instants", async () => {
    expect(await inState("withdrawn", {}, null, 1)).toEqual(["t", 40]);
    expect(await inState("withdrawn", {}, 40, 1)).toEqual(["r s", 30]);
    expect(await inState("withdrawn", {}, 30, 1)).toEqual(["q", 20]);
    expect(await inState("withdrawn", {}, 20, 1)).toEqual(["p", 10]);
    expect(await inState("withdrawn", {}, 10, 1)).toEqual(["u", null]);
    expect(await inState("withdrawn", { untilMs: 41 }, null, 2)).toEqual(["r s", 30]);
  });

  it("tells whole purchases", async () => {
    const { purchases } = await reads.afterSalesByState("sent", {}, null, 1);
    expect(purchases).toEqual([ROWS.at(-1)]);
  });
}
