import { emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { paidFor } from "#core/commission/testing/soldOrder.ts";
import { fen } from "#core/money.ts";
import { DAY_MS } from "#core/time.ts";
import type { Reads } from "#ports/reads.ts";
import type { Store } from "#ports/store.ts";

const START_MS = Date.parse("2009-03-05T00:00:00+08:00");
const id = (name: string): string => `money-${name}`;
const asked = (name: string): Fact => ({
  ...{ key: `adjustment-asked/${name}`, promoterId: "B", amountFen: fen(5), reason: "x" },
  by: "staff-1",
});
const ended = (name: string): Fact => ({ key: `adjustment-ended/${name}`, by: "staff-2" });
/** Each order with the facts that it got after it was paid, each one a millisecond later. */
const CASES: readonly (readonly [name: string, fromMs: number, facts: readonly Fact[]])[] = [
  ["none", 0, [{ key: "received", receivedAtMs: START_MS }]],
  ["open", 10, [asked("1")]],
  ["done", 20, [asked("1"), ended("1")]],
  ["half", 30, [asked("1"), asked("2"), ended("1")]],
  ["also", 32, [asked("1")]],
];

/** What every `MoneyReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function moneyReadsContract(open: () => { store: Store; reads: Reads }): void {
  let reads: Reads;
  beforeAll(async () => {
    const { store } = open();
    reads = open().reads;
    for (const [name, fromMs, facts] of CASES) {
      const all = [paidFor({}, START_MS), ...facts];
      const known = all.reduce(
        (one, fact, n) => {
          const next = recordFact(one, fact, START_MS + fromMs + n);
          if (!next.ok) throw new Error(next.error.code);
          return next.value;
        },
        emptyCase(id(name), "U1"),
      );
      await store.create("cases", known);
    }
  });
  const names = async (...given: Parameters<Reads["casesCorrected"]>) =>
    (await reads.casesCorrected(...given)).map(({ _id }) => _id.slice(id("").length));

  it("lists orders with corrections, the newest step first, page by page", async () => {
    expect(await names(true, null, 9)).toEqual(["half", "also", "open"]);
    expect(await names(false, null, 9)).toEqual(["done"]);
    expect(await names(true, null, 1)).toEqual(["half"]);
    expect(await names(true, { atMs: START_MS + 33, id: id("half") }, 9)).toEqual(["also", "open"]);
    expect(await names(true, { atMs: START_MS + 33, id: id("b") }, 9)).toEqual(["also", "open"]);
    expect(await names(true, { atMs: START_MS + 11, id: id("open") }, 9)).toEqual([]);
  });

  it("adds up what becomes available in a span, and for how many", async () => {
    const of = (fromDay: number, untilDay: number) =>
      reads.dueSum({ afterMs: START_MS + fromDay * DAY_MS, untilMs: START_MS + untilDay * DAY_MS });
    const earned = 1_200 + 550 + 330;
    // One was received, so that it is due earlier than the four others.
    expect(await of(0, 16)).toEqual({ promoters: 3, amountFen: earned });
    expect(await of(16, 60)).toEqual({ promoters: 3, amountFen: 4 * earned });
    expect(await of(60, 61)).toEqual({ promoters: 0, amountFen: 0 });
  });

  it("adds up no states where none is asked for", async () => {
    expect(await reads.withdrawalSums([])).toEqual([]);
  });
}
