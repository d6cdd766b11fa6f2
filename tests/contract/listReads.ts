import type { Fan } from "#core/attribution/fan.ts";
import { emptyFan } from "#core/attribution/touches.ts";
import { type Case, emptyCase } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import { facetsOf, marksOf, type PromoterFilter } from "#core/people/facets.ts";
import type { Performance } from "#core/people/performance.ts";
import type { Post } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { NEVER_MS } from "#core/time.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import {
  type FanFilter,
  fanTime,
  type ListReads,
  type PerformanceOrder,
  withdrawalPlaceId,
} from "#ports/listReads.ts";
import type { Place } from "#ports/messageReads.ts";
import { anOrder, aPromoter } from "#tests/fixtures.ts";

type Doc = { readonly _id: string; readonly rev: number };

const NOW = 1_000_000;
const gold = [{ level: "gold", fromMs: 0 }];
const PEOPLE: readonly Promoter[] = [
  aPromoter("A", { number: 1, levels: gold, groups: ["茶友"], place: "330106" }),
  aPromoter("B", { number: 2, levels: gold, introducerIds: ["A"], bannedAtMs: 5 }),
  aPromoter("C", {
    number: 3,
    introducerIds: ["B", "A"],
    groups: ["茶友", "门店"],
    place: "330000",
  }),
  aPromoter("D", { number: 4, introducerIds: ["A"], levels: gold, groups: ["茶友"] }),
];
const figures = {
  ...{ asOfMs: NOW, fans: 0, recentFans: 0, orders: 0, recentOrders: 0, lastActiveMs: null },
  ...{ soldFen: fen(0), recentSharesFen: fen(0), pendingFen: fen(0) },
  ...{ availableFen: fen(0), paidFen: fen(0) },
};
const SOLD: Readonly<Record<string, number>> = { A: 500, B: 900, C: 500, D: -20 };
const performanceOf = (one: Promoter): Performance => ({
  ...{ _id: one._id, rev: 0, number: one.number, facets: facetsOf(one, NOW), ...figures },
  recentSoldFen: fen(SOLD[one._id] ?? 0),
});

const fan = (id: string, touches: readonly (readonly [number, number, number])[]) => ({
  ...emptyFan(id),
  touches: touches.map(([promoterNumber, channel, atMs]) => ({
    ...{ promoterNumber, channel, campaign: 0, atMs },
  })),
  touchedAtMs: Math.max(...touches.map(([, , atMs]) => atMs)),
  cameAtMs: touches[0]?.[2] ?? 0,
});
const FANS = [
  fan("f1", [[1, 0, 100]]),
  fan("f2", [
    [1, 7, 100],
    [2, 0, 300],
  ]),
  fan("f3", [
    [1, 0, 150],
    [2, 7, 300],
  ]),
  fan("f4", [[2, 7, 200]]),
  fan("A", [[1, 0, 400]]), // His own code.
  fan("B", [
    [2, 0, 50],
    [1, 0, 60],
  ]),
];
const FOLDED: Fan = {
  ...{ ...emptyFan("folded"), base: { asOfMs: 10, owner: null, lastPaidMs: null } },
  ...{ touches: [{ promoterNumber: 8, channel: 0, campaign: 0, atMs: 20 }], cameAtMs: 5 },
  touchedAtMs: 20,
};

type Sold = { readonly paidAtMs?: number; readonly sellerId?: string; readonly soldFen?: number };
const aCase = (
  id: string,
  rows: readonly (readonly [string, number, number])[],
  sold: Sold = {},
): Case => ({
  ...emptyCase(id, "U"),
  ...{ paidAtMs: sold.paidAtMs ?? null, sellerId: sold.sellerId ?? null },
  soldFen: fen(sold.soldFen ?? 0),
  schedule: rows.map(([promoterId, availableAtMs, amountFen]) => ({
    ...{ promoterId, availableAtMs, amountFen: fen(amountFen) },
  })),
  entries: [
    {
      ...{ n: 1, atMs: 1, cause: "paid" },
      postings: rows.map(([promoterId, , amountFen]) => ({
        ...{ from: "brand:commission", to: `pending:${promoterId}`, amountFen: fen(amountFen) },
      })),
    },
  ],
});
const CASES = [
  aCase(
    "O1",
    [
      ["A", 200, 10],
      ["A", 400, -3],
    ],
    { paidAtMs: 100, sellerId: "A", soldFen: 1_000 },
  ),
  aCase(
    "O2",
    [
      ["A", 500, 20],
      ["B", 600, 5],
    ],
    { paidAtMs: 300, sellerId: "A", soldFen: 2_000 },
  ),
  aCase("O3", [["B", 600, 7]], { paidAtMs: 300, sellerId: "B", soldFen: 500 }),
  aCase("O4", [["B", NEVER_MS, 9]], { paidAtMs: 350, sellerId: "B", soldFen: 600 }),
  aCase("O5", [["C", 300, 1]]), // A period's bonus: nobody paid it.
];

const withdrawal = (id: string, changes: Partial<Withdrawal>): Withdrawal => ({
  ...{ id, amountFen: fen(100), state: "requested", transferNumber: `F${id}`, requestedAtMs: 0 },
  ...{ approvals: [], approvedAtMs: null, transfer: null, closedAtMs: null, reason: null },
  ...changes,
});
const sent = (sentAtMs: number, month: string): Pick<Withdrawal, "transfer"> => ({
  transfer: {
    ...{ channel: "wechat", netFen: fen(90), taxFen: fen(10), tax: "labour", month, sentAtMs },
    ...{ packageInfo: null, receipt: null },
  },
});
const wallet = (id: string, withdrawals: readonly Withdrawal[]): Wallet => ({
  ...emptyWallet(id),
  ...{ withdrawals, watermarkMs: 7, availableFen: fen(3), paidFen: fen(2) },
});
const WALLETS = [
  wallet("A", [
    withdrawal("w1", { requestedAtMs: 10 }),
    withdrawal("w2", { requestedAtMs: 30, state: "paid", closedAtMs: 62, ...sent(51, "2026-02") }),
    withdrawal("w3", { requestedAtMs: 40, state: "released", reason: "failed" }),
  ]),
  wallet("B", [
    withdrawal("w1", { requestedAtMs: 30 }),
    withdrawal("w4", { requestedAtMs: 20, state: "sending" }),
  ]),
];
const ARCHIVED = [
  withdrawal("w0", { requestedAtMs: 5, state: "paid", closedAtMs: 61, ...sent(52, "2026-01") }),
  withdrawal("w9", { requestedAtMs: 30, state: "released", reason: "cancelled", closedAtMs: 40 }),
];
const evidence = { promoterId: "A", boundAtMs: 0, untilMs: null, channel: 7 };

/**
 * What every `ListReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. `put` stands below the
 * store, which would refuse cases and wallets that no business made.
 */
export function listReadsContract(
  open: () => { put: (to: string, documents: readonly Doc[]) => Promise<void>; reads: ListReads },
): void {
  let reads: ListReads;
  beforeAll(async () => {
    const { put, reads: opened } = open();
    reads = opened;
    await put("promoters", PEOPLE);
    await put("performances", PEOPLE.map(performanceOf));
    await put("fans", [...FANS, FOLDED]);
    await put("cases", CASES);
    await put("wallets", WALLETS);
    const archived = ARCHIVED.map((one) => ({ ...one, _id: `A:${one.id}`, rev: 0 }));
    await put(
      "withdrawals",
      archived.map((one) => ({ ...one, promoterId: "A" })),
    );
    const made = { evidence, createdAtMs: 500 };
    await put(
      "orders",
      ["O1", "O2"].map((_id) => anOrder([], { _id, ...made })),
    );
    const term = { promoterId: "A", fromMs: 0, untilMs: null, by: "s" };
    const posts: readonly Post[] = [
      { _id: "region/330100", rev: 0, holders: [term], staff: [] },
      { _id: "store/S1", rev: 0, holders: [], staff: [term] },
    ];
    await put("posts", posts);
  }, 30_000);

  const bySales: PerformanceOrder = { by: "recentSoldFen", isDescending: true };
  const byNumber: PerformanceOrder = { by: "number", isDescending: false };

  it.each<[string, PromoterFilter, PerformanceOrder, string]>([
    ["everybody by number", {}, byNumber, "ABCD"],
    ["everybody, the newest first", {}, { by: "number", isDescending: true }, "DCBA"],
    ["everybody by sales, of as much the newer first", {}, bySales, "BCAD"],
    ["a level", { level: "gold" }, byNumber, "ABD"],
    ["a group", { group: "茶友" }, bySales, "CAD"],
    ["a group and a level", { group: "茶友", level: "gold" }, byNumber, "AD"],
    ["a province, with what lies in it", { place: "330000" }, byNumber, "AC"],
    ["a city", { place: "330100" }, byNumber, "A"],
    ["a state", { state: "banned" }, byNumber, "B"],
    ["three of them", { group: "茶友", level: "gold", state: "active" }, byNumber, "AD"],
    ["nobody", { group: "没有" }, byNumber, ""],
  ])("finds promoters: %s, page by page", async (_, filter, order, expected) => {
    const names: string[] = [];
    let place = null;
    for (let page = 0; page < 6; page += 1) {
      const [one] = await reads.performancesPage(marksOf(filter), order, place, 1);
      if (!one) break;
      names.push(one._id);
      place = { value: one[order.by], number: one.number };
    }
    expect(names.join("")).toBe(expected);
    const whole = await reads.performancesPage(marksOf(filter), order, null, 10);
    expect(whole.map(({ _id }) => _id).join("")).toBe(expected);
  });

  it("reads what was reckoned by numbers, and counts marks", async () => {
    const some = await reads.performancesFrom(2, 3);
    expect(some.map(({ _id }) => _id)).toEqual(["B", "C"]);
    const [mark] = marksOf({ group: "茶友" });
    expect([await reads.countMarked(mark, 10), await reads.countMarked(mark, 2)]).toEqual([3, 2]);
    expect(await reads.countMarked("group:没有", 10)).toBe(0);
  });

  it("adds up who came, without a promoter's own openings", async () => {
    const sums = await reads.visitorSums(PEOPLE, 150);
    expect([...sums].sort((a, b) => a.number - b.number)).toEqual([
      { number: 1, fans: 4, recentFans: 1, lastMs: 400 },
      { number: 2, fans: 3, recentFans: 3, lastMs: 300 },
    ]);
    expect(await reads.visitorSums([], 0)).toEqual([]);
  });

  it("counts nobody as a visitor whom staff gave to a promoter: he opened no code", async () => {
    const touch = { promoterNumber: 9, channel: 0, campaign: 0 };
    const given: Fan = {
      ...emptyFan("given"),
      touches: [{ ...touch, atMs: 900, moved: true }],
    };
    const came: Fan = {
      ...emptyFan("came"),
      touches: [
        { ...touch, atMs: 100 },
        { ...touch, atMs: 901, moved: true },
      ],
    };
    await open().put("fans", [given, came]);
    expect(await reads.visitorSums([{ _id: "Z", number: 9 }], 150)).toEqual([
      { number: 9, fans: 1, recentFans: 0, lastMs: 100 },
    ]);
  });

  it("adds up sales and shares", async () => {
    const sold = await reads.soldSums(["A", "B", "C"], 300);
    expect([...sold].sort((a, b) => (a.promoterId < b.promoterId ? -1 : 1))).toEqual([
      {
        ...{ promoterId: "A", orders: 2, soldFen: 3_000, recentOrders: 1, recentSoldFen: 2_000 },
        lastMs: 300,
      },
      {
        ...{ promoterId: "B", orders: 2, soldFen: 1_100, recentOrders: 2, recentSoldFen: 1_100 },
        lastMs: 350,
      },
    ]);
    const earned = await reads.earnedSums(["A", "B"], 300, 450);
    expect([...earned].sort((a, b) => (a.promoterId < b.promoterId ? -1 : 1))).toEqual([
      { promoterId: "A", pendingFen: 20, recentFen: 20 },
      { promoterId: "B", pendingFen: 21, recentFen: 21 },
    ]);
    expect([await reads.soldSums([], 0), await reads.earnedSums([], 0, 0)]).toEqual([[], []]);
  });

  it("tells balances and recruits", async () => {
    const balances = await reads.balancesOf(["A", "C"]);
    expect(balances).toEqual([{ promoterId: "A", watermarkMs: 7, availableFen: 3, paidFen: 2 }]);
    expect(await reads.countIntroduced("A", 10)).toBe(2);
    expect(await reads.countIntroduced("A", 1)).toBe(1);
  });

  it.each([
    ["all, the newest visit first", {}, "A f3 f2 f4 f1 B folded"],
    ["of a promoter's code", { promoterNumber: 1 }, "A f3 f2 f1 B"],
    ["of a channel", { channel: 7 }, "f3 f2 f4"],
    ["of a promoter's code of a channel", { promoterNumber: 1, channel: 7 }, "f2"],
    ["within a span", { fromMs: 100, untilMs: 300 }, "f4 f1"],
    ["new ones, the newest first", { cameFromMs: 0 }, "A f4 f3 f2 f1 B"],
    ["new ones of a span", { cameFromMs: 100, cameUntilMs: 200 }, "f3 f2 f1"],
    ["new ones by a promoter's code", { cameFromMs: 0, promoterNumber: 1 }, "A f3 f2 f1"],
    ["new ones by a channel", { cameUntilMs: 200, channel: 7 }, "f2"],
    ["new ones who came again", { cameUntilMs: 200, fromMs: 150 }, "f3 f2"],
    ["nobody of whom older touches were folded", { cameUntilMs: 60 }, "B"],
  ])("finds fans: %s, page by page", async (_, filter: FanFilter, expected) => {
    const names: string[] = [];
    let place: Place | null = null;
    for (let page = 0; page < 8; page += 1) {
      const [one] = await reads.fansFound(filter, place, 1);
      if (!one) break;
      names.push(one.fanId);
      place = { atMs: one.view.fan?.[fanTime(filter)] ?? 0, id: one.fanId };
    }
    expect(names.join(" ")).toBe(expected);
  });

  it("counts what a channel brought, so far and no further", async () => {
    expect(await reads.channelCounts(7, 250, 10)).toEqual({ visitors: 2, orders: 2 });
    expect(await reads.channelCounts(7, 0, 1)).toEqual({ visitors: 1, orders: 1 });
    expect(await reads.channelCounts(8, 0, 10)).toEqual({ visitors: 0, orders: 0 });
  });

  it.each([
    ["all", { fromMs: 0, untilMs: 999 }, "O4 O3 O2 O1"],
    ["of a promoter", { promoterId: "B", fromMs: 0, untilMs: 999 }, "O4 O3 O2"],
    ["within a span", { fromMs: 100, untilMs: 300 }, "O1"],
  ])("finds paid cases: %s, page by page", async (_, filter, expected) => {
    const names: string[] = [];
    let place: Place | null = null;
    for (let page = 0; page < 6; page += 1) {
      const [one]: readonly Case[] = await reads.casesPaid(filter, place, 1);
      if (!one) break;
      names.push(one._id);
      place = { atMs: one.paidAtMs ?? 0, id: one._id };
    }
    expect(names.join(" ")).toBe(expected);
  });

  const coming = { way: "coming" as const, nowMs: 450, fromMs: 451, untilMs: NEVER_MS };
  const come = { way: "come" as const, nowMs: 450, fromMs: 0, untilMs: 451 };
  it.each([
    ["what is to come, the earliest first", coming, "O2 500, O3 600"],
    ["of a promoter", { ...coming, promoterId: "B" }, "O2 600, O3 600"],
    ["within a window", { ...coming, untilMs: 600 }, "O2 500"],
    ["what has come, the latest first", come, "O1 400, O5 300"],
    ["in an earlier window, once", { ...come, untilMs: 400 }, "O5 300"],
    ["of a promoter, what has come", { ...come, promoterId: "C" }, "O5 300"],
  ])("finds cases by when they become available: %s", async (_, filter, expected) => {
    const told: string[] = [];
    let place: Place | null = null;
    for (let page = 0; page < 5; page += 1) {
      const [one]: Awaited<ReturnType<ListReads["casesDue"]>> = await reads.casesDue(
        ...([filter, place, 1] as const),
      );
      if (!one) break;
      told.push(`${one.case._id} ${one.dueMs}`);
      expect(Object.keys(one.case)).not.toContain("rows");
      place = { atMs: one.dueMs, id: one.case._id };
    }
    expect(told.join(", ")).toBe(expected);
  });

  it("finds what is held", async () => {
    const idsOf = async (whose: string | null, place: Place | null) =>
      (await reads.casesHeld(whose, place, 5)).map(({ _id }) => _id);
    expect(await idsOf(null, null)).toEqual(["O4"]);
    expect(await idsOf("B", null)).toEqual(["O4"]);
    expect(await idsOf("A", null)).toEqual([]);
    expect(await idsOf(null, { atMs: 350, id: "O4" })).toEqual([]);
  });

  const always = { fromMs: 0, untilMs: 99 };
  it.each([
    ["all", always, "A:w3 B:w1 A:w9 A:w2 B:w4 A:w1 A:w0"],
    ["of a state, archived or not", { ...always, states: ["paid" as const] }, "A:w2 A:w0"],
    [
      "of two states",
      { ...always, states: ["requested" as const, "sending" as const] },
      "B:w1 B:w4 A:w1",
    ],
    ["by why it ended", { ...always, reasons: ["failed" as const] }, "A:w3"],
    ["of a promoter", { ...always, promoterId: "B" }, "B:w1 B:w4"],
    ["within a span", { fromMs: 10, untilMs: 30 }, "B:w4 A:w1"],
    ["by when it was sent", { ...always, sent: { fromMs: 51, untilMs: 52 } }, "A:w2"],
    ["by when it was over", { ...always, ended: { fromMs: 40, untilMs: 62 } }, "A:w9 A:w0"],
    ["by the month of its tax", { ...always, months: ["2026-02"] }, "A:w2"],
  ])("finds withdrawals: %s, page by page", async (_, filter, expected) => {
    const whole = await reads.withdrawalsFound(filter, null, 10);
    expect(whole.map(withdrawalPlaceId).join(" ")).toBe(expected);
    const names: string[] = [];
    let place: Place | null = null;
    for (let page = 0; page < 9; page += 1) {
      const [one]: typeof whole = await reads.withdrawalsFound(filter, place, 1);
      if (!one) break;
      names.push(withdrawalPlaceId(one));
      place = { atMs: one.withdrawal.requestedAtMs, id: withdrawalPlaceId(one) };
    }
    expect(names.join(" ")).toBe(expected);
  });

  it("finds a withdrawal by its transfer, and counts by state", async () => {
    const [open] = await reads.withdrawalOfTransfer("Fw4");
    expect(open).toMatchObject({ promoterId: "B", isArchived: false, withdrawal: { id: "w4" } });
    const [old] = await reads.withdrawalOfTransfer("Fw0");
    expect(old).toMatchObject({ promoterId: "A", isArchived: true });
    expect(Object.keys(old?.withdrawal ?? {})).not.toContain("_id");
    expect(await reads.withdrawalOfTransfer("F?")).toEqual([]);
    expect(await reads.countWithdrawals(["requested"], 10)).toBe(2);
    expect(await reads.countWithdrawals(["requested", "sending"], 2)).toBe(2);
    expect(await reads.countWithdrawals(["approved"], 10)).toBe(0);
  });
}
