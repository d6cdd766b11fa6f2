import type { Fan } from "#core/attribution/fan.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { availableOf, frozenOf, pendingOf, WECHAT_BALANCE } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import { basisPoints, type Fen, fen } from "#core/money.ts";
import { DISTANCES } from "#core/plan/plan.ts";
import { GUARD_BAND_MS } from "#core/time.ts";
import { book, emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import type { Reads } from "#ports/reads.ts";
import type { Collections, Store } from "#ports/store.ts";
import { bonusReadsContract } from "#tests/contract/bonusReads.ts";
import { payoutReadsContract } from "#tests/contract/payoutReads.ts";
import { settleReadsContract } from "#tests/contract/settleReads.ts";
import { aLine, anOrder, aPromoter, rate } from "#tests/fixtures.ts";

const touch = (promoterNumber: number, atMs: number) => ({
  promoterNumber,
  channel: 0,
  campaign: 0,
  atMs,
});
const aFan = (id: string, changes: Partial<Fan>): Fan => ({
  _id: id,
  rev: 1,
  base: null,
  touches: [],
  ...changes,
});
/** A case as `recordFact` makes it; a row below zero is a refund of what its promoter was to get. */
const aCase = (
  id: string,
  buyerId: string,
  paidAtMs: number | null,
  rows: [promoterId: string, availableAtMs: number, amountFen: number][] = [],
): Case => {
  const empty = emptyCase(id, buyerId);
  if (paidAtMs === null) return empty;
  const earned = rows.filter(([, , amountFen]) => amountFen > 0);
  const paid: Fact = {
    ...{ key: "paid", transactionId: id, amountFen: fen(100), successAtMs: paidAtMs },
    ...{ plan: { planId: "p1", version: 1 }, capBp: basisPoints(10_000) },
    ...{ perOrderCapFen: fen(100), freezeDays: 0, noReceiptDays: 0, unpaid: [] },
    chain: earned.map(([promoterId]) => promoterId),
    payees: earned.map(([promoterId], i) => ({ promoterId, distance: DISTANCES[i]! })),
    lines: earned.map(([promoterId, , amountFen], i) => {
      const rates = [{ ...rate(DISTANCES[i]!, 10_000), rule: "rates" }];
      return { sku: promoterId, paidFen: fen(amountFen), rates };
    }),
  };
  const refunds = rows.filter(([, , amountFen]) => amountFen < 0);
  const facts: readonly [Fact, availableAtMs: number][] = [
    [paid, earned[0]?.[1] ?? 0],
    ...refunds.map(([sku, availableAtMs, amountFen]): [Fact, number] => [
      { key: `refund/${sku}`, lines: [{ sku, refundFen: fen(-amountFen) }] },
      availableAtMs,
    ]),
  ];
  return facts.reduce((known, [fact, availableAtMs]) => {
    const recorded = recordFact(known, fact, availableAtMs - GUARD_BAND_MS - 1);
    if (!recorded.ok) throw new Error(recorded.error.code);
    return recorded.value;
  }, empty);
};
const aWithdrawal = (id: string, state: Withdrawal["state"]): Withdrawal => ({
  id,
  amountFen: 100 as Fen,
  state,
  transferNumber: `F${id}`,
  requestedAtMs: 1,
  approvals: [],
  approvedAtMs: null,
  transfer: null,
  closedAtMs: null,
  reason: null,
});
/** A wallet with the entries that its withdrawals need. */
const aWallet = (id: string, withdrawals: readonly Withdrawal[]): Wallet => {
  const [pending, available, frozen] = [pendingOf(id), availableOf(id), frozenOf(id)];
  const booked = withdrawals.reduce((wallet, { id: cause, state, amountFen }) => {
    const postings = [posting(pending, available, amountFen)];
    postings.push(posting(available, frozen, amountFen));
    if (state === "paid") postings.push(posting(frozen, WECHAT_BALANCE, amountFen));
    return book(wallet, `request/${cause}`, postings, 1);
  }, emptyWallet(id));
  return { ...booked, withdrawals };
};
/** Somebody who owed 5.00, of which the brand has given up a part. */
const aDebtor = (id: string, writtenOff: number): Wallet => {
  const owes = posting(`available:${id}`, `pending:${id}`, 500);
  const given = posting("brand:bad-debt", `available:${id}`, writtenOff);
  return book(book(emptyWallet(id), "roll/1", [owes], 1), "write-off/W", [given], 2);
};

const people = [
  aPromoter("A", { number: 1 }),
  aPromoter("B", { number: 2, introducerIds: ["A"] }),
  aPromoter("C", { number: 3, introducerIds: ["B", "A"], bannedAtMs: 5 }),
];
const DOCUMENTS: { [C in keyof Collections]?: readonly Collections[C][] } = {
  calendars: [{ _id: "plans", rev: 1, versions: [{ planId: "p1", version: 1, fromMs: 3 }] }],
  promoters: people,
  fans: [
    aFan("U1", { touches: [touch(1, 10), touch(3, 20), touch(1, 30)] }),
    aFan("U2", { base: { asOfMs: 9, owner: { ...touch(2, 8), untilMs: 99 }, lastPaidMs: null } }),
  ],
  orders: [
    anOrder([aLine("tea", 1)], { _id: "O1", buyerId: "U1", chain: ["C", "B", "A"] }),
    anOrder([aLine("tea", 1)], { _id: "O2", buyerId: "U3", chain: [] }),
  ],
  cases: [
    aCase("O1", "U1", 50, [
      ["A", 100, 7],
      ["B", 100, 5],
      ["A", 200, -3],
    ]),
    aCase("O3", "U1", 40, [["A", 101, 1]]),
    aCase("O4", "U1", null),
    aCase("O5", "U9", 60, [["C", 300, 9]]),
    aCase("O6", "U9", 60, [["B", 200, 2]]),
  ],
  wallets: [
    aWallet("A", [aWithdrawal("w1", "paid"), aWithdrawal("w2", "approved")]),
    aWallet("B", [aWithdrawal("w3", "requested")]),
    aWallet("C", [aWithdrawal("w4", "sending"), aWithdrawal("w5", "confirming")]),
    aDebtor("D", 0),
    aDebtor("E", 200),
    aDebtor("F", 500),
  ],
};
const ids = (found: readonly { readonly _id: string }[]) => found.map(({ _id }) => _id).sort();

/** What every `Reads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function readsContract(open: () => Promise<{ store: Store; reads: Reads }>): void {
  let opened: { store: Store; reads: Reads };
  let reads: Reads;
  beforeAll(async () => {
    opened = await open();
    reads = opened.reads;
    for (const name of Object.keys(DOCUMENTS) as (keyof Collections)[]) {
      for (const document of DOCUMENTS[name] ?? []) await opened.store.create(name, document);
    }
  }, 30_000);

  it.each([
    ["U1", { fan: "U1", paidAtMs: [40, 50], promoters: ["A", "C"], self: null }],
    ["U2", { fan: "U2", paidAtMs: [], promoters: ["B"], self: null }],
    ["B", { fan: null, paidAtMs: [], promoters: [], self: "B" }],
    ["stranger", { fan: null, paidAtMs: [], promoters: [], self: null }],
  ])("fanView of %s", async (fanId, expected) => {
    const { calendar, fan, paidAtMs, promoters, self } = await reads.fanView(fanId);
    const told = {
      fan: fan?._id ?? null,
      paidAtMs,
      promoters: ids(promoters),
      self: self?._id ?? null,
    };
    expect(told).toEqual(expected);
    expect(calendar.versions).toEqual([{ planId: "p1", version: 1, fromMs: 3 }]);
  });

  it("fanPage tells the same of each, by id and page", async () => {
    const [first] = await reads.fanPage("", 1);
    const [second, third] = await reads.fanPage("U1", 2);
    expect([first, second]).toEqual([
      { fanId: "U1", view: await reads.fanView("U1") },
      { fanId: "U2", view: await reads.fanView("U2") },
    ]);
    expect(third).toBeUndefined();
  });

  it("hands out whole documents, as they were stored", async () => {
    const { fan, promoters } = await reads.fanView("U1");
    expect(fan).toEqual(DOCUMENTS.fans?.[0]);
    expect(promoters.find(({ _id }) => _id === "C")).toEqual(people[2]);
    expect((await reads.orderView("O1"))?.case).toEqual({ ...DOCUMENTS.cases?.[0], rev: 1 });
    expect((await reads.orderView("O1"))?.order).toEqual(DOCUMENTS.orders?.[0]);
  });

  it.each([
    ["O1", { case: "O1", promoters: ["A", "B", "C"] }],
    ["O2", { case: null, promoters: [] }],
  ])("orderView of %s", async (orderId, expected) => {
    const view = await reads.orderView(orderId);
    expect({ case: view?.case?._id ?? null, promoters: ids(view?.promoters ?? []) }).toEqual(
      expected,
    );
  });

  it.each(["O1", "O2"])("paymentView of %s is its view, and that of its buyer", async (orderId) => {
    const view = await reads.orderView(orderId);
    const buyer = await reads.fanView(view?.order.buyerId ?? "");
    expect(await reads.paymentView(orderId)).toEqual({ ...view, buyer });
  });

  it("knows no order that nobody made", async () => {
    expect(await reads.orderView("O3")).toBeNull();
    expect(await reads.paymentView("O3")).toBeNull();
  });

  it("finds what a buyer ordered after an instant, with the cases", async () => {
    const [first, ...none] = await reads.ordersAfter("U1", -1, 5);
    expect([first?.order._id, first?.case?._id, none.length]).toEqual(["O1", "O1", 0]);
    expect(first?.order).toEqual(DOCUMENTS.orders?.[0]);
    expect((await reads.ordersAfter("U3", -1, 5)).map((one) => one.case)).toEqual([null]);
    expect(await reads.ordersAfter("U1", 0, 5)).toEqual([]); // It was made at 0.
  });

  it("finds the cases of orders, and leaves out orders without one", async () => {
    expect(ids(await reads.casesOf(["O1", "O2", "O5"]))).toEqual(["O1", "O5"]);
    expect(await reads.casesOf([])).toEqual([]);
  });

  it.each([
    ["A", "w1", false, "A"],
    ["A", "w3", true, "A"],
    ["B", "nothing", false, "B"],
    ["B", null, false, "B"],
    ["nobody", "w1", true, null],
  ])("walletView of %s and %s", async (promoterId, withdrawalId, idTakenByOther, wallet) => {
    const view = await reads.walletView(promoterId, withdrawalId);
    expect(view.idTakenByOther).toBe(idTakenByOther);
    expect([view.wallet?._id ?? null, view.promoter?._id ?? null]).toEqual([wallet, wallet]);
  });

  it.each([
    ["A", 0, 99, 0, 5],
    ["A", 0, 100, 7, -2],
    ["A", 100, 101, 1, -3],
    ["A", 100, 200, -2, 0],
    ["B", 0, 500, 7, 0],
    ["nobody", 0, 500, 0, 0],
  ])(
    "matured of %s after %i until %i: %i, and %i to come",
    async (id, afterMs, untilMs, maturedFen, pendingFen) => {
      expect(await reads.matured(id, afterMs, untilMs)).toEqual({ maturedFen, pendingFen });
      expect(await reads.maturedFen(id, afterMs, untilMs)).toBe(maturedFen);
    },
  );

  settleReadsContract(() => reads);
  payoutReadsContract(() => opened);
  bonusReadsContract(() => opened);

  it("finds the wallets that WeChat is to pay, by id and page", async () => {
    expect(ids(await reads.walletsToPay("", 10))).toEqual(["A", "C"]);
    expect(ids(await reads.walletsToPay("A", 10))).toEqual(["C"]);
    expect(ids(await reads.walletsToPay("", 1))).toEqual(["A"]);
  });

  it("finds the wallet of a withdrawal", async () => {
    expect(ids(await reads.walletsWith("w5"))).toEqual(["C"]);
    expect(await reads.walletsWith("w9")).toEqual([]);
  });

  it("finds who owes, and whom the brand has given something up, by id and page", async () => {
    expect(ids(await reads.walletsInDebt("", 10))).toEqual(["D", "E"]);
    expect(ids(await reads.walletsInDebt("D", 10))).toEqual(["E"]);
    expect(ids(await reads.walletsInDebt("", 1))).toEqual(["D"]);
    expect(ids(await reads.walletsWrittenOff("", 10))).toEqual(["E", "F"]);
    expect(ids(await reads.walletsWrittenOff("E", 10))).toEqual(["F"]);
    expect(ids(await reads.walletsWrittenOff("", 1))).toEqual(["E"]);
  });
}
