import { memoryCodePictures } from "#adapters/memory/codes.ts";
import { memoryDeps, nobody, owner, person, staff } from "#adapters/memory/deps.ts";
import type {
  CodesReply,
  FanReply,
  FansReply,
  GroupsReply,
  NumbersReply,
  PromoterReply,
  PromotersReply,
  ReadCodeReply,
  SharesReply,
  WithdrawalCountsReply,
  WithdrawalsReply,
} from "#contracts/lists.ts";
import type { ManyReply } from "#contracts/promoterGroups.ts";
import { emptyFan } from "#core/attribution/touches.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { basisPoints, fen } from "#core/money.ts";
import { chinaMonth, DAY_MS, dayStartMs } from "#core/time.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import { actions as commission } from "#functions/commission/actions.ts";
import { actions as lists } from "#functions/lists/actions.ts";
import { actions as qrcode } from "#functions/qrcode/actions.ts";
import { reckonPromoters } from "#functions/reckon/reckon.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { aPromoter, rate } from "#tests/fixtures.ts";

const START_MS = dayStartMs("2026-03-02") + 8 * 3_600_000;
const PLAN = { id: "p1", rates: [{ distance: 1, rateBp: 1_000 }], levels: ["铜", "银"] };

/** A brand with a plan and the promoters o_A (1) to o_C (3), through the functions' own doors. */
async function aBrand() {
  const clock = { nowMs: START_MS };
  let caller: Caller = nobody;
  const pictures = memoryCodePictures();
  const logged: unknown[] = [];
  const deps = {
    ...memoryDeps({
      ...{ nowMs: () => clock.nowMs, caller: () => caller },
      logError: (error) => void logged.push(error),
    }),
    pictures,
  };
  const { documents } = deps.memory;
  const doors = {
    lists: serve("lists", deps, lists),
    commission: serve("commission", deps, commission),
    qrcode: serve("qrcode", deps, qrcode),
  };
  const call = (as: Caller, name: keyof typeof doors, event: object) => {
    caller = as;
    return doors[name](event);
  };
  const data = async <T>(as: Caller, name: keyof typeof doors, event: object): Promise<T> => {
    const reply = await call(as, name, event);
    if (!reply.ok) throw new Error(JSON.stringify(reply.error));
    return reply.data as T;
  };
  const ask = <T>(action: string, more: object = {}) =>
    data<T>(staff, "lists", { action, ...more });
  const change = (action: string, more: object) =>
    data<ManyReply>(staff, "commission", { action, preview: false, ...more });
  await data(staff, "commission", { action: "publishPlan", plan: PLAN, acknowledges: "all" });
  for (const [at, name] of ["o_A", "o_B", "o_C"].entries()) {
    const introducerIds = at === 0 ? [] : ["o_A"];
    const approved = { number: at + 1, approvedAtMs: START_MS - DAY_MS, introducerIds };
    documents.promoters.set(name, aPromoter(name, approved));
  }
  documents.counters.set("promoters", { _id: "promoters", rev: 1, last: 3 });
  const scan = async (fan: string, of: string, more: object = {}) => {
    const issued = await data<{ code: string }>(person(of), "qrcode", { action: "issue", ...more });
    await data(person(fan), "qrcode", { action: "scan", code: issued.code });
    clock.nowMs += 1_000;
    return issued.code;
  };
  const reckon = async (days = 1) => {
    clock.nowMs = dayStartMs("2026-03-02") + (days * 24 + 5) * 3_600_000;
    return reckonPromoters(deps, clock.nowMs);
  };
  return { ...deps, documents, clock, logged, call, data, ask, change, scan, reckon };
}
type Brand = Awaited<ReturnType<typeof aBrand>>;

/** A paid order of 100.00 at 10 %, as the functions would have booked it, and what else happened to it. */
function sell(
  { documents, clock }: Brand,
  orderId: string,
  seller: string,
  more: readonly Fact[] = [],
): void {
  const paid: Fact = {
    ...{ key: "paid", transactionId: orderId, amountFen: fen(10_000), successAtMs: clock.nowMs },
    ...{ plan: { planId: "p1", version: 1 }, capBp: basisPoints(3_000) },
    ...{ perOrderCapFen: fen(1_000_000), freezeDays: 15, noReceiptDays: 45, unpaid: [] },
    chain: [seller],
    payees: [{ promoterId: seller, distance: 1 }],
    lines: [{ sku: "tea", paidFen: fen(10_000), rates: [{ ...rate(1, 1_000), rule: "rates" }] }],
  };
  const known = [paid, ...more].reduce<Case>(
    (before, fact) => {
      const recorded = recordFact(before, fact, clock.nowMs);
      if (!recorded.ok) throw new Error(recorded.error.code);
      return recorded.value;
    },
    emptyCase(orderId, "o_U"),
  );
  documents.cases.set(orderId, { ...known, rev: 1 });
  clock.nowMs += 1_000;
}
const refund = (refundFen: number): Fact => ({
  ...{ key: "refund/R", lines: [{ sku: "tea", refundFen: fen(refundFen) }] },
});

const idsOf = ({ promoters }: PromotersReply) => promoters.map(({ promoterId }) => promoterId);

describe("promoters", () => {
  it("come without any night: who was not reckoned yet is reckoned by the first page", async () => {
    const { ask, documents } = await aBrand();
    const first = await ask<PromotersReply>("promoters");
    expect([idsOf(first), first.asOfMs, first.missing]).toEqual([["o_C", "o_B", "o_A"], null, 0]);
    expect(documents.performances.size).toBe(3);
    documents.performances.clear(); // Derived: it may be deleted.
    expect(idsOf(await ask<PromotersReply>("promoters", { sort: "number" }))).toEqual([
      ...["o_A", "o_B", "o_C"],
    ]);
  });

  it("are sorted by what they brought, page by page, and say as of when", async () => {
    const brand = await aBrand();
    await brand.scan("o_U", "o_B");
    sell(brand, "O1", "o_B");
    sell(brand, "O2", "o_C");
    sell(brand, "O3", "o_C", [refund(4_000)]);
    expect(await brand.reckon()).toEqual({ reckoned: 3, changed: 3 });
    const { nowMs } = brand.clock;
    const page = async (more: object) => {
      const reply = await brand.ask<PromotersReply>("promoters", { limit: 2, ...more });
      return { ...reply, ids: idsOf(reply) };
    };
    const first = await page({ sort: "sales" });
    expect([first.ids, first.asOfMs]).toEqual([["o_C", "o_B"], nowMs]);
    expect(first.promoters[0]?.figures).toEqual({
      ...{ asOfMs: nowMs, fans: 0, recentFans: 0, orders: 2, soldFen: 16_000 },
      ...{ recentOrders: 2, recentSoldFen: 16_000, recentSharesFen: 1_600 },
      ...{ pendingFen: 1_600, availableFen: 0, paidFen: 0, lastActiveMs: START_MS + 3_000 },
    });
    const second = await page({ sort: "sales", cursor: first.nextCursor });
    expect([second.ids, second.nextCursor]).toEqual([["o_A"], null]);
    expect((await page({ sort: "fans" })).ids).toEqual(["o_B", "o_C"]);
    // The next day nothing is new; once a day is enough.
    expect(await brand.reckon()).toEqual({ reckoned: 0, changed: 0 });
    expect(await brand.reckon(2)).toEqual({ reckoned: 3, changed: 0 });
    // When the days are over and the shares are due, the same sales are no recent ones.
    expect(await brand.reckon(60)).toEqual({ reckoned: 3, changed: 2 });
    const later = await page({ sort: "sales" });
    expect(later.ids).toEqual(["o_C", "o_B"]); // As much as each other: the newer first.
    expect((await page({ search: "#3" })).promoters[0]?.figures).toMatchObject({
      ...{ soldFen: 16_000, recentSoldFen: 0, pendingFen: 0, availableFen: 1_600 },
    });
  });

  it("are filtered by level, group, place and state, at once after a change", async () => {
    const { ask, change, data, clock } = await aBrand();
    await ask("promoters");
    const found = async (filter: object) => idsOf(await ask<PromotersReply>("promoters", filter));
    await change("setGroups", { promoterIds: ["o_A", "o_B"], add: ["茶友"] });
    await change("setPlace", { promoterIds: ["o_B"], place: "330106" });
    await data(staff, "commission", { action: "setLevel", promoterId: "o_C", level: "银" });
    expect(await found({ group: "茶友" })).toEqual(["o_B", "o_A"]);
    expect(await found({ place: "330000" })).toEqual(["o_B"]);
    expect(await found({ level: "银" })).toEqual(["o_C"]);
    expect(await found({ group: "茶友", place: "330106", state: "active" })).toEqual(["o_B"]);
    await data(staff, "commission", { action: "ban", promoterId: "o_B", reason: "刷单" });
    expect(await found({ group: "茶友", state: "active" })).toEqual(["o_A"]);
    expect(await found({ state: "banned" })).toEqual(["o_B"]);
    const [row] = (await ask<PromotersReply>("promoters", { search: "o_B" })).promoters;
    expect(row).toMatchObject({
      ...{ number: 2, state: "banned", groups: ["茶友"], place: "330106", introducerId: "o_A" },
      ...{ bannedAtMs: clock.nowMs, banReason: "刷单" },
    });
    expect(await ask<GroupsReply>("groups")).toEqual({
      groups: [{ name: "茶友", promoters: 2 }],
      groupsMax: 5,
    });
    expect(await found({ search: "99" })).toEqual([]);
  });

  it("tell their numbers to pages that know only ids", async () => {
    const { ask } = await aBrand();
    const { numbers } = await ask<NumbersReply>("numbers", { promoterIds: ["o_C", "o_U", "o_A"] });
    expect(new Map(numbers.map(({ promoterId, number }) => [promoterId, number]))).toEqual(
      new Map([
        ["o_C", 3],
        ["o_A", 1],
      ]),
    );
  });

  it("leaves out who was changed behind the marks' back", async () => {
    const { ask, change, documents } = await aBrand();
    await ask("promoters");
    await change("setGroups", { promoterIds: ["o_A"], add: ["茶友"] });
    documents.promoters.set("o_A", aPromoter("o_A", { number: 1 }));
    expect((await ask<PromotersReply>("promoters", { group: "茶友" })).promoters).toEqual([]);
  });

  it("shows one whole, and his money ties", async () => {
    const brand = await aBrand();
    await brand.scan("o_U", "o_B");
    sell(brand, "O1", "o_B");
    brand.clock.nowMs += 50 * DAY_MS;
    sell(brand, "O2", "o_B");
    const reply = await brand.ask<PromoterReply>("promoter", { number: 2 });
    expect(reply).toMatchObject({
      promoter: { promoterId: "o_B", figures: null },
      introducers: [{ promoterId: "o_A", number: 1 }],
      ...{ introduced: 0, fans: 1, today: { orders: 1, soldFen: 10_000 } },
      wallet: { pendingFen: 1_000, availableFen: 1_000 },
      tie: { earnedFen: 2_000, isTied: true },
    });
    brand.documents.wallets.set("o_B", { ...emptyWallet("o_B"), availableFen: fen(1), rev: 1 });
    const wrong = await brand.ask<PromoterReply>("promoter", { promoterId: "o_B" });
    expect(wrong.tie.isTied).toBe(false);
    const parent = await brand.ask<PromoterReply>("promoter", { promoterId: "o_A" });
    expect(parent.introduced).toBe(2);
    expect(await brand.call(staff, "lists", { action: "promoter", number: 9 })).toMatchObject({
      error: { code: "promoter_unknown" },
    });
  });
});

describe("fans and codes", () => {
  it("does not take for a visit what staff decided about a fan", async () => {
    const { scan, ask, data, clock } = await aBrand();
    await scan("o_1", "o_A");
    const about = { proposalId: "a".repeat(32), fanId: "o_1" };
    const asked = { action: "proposeReassignment", ...about, toPromoterNumber: 2, reason: "转交" };
    await data(owner("s1"), "qrcode", asked);
    clock.nowMs += DAY_MS;
    await data(owner("s2"), "qrcode", { action: "decideReassignment", ...about, yes: true });
    const { fans } = await ask<FansReply>("fans", { promoterNumber: 2 });
    expect(fans).toMatchObject([
      { fanId: "o_1", owner: { promoterId: "o_B" }, visits: 1, visitedAtMs: START_MS },
    ]);
    const { promoters } = await ask<PromotersReply>("promoters", { sort: "number" });
    expect(promoters.map(({ figures }) => figures?.fans)).toEqual([1, 0, 0]);
  });

  it("lists of a day exactly the new fans that its figure counts, page by page", async () => {
    const { scan, ask, clock, reads, documents } = await aBrand();
    const comes = async (day: number, ...visits: readonly [fan: string, of: string][]) => {
      clock.nowMs = START_MS + day * DAY_MS;
      for (const [fan, of] of visits) await scan(fan, of);
    };
    // Promoters open their own codes first, or others'; fans come again, on the same day and later.
    await comes(0, ["o_1", "o_A"], ["o_A", "o_A"], ["o_2", "o_B"], ["o_1", "o_B"]);
    await comes(1, ["o_1", "o_A"], ["o_A", "o_B"], ["o_C", "o_A"], ["o_3", "o_A"]);
    await comes(2, ["o_2", "o_A"]);
    const given = { promoterNumber: 1, channel: 0, campaign: 0, atMs: clock.nowMs };
    documents.fans.set("o_given", { ...emptyFan("o_given"), touches: [{ ...given, moved: true }] });
    await comes(2, ["o_given", "o_A"]);
    const told: string[] = [];
    for (const day of [0, 1, 2]) {
      const fromMs = dayStartMs("2026-03-02") + day * DAY_MS;
      const span = { fromMs, untilMs: fromMs + DAY_MS };
      const names: string[] = [];
      let cursor: string | null = "";
      while (cursor !== null) {
        const asked = { cameFromMs: span.fromMs, cameUntilMs: span.untilMs, limit: 1, cursor };
        const page: FansReply = await ask<FansReply>("fans", asked);
        for (const { fanId, cameAtMs } of page.fans) {
          names.push(fanId);
          expect(cameAtMs).toBeGreaterThanOrEqual(span.fromMs);
        }
        cursor = page.nextCursor;
      }
      expect([names.length]).toEqual(await reads.firstVisitsIn([span]));
      told.push(names.join(" "));
    }
    expect(told).toEqual(["o_2 o_1", "o_3 o_C", ""]);
    const ofB = await ask<FansReply>("fans", { cameFromMs: 0, promoterNumber: 2 });
    expect(ofB.fans.map(({ fanId }) => fanId)).toEqual(["o_2"]);
  });

  it("says whose fan each is and why", async () => {
    const { scan, ask, clock, call } = await aBrand();
    await scan("o_1", "o_A", { channel: "海报" });
    await scan("o_2", "o_B");
    await scan("o_1", "o_B");
    const { fans, nextCursor } = await ask<FansReply>("fans");
    expect([fans.map(({ fanId }) => fanId), nextCursor]).toEqual([["o_1", "o_2"], null]);
    expect(fans[0]).toMatchObject({
      owner: { promoterId: "o_A", promoterNumber: 1, channel: "海报", boundAtMs: START_MS },
      ...{ standing: "in_force", sentence: "归属在有效期内。", visits: 2, orders: 0 },
      visitedAtMs: START_MS + 2_000,
    });
    const ids = async (more: object) =>
      (await ask<FansReply>("fans", more)).fans.map(({ fanId }) => fanId);
    expect(await ids({ promoterNumber: 2 })).toEqual(["o_1", "o_2"]);
    expect(await ids({ channel: 1 })).toEqual(["o_1"]);
    expect(await ids({ search: "o_2" })).toEqual(["o_2"]);
    expect(await ids({ search: "nobody" })).toEqual([]);
    const first = await ask<FansReply>("fans", { limit: 1 });
    expect(await ids({ limit: 1, cursor: first.nextCursor })).toEqual(["o_2"]);
    const { touches } = await ask<FanReply>("fan", { fanId: "o_1" });
    expect(touches).toMatchObject([
      { promoterNumber: 2, promoterId: "o_B", channel: null, verdict: "protected" },
      { promoterNumber: 1, channel: "海报", verdict: "bound", sentence: expect.any(String) },
    ]);
    expect(clock.nowMs).toBe(START_MS + 3_000);
    expect(await call(staff, "lists", { action: "fan", fanId: "x" })).toMatchObject({
      error: { code: "fan_unknown" },
    });
  });

  it("reads a code from a photo, whole path or not, and refuses a forged one", async () => {
    const { scan, ask, call } = await aBrand();
    const code = await scan("o_1", "o_A", { channel: "海报", campaign: 7 });
    const said = {
      promoterNumber: 1,
      promoter: { promoterId: "o_A", state: "active", level: null },
      ...{ channel: { index: 1, name: "海报" }, campaign: 7 },
    };
    for (const scene of [code, ` ${code} `, `pages/index/index?scene=${code}`]) {
      expect(await ask<ReadCodeReply>("readCode", { scene })).toEqual(said);
    }
    const forged = { action: "readCode", scene: `${code}0` };
    expect(await call(staff, "lists", forged)).toMatchObject({ error: { code: "code_invalid" } });
    expect(await ask<{ code: string }>("drawCode", { promoterId: "o_A" })).toMatchObject({
      code: expect.stringMatching(/^v11-0-0-/),
    });
    const { channels } = await ask<CodesReply>("codes");
    expect(channels).toEqual([{ channel: 1, name: "海报", visitors: 1, orders: 0 }]);
  });

  it("lists channels, the newest first, page by page", async () => {
    const { ask, documents } = await aBrand();
    documents.channels.set("channels", { _id: "channels", rev: 1, names: ["", "a", "b", "c"] });
    const first = await ask<CodesReply>("codes", { limit: 2 });
    expect([first.channels.map(({ name }) => name), first.nextCursor]).toEqual([["c", "b"], "2"]);
    const second = await ask<CodesReply>("codes", { limit: 2, cursor: "2" });
    expect([second.channels.map(({ name }) => name), second.nextCursor]).toEqual([["a"], null]);
  });
});

describe("shares", () => {
  it.each([
    [undefined, 2, "O5 taken_back, O4 taken_back, O3 waiting, O2 pending, O1 available"],
    ["waiting", 2, "O3"],
    ["pending", 2, "O2"],
    ["available", 2, "O1"],
    ["held", 2, ""],
    ["taken_back", 5, "O5, O4"],
  ])("finds those that are %s, page by page", async (state, _, expected) => {
    const brand = await aBrand();
    sell(brand, "O1", "o_A", [{ key: "received", receivedAtMs: START_MS }]);
    brand.clock.nowMs += 20 * DAY_MS;
    const { nowMs } = brand.clock;
    sell(brand, "O2", "o_B", [{ key: "received", receivedAtMs: nowMs }]);
    sell(brand, "O3", "o_A");
    sell(brand, "O4", "o_A", [refund(10_000)]);
    sell(brand, "O5", "o_B", [refund(10_000)]);
    const told: string[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null && page < 9; page += 1) {
      const reply: SharesReply = await brand.ask("shares", {
        ...{ cursor, limit: 1 },
        ...(state === undefined ? {} : { state }),
      });
      told.push(
        ...reply.shares.map((row) =>
          state === undefined ? `${row.orderId} ${row.state}` : row.orderId,
        ),
      );
      cursor = reply.nextCursor;
    }
    expect(told.join(", ")).toBe(expected);
  });

  it("finds those of a promoter and of an order, with amounts", async () => {
    const brand = await aBrand();
    sell(brand, "O1", "o_A", [refund(4_000)]);
    sell(brand, "O2", "o_B");
    const of = async (more: object) => (await brand.ask<SharesReply>("shares", more)).shares;
    expect(await of({ promoterId: "o_A" })).toEqual([
      {
        ...{ orderId: "O1", bonus: null, promoterId: "o_A", promoterNumber: 1, buyerId: "o_U" },
        ...{ paidAtMs: START_MS, amountFen: 600, takenBackFen: 400, state: "waiting" },
        ...{ availableAtMs: START_MS + 45 * DAY_MS, kinds: ["我带来的买家"] },
      },
    ]);
    expect(await of({ promoterId: "o_A", state: "taken_back" })).toHaveLength(1);
    expect((await of({ orderId: "O2" })).map(({ promoterNumber }) => promoterNumber)).toEqual([2]);
    expect(await of({ orderId: "O9" })).toEqual([]);
    expect(await of({ fromMs: START_MS + 1 })).toMatchObject([{ orderId: "O2" }]);
  });
});

const withdrawal = (id: string, changes: Partial<Withdrawal>): Withdrawal => ({
  ...{ id, amountFen: fen(2_000), state: "requested", transferNumber: `F${id}` },
  ...{ requestedAtMs: START_MS, approvals: [], approvedAtMs: null, transfer: null },
  ...{ closedAtMs: null, reason: null, ...changes },
});

describe("withdrawals", () => {
  async function some() {
    const brand = await aBrand();
    const { documents } = brand;
    const held = [
      withdrawal("w1", { state: "paid", requestedAtMs: START_MS - 40 * DAY_MS }),
      withdrawal("w2", { state: "released", reason: "failed", requestedAtMs: START_MS - 9 }),
      withdrawal("w3", {}),
    ];
    documents.wallets.set("o_A", { ...emptyWallet("o_A"), rev: 1, withdrawals: held });
    const sending = [withdrawal("w4", { state: "confirming", requestedAtMs: START_MS - 5 })];
    documents.wallets.set("o_B", { ...emptyWallet("o_B"), rev: 1, withdrawals: sending });
    const old = withdrawal("w0", { state: "paid", requestedAtMs: START_MS - 700 * DAY_MS });
    documents.withdrawals.set("o_A:w0", { ...old, _id: "o_A:w0", rev: 1, promoterId: "o_A" });
    return brand;
  }

  it.each([
    ["all", "w3, w4, w2, w1, w0"],
    ["review", "w3"],
    ["toSend", ""],
    ["onTheWay", "w4"],
    ["paid", "w1, w0"],
    ["failed", "w2"],
    ["closed", ""],
  ])("shows in the tab %s: %s, page by page", async (tab, expected) => {
    const { ask } = await some();
    const told: string[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null && page < 9; page += 1) {
      const reply: WithdrawalsReply = await ask("withdrawals", { tab, cursor, limit: 1 });
      told.push(...reply.withdrawals.map(({ withdrawalId }) => withdrawalId));
      cursor = reply.nextCursor;
    }
    expect(told.join(", ")).toBe(expected);
  });

  it("finds what was paid in a span by when it was, as the figures of today count it", async () => {
    const { ask, documents } = await aBrand();
    const paid = (id: string, askedMs: number, sentAtMs: number, closedAtMs: number) =>
      withdrawal(id, {
        ...{ state: "paid", requestedAtMs: askedMs, closedAtMs },
        transfer: {
          ...{ channel: "wechat", netFen: fen(2_000), taxFen: fen(0), tax: "none", sentAtMs },
          ...{ month: chinaMonth(sentAtMs), packageInfo: null, receipt: null },
        },
      });
    const [day, hour] = [START_MS - DAY_MS, 3_600_000];
    const held = [
      paid("old", day - 90 * DAY_MS, day - 40 * DAY_MS, day + hour),
      paid("before", day - 2 * hour, day - hour, day - 1),
      paid("first", day - 2 * hour, day - hour, day),
      paid("after", day, day + hour, day + 2 * hour),
    ];
    documents.wallets.set("o_A", { ...emptyWallet("o_A"), rev: 1, withdrawals: held });
    const idsOf = async (fields: object) =>
      (await ask<WithdrawalsReply>("withdrawals", { tab: "paid", ...fields })).withdrawals
        .map(({ withdrawalId }) => withdrawalId)
        .join(" ");
    const span = { fromMs: day, untilMs: day + 2 * hour };
    expect(await idsOf({ ...span, dated: "ended" })).toBe("first old");
    expect(await idsOf({ ...span, dated: "sent" })).toBe("after");
    expect(await idsOf({ ...span, dated: "requested" })).toBe("after");
    expect(await idsOf({ dated: "ended" })).toBe("after first before old");
    expect(await idsOf({ ...span, fromMs: 0, dated: "ended" })).toBe("first before old");
  });

  it("shows one that is being archived once", async () => {
    const { ask, documents } = await some();
    const moving = withdrawal("w1", { state: "paid", requestedAtMs: START_MS - 40 * DAY_MS });
    documents.withdrawals.set("o_A:w1", { ...moving, _id: "o_A:w1", rev: 1, promoterId: "o_A" });
    const { withdrawals } = await ask<WithdrawalsReply>("withdrawals", { tab: "paid" });
    expect(withdrawals.map((row) => [row.withdrawalId, row.isArchived])).toEqual([
      ["w1", false],
      ["w0", true],
    ]);
  });

  it("says of each what happens next", async () => {
    const { ask } = await some();
    const { withdrawals } = await ask<WithdrawalsReply>("withdrawals");
    expect(withdrawals.map((row) => [row.promoterNumber, row.next, row.nextText])).toEqual([
      [1, "review", "等员工审核"],
      [2, "receiver", "等推广员在微信里确认收款，24 小时内有效"],
      [1, null, "付款失败，钱已退回余额，推广员可重新申请"],
      [1, null, "已付款"],
      [1, null, "已付款"],
    ]);
    expect(withdrawals.map(({ isArchived }) => isArchived)).toEqual([
      ...[false, false, false, false, true],
    ]);
    expect(withdrawals[0]).toMatchObject({ approvalsNeeded: 1, amountFen: 2_000, netFen: null });
  });

  it("finds those of a promoter and by a transfer's number, and counts what waits", async () => {
    const { ask } = await some();
    const ids = async (more: object) =>
      (await ask<WithdrawalsReply>("withdrawals", more)).withdrawals.map(
        ({ withdrawalId }) => withdrawalId,
      );
    expect(await ids({ promoterId: "o_A", tab: "paid" })).toEqual(["w1", "w0"]);
    expect(await ids({ transferNumber: "Fw4" })).toEqual(["w4"]);
    expect(await ids({ transferNumber: "Fnone" })).toEqual([]);
    expect(await ids({ fromMs: START_MS })).toEqual(["w3"]);
    expect(await ids({ untilMs: START_MS - 50 * DAY_MS })).toEqual(["w0"]);
    expect(await ask<WithdrawalCountsReply>("withdrawalCounts")).toEqual({
      counts: { review: 1, toSend: 0, onTheWay: 1 },
    });
  });
});

it("is for staff alone", async () => {
  const { call } = await aBrand();
  for (const action of lists.keys()) {
    expect(await call(person("o_A"), "lists", { action })).toMatchObject({
      error: { code: "staff_required" },
    });
  }
  expect(await call(owner("staff-2"), "lists", { action: "groups" })).toMatchObject({ ok: true });
});
