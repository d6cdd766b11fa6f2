import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { fen } from "#core/money.ts";
import type { Break } from "#core/reconcile/break.ts";
import { chinaDayNumber } from "#core/reconcile/days.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import type { State } from "#core/wallet/machine.ts";
import type { PayoutChannel, Withdrawal } from "#core/wallet/withdrawal.ts";
import type { BillReads } from "#ports/billReads.ts";
import type { Store } from "#ports/store.ts";
import { aPlan } from "#tests/fixtures.ts";

/** The days of this suite lie before those of every other test in the same database. */
const FIRST = "2025-01-05";
const LAST = "2025-01-06";
const at = (day: string, time: string) => Date.parse(`${day}T${time}+08:00`);
const span = { fromMs: at(FIRST, "00:00:00"), untilMs: at("2025-01-07", "00:00:00") };
const number = (day: string) => chinaDayNumber(at(day, "12:00:00"));

const paid = (amountFen: number, successAtMs: number): Fact => ({
  ...{ key: "paid", transactionId: "t", amountFen: fen(amountFen), successAtMs, plan: null },
  ...{ capBp: aPlan().capBp, perOrderCapFen: fen(0), freezeDays: 15, noReceiptDays: 45 },
  ...{ chain: [], payees: [], lines: [], unpaid: [] },
});
const refund = (id: string, refundFen: number, freightFen?: number): Fact => ({
  key: `refund/${id}`,
  lines: [
    { sku: "a", refundFen: fen(refundFen) },
    { sku: "b", refundFen: fen(1) },
  ],
  ...(freightFen === undefined ? {} : { freightFen: fen(freightFen) }),
});
const asked = (id: string): Fact => ({
  ...{ key: `refund-asked/${id}`, lines: [{ sku: "a", refundFen: fen(7) }], by: "s" },
  ...{ freightFen: fen(0), reason: "r" },
});
function caseOf(id: string, facts: readonly (readonly [Fact, number])[]): Case {
  return facts.reduce(
    (known, [fact, atMs]) => {
      const next = recordFact(known, fact, atMs);
      if (!next.ok) throw new Error(next.error.code);
      return next.value;
    },
    emptyCase(`billreads-${id}`, "U"),
  );
}

const CASES: readonly Case[] = [
  caseOf("1", [
    [paid(100, at(FIRST, "00:00:00")), at(FIRST, "00:00:01")],
    [asked("x/1"), at(FIRST, "23:59:59")],
    [refund("x/1", 10, 5), at(LAST, "00:00:10")], // It began on the day before.
    [refund("x/2", 20), at(LAST, "01:00:00")],
    [asked("x/3"), at(LAST, "02:00:00")], // Nothing went back.
  ]),
  caseOf("2", [[paid(30, at(LAST, "23:59:59")), at("2025-01-08", "00:00:00")]]),
  caseOf("3", [[paid(7, span.untilMs), span.untilMs]]),
  caseOf("4", [[paid(9, span.fromMs - 1), span.fromMs - 1]]),
  caseOf("5", [[refund("y", 40), at(FIRST, "12:00:00")]]), // Its payment is not known.
];

const sent = (
  id: string,
  netFen: number,
  sentAtMs: number,
  state: State = "paid",
  channel: PayoutChannel = "wechat",
): Withdrawal => ({
  ...{ id, amountFen: fen(netFen + 2), state, transferNumber: `FB${id}`, requestedAtMs: 1 },
  ...{ approvals: [], approvedAtMs: 2, closedAtMs: null, reason: null },
  transfer: {
    ...{ channel, netFen: fen(netFen), taxFen: fen(2), tax: "none", month: "2025-01" },
    ...{ sentAtMs, packageInfo: null, receipt: null },
  },
});
const WALLETS = [
  {
    ...emptyWallet("billreads-A"),
    withdrawals: [
      sent("1", 100, at(FIRST, "10:00:00")),
      sent("2", 50, at(FIRST, "11:00:00")),
      sent("3", 8, at(FIRST, "11:00:00"), "released"),
      sent("4", 9, span.untilMs),
      { ...sent("5", 1, 1), transfer: null },
    ],
  },
  {
    ...emptyWallet("billreads-B"),
    withdrawals: [sent("1", 1_000, at(LAST, "10:00:00"), "paid", "bank")],
  },
  { ...emptyWallet("billreads-C"), withdrawals: [sent("9", 3, span.fromMs - 1)] },
];
/** The second stands in its wallet as well, as while it is filed. */
const ARCHIVE = [
  { ...sent("0", 10_000, at(FIRST, "09:00:00")), promoterId: "billreads-A" },
  { ...sent("2", 50, at(FIRST, "11:00:00")), promoterId: "billreads-A" },
].map((one) => ({ ...one, _id: `${one.promoterId}:${one.id}`, rev: 0 }));

const aBreak = (id: string, day: string, foundAtMs: number, closedAtMs: number | null): Break => ({
  ...{ _id: `payment_unknown:billreads-${id}`, rev: 0, kind: "payment_unknown", day },
  ...{ about: `billreads-${id}`, theirsFen: fen(1), oursFen: null, foundAtMs, owner: null },
  ...{ note: "", closedAtMs, closedBy: closedAtMs === null ? null : "staff-1" },
});
const BREAKS = [
  aBreak("a", FIRST, 20, null),
  aBreak("b", FIRST, 10, null),
  aBreak("c", LAST, 20, null),
  aBreak("d", "2025-01-07", 5, 30),
  aBreak("e", "2025-01-04", 6, 40),
];
const ids = (found: readonly { readonly _id: string }[]) =>
  found.map(({ _id }) => _id.replace(/^.*billreads-/, ""));

/** What every `BillReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function billReadsContract(open: () => { store: Store; reads: BillReads }): void {
  let reads: BillReads;
  beforeAll(async () => {
    const opened = open();
    reads = opened.reads;
    for (const one of CASES) await opened.store.create("cases", one);
    for (const one of WALLETS) await opened.store.create("wallets", one);
    for (const one of ARCHIVE) await opened.store.create("withdrawals", one);
    for (const one of BREAKS) await opened.store.create("breaks", one);
  }, 30_000);

  it("finds the cases that were paid in a span, by page", async () => {
    expect(ids(await reads.casesPaidBetween(span, "", 10))).toEqual(["1", "2"]);
    expect(ids(await reads.casesPaidBetween(span, "", 1))).toEqual(["1"]);
    expect(ids(await reads.casesPaidBetween(span, "billreads-1", 10))).toEqual(["2"]);
    const [whole] = await reads.casesPaidBetween(span, "", 1);
    expect(whole).toEqual({ ...CASES[0], rev: 1 });
  });

  it("finds the wallets that sent something in a span, by page", async () => {
    expect(ids(await reads.walletsSentBetween(span, "", 10))).toEqual(["A", "B"]);
    expect(ids(await reads.walletsSentBetween(span, "billreads-A", 10))).toEqual(["B"]);
    expect(ids(await reads.walletsSentBetween(span, "", 1))).toEqual(["A"]);
  });

  it("finds archived withdrawals by their transfer numbers", async () => {
    const found = await reads.archivedOfTransfers(["FB0", "FB1", "nothing"]);
    expect(found.map(({ _id }) => _id)).toEqual(["billreads-A:0"]);
  });

  it("lists breaks in the order in which they were found", async () => {
    expect(ids(await reads.breaksPage(true, null, 3))).toEqual(["b", "a", "c"]);
    const after = { foundAtMs: 20, id: "payment_unknown:billreads-a" };
    expect(ids(await reads.breaksPage(true, after, 1))).toEqual(["c"]);
    expect(ids(await reads.breaksPage(true, { foundAtMs: 10, id: "zzz" }, 1))).toEqual(["a"]);
    expect(ids(await reads.breaksPage(false, null, 2))).toEqual(["d", "e"]);
  });

  it("lists the breaks of some days", async () => {
    expect(ids(await reads.breaksOfDays(FIRST, LAST, "", 10))).toEqual(["a", "b", "c"]);
    const after = "payment_unknown:billreads-a";
    expect(ids(await reads.breaksOfDays(FIRST, FIRST, after, 10))).toEqual(["b"]);
  });

  const byDay = <T extends { readonly day: number }>(sums: readonly T[]) =>
    [...sums].sort((a, b) => a.day - b.day);

  it("adds up payments by the day in China on which they succeeded", async () => {
    expect(byDay(await reads.paidByDay(span))).toEqual([
      { day: number(FIRST), count: 1, amountFen: 100 },
      { day: number(LAST), count: 1, amountFen: 30 },
    ]);
  });

  it("adds up refunds by the day on which they began here, freight included", async () => {
    expect(byDay(await reads.refundedByDay(span))).toEqual([
      { day: number(FIRST), count: 2, amountFen: 16 + 41 },
      { day: number(LAST), count: 1, amountFen: 21 },
    ]);
  });

  it("adds up withdrawals by day, channel and state, each once", async () => {
    const sums = new Map<string, number[]>();
    for (const one of await reads.transfersByDay(span)) {
      const key = `${one.day - number(FIRST)} ${one.channel} ${one.state}`;
      const [count = 0, netFen = 0, taxFen = 0] = sums.get(key) ?? [];
      sums.set(key, [count + one.count, netFen + one.netFen, taxFen + one.taxFen]);
    }
    expect(Object.fromEntries(sums)).toEqual({
      "0 wechat paid": [3, 10_150, 6],
      "0 wechat released": [1, 8, 2],
      "1 bank paid": [1, 1_000, 2],
    });
  });
}
