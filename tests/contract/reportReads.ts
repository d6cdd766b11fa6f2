import { emptyFan } from "#core/attribution/touches.ts";
import type { Fan } from "#core/attribution/fan.ts";
import { bookedFen, type Case } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import type { Invoice } from "#core/purchase/purchase.ts";
import { newTask, TRIES_MAX } from "#core/purchase/task.ts";
import { salesDay } from "#core/reports/day.ts";
import { visitDay } from "#core/reports/visits.ts";
import { aSold, type Sold, soldDocuments } from "#core/reports/testing/paidOrders.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import type { State } from "#core/wallet/machine.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import type { ReportReads } from "#ports/reportReads.ts";
import type { Collections } from "#ports/store.ts";
import { aPromoter, aPurchase } from "#tests/fixtures.ts";

const T = Date.parse("2024-07-05T00:00:00+08:00");
const DAY = { fromMs: T, untilMs: T + DAY_MS };
const NEXT = { fromMs: T + DAY_MS, untilMs: T + 2 * DAY_MS };

/** P1 to P3 earn of these; P4 is banned. Numbers are those of `SELLERS`. */
const PEOPLE = [
  aPromoter("P1", { number: 1, approvedAtMs: T - DAY_MS, place: "330100", groups: ["east"] }),
  aPromoter("P2", {
    ...{ number: 2, approvedAtMs: T, place: "330000" },
    levels: [
      { level: "silver", fromMs: T },
      { level: "gold", fromMs: T + DAY_MS },
    ],
  }),
  aPromoter("P3", { number: 3, approvedAtMs: T + 1, groups: ["east", "new"] }),
  aPromoter("P4", {
    ...{ number: 4, approvedAtMs: T + DAY_MS, bannedAtMs: T + DAY_MS, groups: ["east"] },
  }),
];
const SOLD: readonly Sold[] = [
  aSold("r1", { paidAtMs: T, buyerId: "U1", seller: 1, tea: 2, freightFen: 800 }),
  aSold("r2", {
    ...{ paidAtMs: T, buyerId: "U2", seller: 2, refundFen: 400, refundedAtMs: T + DAY_MS },
    ...{ tea: 1, freightFen: 500, refundsFreight: true },
  }),
  aSold("r3", { paidAtMs: T + 1, buyerId: "U1", tea: 0, pots: 1, fromShop: false }),
  aSold("r4", { paidAtMs: T + DAY_MS, buyerId: "U1", seller: 3 }),
  aSold("r5", { paidAtMs: T + 2 * DAY_MS, buyerId: "U3" }),
];

const touch = (promoterNumber: number, atMs: number) => ({
  ...{ promoterNumber, channel: 0, campaign: 0, atMs },
});
const FANS: readonly Fan[] = [
  { ...emptyFan("V1"), touches: [touch(1, T), touch(2, T + 1)], touchedAtMs: T + 1 },
  {
    ...{ ...emptyFan("V2"), touchedAtMs: T + DAY_MS },
    touches: [touch(2, T - 1), touch(2, T + 5), touch(2, T + DAY_MS)],
  },
  { ...emptyFan("V3"), touches: [touch(3, T + DAY_MS)], touchedAtMs: T + DAY_MS },
  {
    ...{ ...emptyFan("V4"), touches: [touch(3, T + 7)], touchedAtMs: T + 7 },
    base: { asOfMs: T, owner: null, lastPaidMs: null },
  },
  { ...emptyFan("P1"), touches: [touch(1, T + 6), touch(2, T + 6)], touchedAtMs: T + 6 },
  // Staff gave him to somebody: no visit.
  { ...emptyFan("V5"), touches: [{ ...touch(3, T + DAY_MS + 1), moved: true }] },
];

const asked = (id: string, state: State, changes: Partial<Withdrawal> = {}): Withdrawal => ({
  ...{ id, amountFen: fen(1_000), state, transferNumber: `F1W1T${id}`, requestedAtMs: T },
  ...{ approvals: [], approvedAtMs: null, transfer: null, closedAtMs: null, reason: null },
  ...changes,
});
const sent = (atMs: number, month = "2024-07") => ({
  transfer: {
    ...{ channel: "wechat" as const, netFen: fen(900), taxFen: fen(100), tax: "none" as const },
    ...{ month, sentAtMs: atMs, packageInfo: null, receipt: null },
  },
});
const paid = (atMs: number, month?: string) => ({ ...sent(atMs, month), closedAtMs: atMs });
const OLD = asked("old", "paid", paid(T + HOUR_MS));
/** It was on its way, and reached nobody. */
const CAME_BACK = asked("back", "released", { ...paid(T + HOUR_MS), reason: "rejected" });
const WALLETS: readonly Wallet[] = [
  {
    ...emptyWallet("P1"),
    ...{ availableFen: fen(5_000), frozenFen: fen(4_000), maturedFen: fen(9_000) },
    withdrawals: [
      asked("a", "requested", { requestedAtMs: T + 5 }),
      asked("b", "requested", { requestedAtMs: T + 2 }),
      asked("c", "sending", sent(T + 3)),
      asked("d", "confirming", sent(T + 4)),
      OLD, // Archived as well: it is counted once.
    ],
  },
  {
    ...{ ...emptyWallet("P2"), availableFen: fen(-300), paidFen: fen(1_800), taxFen: fen(200) },
    withdrawals: [
      asked("e", "paid", paid(T - 2 * DAY_MS)),
      asked("f", "paid", paid(T - 40 * DAY_MS, "2024-05")),
      asked("g", "released", { reason: "failed", closedAtMs: T + 9 }),
      asked("h", "released", { reason: "expired", closedAtMs: T - 9 }),
      asked("i", "released", { reason: "rejected", closedAtMs: T + 9 }),
    ],
  },
];

/** `put` writes documents past every guard: what they say need not be sound here. */
export type Opened = {
  readonly reads: ReportReads;
  readonly put: <C extends keyof Collections>(
    collection: C,
    documents: readonly Collections[C][],
  ) => Promise<void>;
};

/** What every `ReportReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function reportReadsContract(open: () => Opened): void {
  let reads: ReportReads;
  beforeAll(async () => {
    const { put, reads: opened } = open();
    reads = opened;
    await put("promoters", PEOPLE);
    await put("fans", FANS);
    await put("wallets", WALLETS);
    const sold = SOLD.map(soldDocuments);
    await put(
      "orders",
      sold.map(({ order }) => order),
    );
    await put(
      "cases",
      sold.map((one) => one.case),
    );
    await put(
      "purchases",
      sold.flatMap(({ purchase }) => purchase ?? []),
    );
    await put("withdrawals", [
      { ...OLD, _id: "P1:old", rev: 0, promoterId: "P1" },
      { ...CAME_BACK, _id: "P1:back", rev: 0, promoterId: "P1" },
    ]);
    await put("salesDays", [{ ...salesDay("2024-07-05", [], T), people: "1,2,3,4" }]);
    await put("visitDays", [visitDay("2024-07-05", [[1, 0, 0, 2, 1]], 3, T)]);
  }, 30_000);

  it("reads paid orders of a span with their goods, the newest first, page by page", async () => {
    const page = await reads.ordersPaidIn(DAY, null, 2);
    expect(page.map((one) => one.case._id)).toEqual(["r3", "r2"]);
    expect(page[0]).toMatchObject({
      ...{ order: { lines: [{ sku: "pot-1", quantity: 1 }], region: "330106" }, purchase: null },
      case: { buyerId: "U1", paidAtMs: T + 1, sellerId: null, soldFen: 0 },
    });
    expect(page[1]).toMatchObject({
      order: { evidence: { promoterNumber: 2 } },
      purchase: { lines: [{ sku: "tea-1", productId: "tea", title: "tea-1" }] },
    });
    expect(page[1]?.case.facts.map(({ key }) => key)).toEqual(["paid", "refund/r2"]);
    const rest = await reads.ordersPaidIn(DAY, { atMs: T, id: "r2" }, 2);
    expect(rest.map((one) => one.case._id)).toEqual(["r1"]);
  });

  it("tells when buyers paid first, and promoters' numbers", async () => {
    expect(await reads.firstPayments(["U1", "U2", "nobody"])).toEqual(
      new Map([
        ["U1", T],
        ["U2", T],
      ]),
    );
    expect(await reads.firstPayments([])).toEqual(new Map());
    expect(await reads.numbersOf(["P3", "nobody"])).toEqual(new Map([["P3", 3]]));
    expect(await reads.numbersOf([])).toEqual(new Map());
    expect(await reads.firstCountedMs()).toBe(T - DAY_MS);
  });

  it("reads who opened codes in a span, page by page", async () => {
    const page = await reads.visitors(DAY, "", 2);
    expect(page.map(({ fanId, ownNumber }) => [fanId, ownNumber])).toEqual([
      ["P1", 1],
      ["V1", null],
    ]);
    expect(page[1]).toMatchObject({ fan: { base: null, touches: FANS[0]?.touches } });
    const rest = await reads.visitors(DAY, "V1", 9);
    expect(rest.map(({ fanId }) => fanId)).toEqual(["V2", "V4"]);
    // Touches before and after a span are no touch within it.
    const between = { fromMs: T + 8, untilMs: T + DAY_MS };
    expect(await reads.visitors(between, "", 9)).toEqual([]);
  });

  it("reads derived days with only the tables that are wanted", async () => {
    const ids = ["2024-07-05", "2024-07-06"];
    expect(await reads.salesDays(ids, ["people"])).toMatchObject([
      { _id: "2024-07-05", asOfMs: T, people: "1,2,3,4", goods: "", sales: "", names: [] },
    ]);
    expect(await reads.salesDays(ids, [])).toMatchObject([{ people: "", total: { orders: 0 } }]);
    const [whole, sums] = [
      { newPromoters: 3, visits: "1,0,0,2,1" },
      { newPromoters: 3, visits: "" },
    ];
    expect(await reads.visitDays(ids, true)).toMatchObject([whole]);
    expect(await reads.visitDays(ids, false)).toMatchObject([sums]);
    expect(await reads.salesDays([], [])).toEqual([]);
    expect(await reads.visitDays([], true)).toEqual([]);
  });

  it("finds promoters by group, level now and place; who is banned is none", async () => {
    const where = async (filter: Parameters<ReportReads["numbersWhere"]>[0], nowMs = T) =>
      [...(await reads.numbersWhere(filter, nowMs))].sort();
    expect(await where({ group: "east" }, T + 2 * DAY_MS)).toEqual([1, 3]);
    expect(await where({ group: "east" })).toEqual([1, 3, 4]);
    expect(await where({ level: "silver" })).toEqual([2]);
    expect(await where({ level: "silver" }, T + DAY_MS)).toEqual([]);
    expect(await where({ region: "33" })).toEqual([1, 2]);
    expect(await where({ region: "3301" })).toEqual([1]);
    expect(await where({ region: "33", group: "new" })).toEqual([]);
    expect(await where({}, T + DAY_MS)).toEqual([1, 2, 3]);
    expect(await reads.numbersBanned(T)).toEqual([]);
    expect(await reads.numbersBanned(T + DAY_MS)).toEqual([4]);
    expect(await reads.provincesOfPromoters()).toEqual(
      new Map([
        [1, "33"],
        [2, "33"],
      ]),
    );
  });

  it("counts payments, refunds, first visits and approvals of several spans", async () => {
    expect(await reads.paidIn([DAY, NEXT])).toEqual([
      { orders: 3, paidFen: 2_800 + 1_500 + 3_333 },
      { orders: 1, paidFen: 1_000 },
    ]);
    expect(await reads.refundedIn([DAY, NEXT])).toEqual([
      { refunds: 0, refundedFen: 0 },
      { refunds: 1, refundedFen: 900 },
    ]);
    // V2 came the day before; of V4 older touches were folded; P1 opened a code of his own first.
    expect(await reads.firstVisitsIn([DAY, NEXT])).toEqual([1, 1]);
    expect(await reads.approvedIn([DAY, NEXT])).toEqual([2, 1]);
    const nothing = [{ fromMs: 1, untilMs: 2 }];
    expect(await reads.paidIn(nothing)).toEqual([{ orders: 0, paidFen: 0 }]);
    expect(await reads.firstVisitsIn(nothing)).toEqual([0]);
  });

  it("adds up what was booked before and since an instant", async () => {
    const all = SOLD.map((one) => soldDocuments(one).case);
    const booked = (some: readonly Case[]) =>
      some.reduce(
        (sum, one) => sum + ["P1", "P2", "P3"].reduce((all, id) => all + bookedFen(one, id), 0),
        0,
      );
    const { beforeFen, sinceFen } = await reads.bookedFrom(0, T + DAY_MS);
    expect(beforeFen + sinceFen).toBe(booked(all));
    expect(beforeFen).toBeGreaterThan(sinceFen);
    const later = await reads.bookedFrom(T + DAY_MS, T + 2 * DAY_MS);
    expect(later).toEqual({ beforeFen: sinceFen, sinceFen: 0 });
    expect(await reads.bookedFrom(T + 9 * DAY_MS, T + 9 * DAY_MS)).toEqual({
      ...{ beforeFen: 0, sinceFen: 0 },
    });
  });

  it("adds up wallets, and apart what is owed to the brand", async () => {
    expect(await reads.walletSums()).toEqual({
      sums: {
        ...{ maturedFen: 9_000, availableFen: 4_700, frozenFen: 4_000, paidFen: 1_800 },
        ...{ taxFen: 200, repaidFen: 0, writtenOffFen: 0 },
      },
      ...{ debtFen: 300, debtors: 1 },
    });
    expect(await reads.brandPostings()).toEqual([]);
  });

  it("counts open withdrawals by state, those that are late, those refused, and what was paid", async () => {
    const late = { sending: T + 4, confirming: T + 4 };
    expect(await reads.openWithdrawals(late)).toEqual([
      { state: "confirming", count: 1, amountFen: 1_000, sinceMs: T, sentMs: T + 4, late: 0 },
      { state: "requested", count: 2, amountFen: 2_000, sinceMs: T + 2, sentMs: null, late: 0 },
      { state: "sending", count: 1, amountFen: 1_000, sinceMs: T, sentMs: T + 3, late: 1 },
    ]);
    expect(await reads.failedTransfers(T)).toEqual({ count: 1, sinceMs: T + 9 });
    expect(await reads.failedTransfers(T - DAY_MS)).toEqual({ count: 2, sinceMs: T - 9 });
    const since = { dayMs: T, monthMs: Date.parse("2024-07-01T00:00:00+08:00") };
    expect(await reads.paidOutSince(["2024-06", "2024-07"], since)).toEqual({
      ...{ todayFen: 900, monthFen: 1_800 },
    });
    expect(await reads.paidOutSince(["2023-01"], since)).toEqual({ todayFen: 0, monthFen: 0 });
  });
}

/** What waits for somebody; in a database of its own. */
export function waitingReadsContract(open: () => Opened): void {
  it("counts nothing where nothing waits", async () => {
    const { reads } = open();
    const none = { count: 0, sinceMs: null };
    expect(await reads.openBreaks()).toEqual(none);
    expect(await reads.lowStocks()).toEqual(none);
    expect(await reads.unshipped(T)).toEqual(none);
    expect(await reads.waitingInvoices()).toEqual(none);
    expect(await reads.failedTasks()).toEqual(none);
    expect(await reads.waitingApplications()).toEqual(none);
    expect(await reads.failedTransfers(0)).toEqual(none);
    expect(await reads.openWithdrawals({ sending: T, confirming: T })).toEqual([]);
    expect(await reads.firstCountedMs()).toBe(null);
    expect(await reads.paidOutSince([], { dayMs: T, monthMs: T })).toEqual({
      ...{ todayFen: 0, monthFen: 0 },
    });
    expect(await reads.bookedFrom(0, T)).toEqual({ beforeFen: 0, sinceFen: 0 });
  });

  it("counts what waits, and since when", async () => {
    const { put, reads } = open();
    const aBreak = {
      ...{ rev: 0, kind: "payment_unknown" as const, day: "2024-07-05", about: "x" },
      ...{ theirsFen: null, oursFen: null, owner: null, note: "", closedBy: null },
    };
    await put("breaks", [{ ...aBreak, _id: "b1", foundAtMs: T + 1, closedAtMs: null }]);
    await put("breaks", [{ ...aBreak, _id: "b2", foundAtMs: T, closedAtMs: null }]);
    await put("breaks", [{ ...aBreak, _id: "b3", foundAtMs: 1, closedAtMs: T }]);
    expect(await reads.openBreaks()).toEqual({ count: 2, sinceMs: T });
    const paidAt = (id: string, paidAtMs: number, more: object = {}) =>
      aPurchase([], { _id: id, state: "paid", createdAtMs: T - 5, paidAtMs, ...more });
    await put("purchases", [paidAt("s1", T - 2)]);
    await put("purchases", [paidAt("s2", T - 3)]);
    await put("purchases", [paidAt("s3", T)]);
    await put("purchases", [paidAt("s4", T - 3, { state: "shipped" })]);
    const code = { name: "李雷", phone: "13800001234", code: null, redeemed: null };
    await put("purchases", [paidAt("s5", T - 3, { delivery: { kind: "pickup", ...code } })]);
    expect(await reads.unshipped(T)).toEqual({ count: 2, sinceMs: T - 3 });
    const task = { ...newTask("t", { kind: "sell" }), tries: TRIES_MAX };
    await put("purchases", [paidAt("t1", T, { asksStaff: true, stateAtMs: T, tasks: [task] })]);
    await put("purchases", [paidAt("t2", T, { asksStaff: true, stateAtMs: 1 })]);
    expect(await reads.failedTasks()).toEqual({ count: 1, sinceMs: T });
    const asked = (askedAtMs: number, issued: Invoice["issued"] = null): Invoice => ({
      ...{ kind: "person", title: "t", taxNumber: null, email: "a@b.cn", askedAtMs, issued },
    });
    await put("purchases", [paidAt("i1", T, { invoice: asked(T + 5) })]);
    await put("purchases", [paidAt("i2", T, { invoice: { ...asked(T + 4), kind: "company" } })]);
    const issued = { number: "1", url: null, atMs: T };
    await put("purchases", [paidAt("i3", T, { invoice: asked(1, issued) })]);
    expect(await reads.waitingInvoices()).toEqual({ count: 2, sinceMs: T + 4 });
    await put("applications", [{ _id: "A1", rev: 0, appliedAtMs: T + 3 }]);
    await put("applications", [{ _id: "A2", rev: 0, appliedAtMs: T + 2 }]);
    await put("applications", [{ _id: "A3", rev: 0, appliedAtMs: T + 1 }]);
    await put("promoters", [aPromoter("A3", { number: 9 })]);
    expect(await reads.waitingApplications()).toEqual({ count: 2, sinceMs: T + 2 });
  });
}
