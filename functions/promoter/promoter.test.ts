import { memoryDeps, nobody, person, staff } from "#adapters/memory/deps.ts";
import { SENTENCES } from "#contracts/errors.ts";
import type { FansReply, MineReply, SharesReply } from "#contracts/promoter.ts";
import { measuredCase } from "#core/bonus/measure.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { defaultSettings, SETTINGS_ID } from "#core/brand/settings.ts";
import { basisPoints, fen } from "#core/money.ts";
import { DAY_MS, dayStartMs } from "#core/time.ts";
import { actions as commission } from "#functions/commission/actions.ts";
import { actions as promoter } from "#functions/promoter/actions.ts";
import { actions as qrcode } from "#functions/qrcode/actions.ts";
import { memoryCodePictures } from "#adapters/memory/codes.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { aPromoter, rate } from "#tests/fixtures.ts";

const START_MS = dayStartMs("2026-03-02") + 8 * 3_600_000;
const PLAN = { id: "p1", rates: [{ distance: 1, rateBp: 1_000 }], levels: ["铜", "银"] };

/** A brand with a plan and the promoters o_A (1) and o_B (2), through the functions' own doors. */
async function aBrand() {
  const clock = { nowMs: START_MS };
  let caller: Caller = nobody;
  const deps = memoryDeps({ nowMs: () => clock.nowMs, caller: () => caller });
  const doors = {
    promoter: serve("promoter", deps, promoter),
    commission: serve("commission", deps, commission),
    qrcode: serve("qrcode", { ...deps, pictures: memoryCodePictures() }, qrcode),
  };
  const call = (as: Caller, name: keyof typeof doors, event: object) => {
    caller = as;
    return doors[name](event);
  };
  const data = async <T>(as: Caller, name: keyof typeof doors, event: object): Promise<T> => {
    const reply = await call(as, name, event);
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.data as T;
  };
  await data(staff, "commission", { action: "publishPlan", plan: PLAN, acknowledges: "all" });
  for (const [at, name] of ["o_A", "o_B"].entries()) {
    const approved = { number: at + 1, approvedAtMs: START_MS - DAY_MS };
    deps.memory.documents.promoters.set(name, aPromoter(name, approved));
  }
  const scan = async (fan: string, of: string, more: object = {}) => {
    const { code } = await data<{ code: string }>(person(of), "qrcode", {
      action: "issue",
      ...more,
    });
    await data(person(fan), "qrcode", { action: "scan", code });
    clock.nowMs += 1_000;
  };
  const ask = <T>(as: string, action: string, more: object = {}) =>
    data<T>(person(as), "promoter", { action, ...more });
  const cost = async (run: () => Promise<unknown>) => {
    deps.memory.requests = 0;
    deps.memory.written = 0;
    await run();
    return [deps.memory.requests, deps.memory.written];
  };
  return { ...deps, clock, call, data, scan, ask, cost };
}
type Brand = Awaited<ReturnType<typeof aBrand>>;

/** A paid order of 100.00 at 10 %, as the functions would have booked it, and what else happened to it. */
function sell({ memory, clock }: Brand, { orderId, buyer, seller, more = [] }: Sale): void {
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
    emptyCase(orderId, buyer),
  );
  memory.documents.cases.set(orderId, { ...known, rev: 1 });
  clock.nowMs += 1_000;
}
type Sale = { orderId: string; buyer: string; seller: string; more?: readonly Fact[] };
const allBack: Fact = { key: "refund/R", lines: [{ sku: "tea", refundFen: fen(10_000) }] };

describe("mine", () => {
  it("goes from nobody over applied to approved, and to banned", async () => {
    const { ask, data, clock } = await aBrand();
    const state = async () => (await ask<MineReply>("o_C", "mine")).state;
    expect(await state()).toBe("none");
    await data(person("o_C"), "commission", { action: "apply" });
    expect(await ask<MineReply>("o_C", "mine")).toMatchObject({
      ...{ state: "applied", appliedAtMs: START_MS, promoter: null, counts: null },
      joining: { open: true, minAge: 18 },
      plan: { planId: "p1", version: 1 },
    });
    await data(staff, "commission", { action: "approve", promoterId: "o_C", level: "铜" });
    expect(await ask<MineReply>("o_C", "mine")).toMatchObject({
      state: "approved",
      promoter: { number: 1, sinceMs: clock.nowMs, levelName: "铜" },
      counts: { fans: 0, pendingFen: 0, availableFen: 0 },
    });
    await data(staff, "commission", { action: "ban", promoterId: "o_C", reason: "刷单" });
    expect(await ask<MineReply>("o_C", "mine")).toMatchObject({ state: "banned" });
  });

  it("counts fans, orders of today and of this month, and money, with 3 requests", async () => {
    const brand = await aBrand();
    const { scan, ask, cost, clock } = brand;
    await scan("o_U", "o_A");
    sell(brand, { orderId: "O1", buyer: "o_U", seller: "o_A" });
    clock.nowMs += DAY_MS;
    sell(brand, { orderId: "O2", buyer: "o_U", seller: "o_A", more: [allBack] });
    expect((await ask<MineReply>("o_A", "mine")).counts).toEqual({
      fans: 1,
      today: { orders: 1, soldFen: 0 },
      month: { orders: 2, soldFen: 10_000 },
      ...{ pendingFen: 1_000, availableFen: 0, unreadNotices: 0 },
    });
    clock.nowMs += 60 * DAY_MS;
    expect((await ask<MineReply>("o_A", "mine")).counts).toMatchObject({
      ...{ month: { orders: 0, soldFen: 0 }, pendingFen: 0, availableFen: 1_000 },
    });
    expect(await cost(() => ask("o_A", "mine"))).toEqual([3, 0]);
    expect(await cost(() => ask("o_C", "mine"))).toEqual([2, 0]);
  });

  it("counts in nothing that became due while the brand paused shares", async () => {
    const brand = await aBrand();
    const { ask, clock, memory } = brand;
    sell(brand, { orderId: "O1", buyer: "o_U", seller: "o_A" });
    const shares = { sinceMs: clock.nowMs, reason: "x", by: "staff" };
    const switches = { ...defaultSettings.switches, shares };
    memory.documents.settings.set(SETTINGS_ID, { ...defaultSettings, rev: 1, switches });
    clock.nowMs += 60 * DAY_MS;
    expect((await ask<MineReply>("o_A", "mine")).counts).toMatchObject({
      ...{ pendingFen: 1_000, availableFen: 0 },
    });
  });
});

describe("fans", () => {
  const rows = ({ fans }: FansReply) =>
    fans.map(({ state, channel, orders, lastOrderDay }) =>
      [state, channel ?? "-", orders, lastOrderDay ?? "-"].join(" "),
    );

  it("lists who opened his codes, masked, the newest visit first, with what they bought", async () => {
    const brand = await aBrand();
    const { scan, ask, cost } = brand;
    await scan("o_old", "o_A", { channel: "海报" });
    await scan("o_other", "o_B");
    await scan("o_other", "o_A");
    await scan("o_new", "o_A", { channel: "朋友圈", campaign: 7 });
    sell(brand, { orderId: "O1", buyer: "o_old", seller: "o_A" });
    const page = await ask<FansReply>("o_A", "fans");
    expect(rows(page)).toEqual(["bound 朋友圈 0 -", "never - 0 -", "bound 海报 1 2026-03-02"]);
    expect(page.nextCursor).toBe(null);
    expect(page.fans[0]).toMatchObject({
      label: expect.stringMatching(/^粉丝 · [0-9A-F]{5}$/) as string,
      ...{ campaign: 7, sentence: "现在是我的粉丝，到 3月9日 08:00" },
    });
    expect(JSON.stringify(page)).not.toContain("o_");
    expect(await cost(() => ask("o_A", "fans"))).toEqual([4, 0]);
  });

  it("calls a fan the same always, and for each promoter otherwise", async () => {
    const { scan, ask } = await aBrand();
    await scan("o_U", "o_A");
    await scan("o_U", "o_B");
    const label = async (as: string) => (await ask<FansReply>(as, "fans")).fans[0]?.label;
    expect(await label("o_A")).toBe(await label("o_A"));
    expect(await label("o_A")).not.toBe(await label("o_B"));
  });

  it("filters by what they are, whether they bought, and how they came", async () => {
    const brand = await aBrand();
    const { scan, ask, clock } = brand;
    await scan("o_old", "o_A", { channel: "海报" });
    sell(brand, { orderId: "O1", buyer: "o_old", seller: "o_A" });
    clock.nowMs += 40 * DAY_MS;
    await scan("o_new", "o_A");
    await scan("o_A", "o_A");
    const found = async (filter: object) => rows(await ask<FansReply>("o_A", "fans", filter));
    expect(await found({ bound: "now" })).toEqual(["bound - 0 -"]);
    expect(await found({ bound: "ended" })).toEqual(["ended 海报 1 2026-03-02"]);
    expect(await found({ bought: true })).toEqual(["ended 海报 1 2026-03-02"]);
    expect(await found({ bought: false })).toEqual(["bound - 0 -"]);
    expect(await found({ channel: "海报" })).toEqual(["ended 海报 1 2026-03-02"]);
    expect(await found({ channel: "别的" })).toEqual([]);
  });

  it("pages through fans of one instant and of no known instant, each once, at a bounded cost", async () => {
    const { memory, ask, cost } = await aBrand();
    const touch = { promoterNumber: 1, channel: 0, campaign: 0, atMs: START_MS };
    for (let n = 0; n < 25; n += 1) {
      const fan = { _id: `o_f${n}`, rev: 1, base: null, touches: [touch] };
      const dated = n < 12 ? { ...fan, touchedAtMs: START_MS } : fan;
      memory.documents.fans.set(fan._id, dated);
    }
    const labels: string[] = [];
    let cursor: string | null = "";
    for (let page = 0; cursor !== null && page < 9; page += 1) {
      const found: FansReply = await ask("o_A", "fans", { cursor, limit: 5 });
      expect(found.nextCursor ?? "").not.toContain("o_");
      labels.push(...found.fans.map(({ label }) => label));
      cursor = found.nextCursor;
    }
    expect([labels.length, new Set(labels).size]).toEqual([25, 25]);
    const few = { limit: 1, bound: "ended" };
    expect(await cost(() => ask("o_A", "fans", few))).toEqual([5, 0]); // 2 and three pages.
    expect(await ask("o_A", "fans", few)).toMatchObject({ fans: [], nextCursor: `${START_MS}:3` });
  });
});

describe("shares", () => {
  const ids = ({ shares }: SharesReply) => shares.map(({ orderId }) => orderId);

  it("lists his parts of orders, the newest first, a page at a time, by state, month and order", async () => {
    const brand = await aBrand();
    const { ask, cost, clock, scan } = brand;
    await scan("o_U", "o_A");
    sell(brand, { orderId: "O1", buyer: "o_U", seller: "o_A" });
    clock.nowMs += 40 * DAY_MS;
    sell(brand, { orderId: "O2", buyer: "o_U", seller: "o_A", more: [allBack] });
    sell(brand, { orderId: "O3", buyer: "o_V", seller: "o_A" });
    sell(brand, { orderId: "O4", buyer: "o_U", seller: "o_B" });
    clock.nowMs += 10 * DAY_MS;
    const found = async (filter: object) => ids(await ask<SharesReply>("o_A", "shares", filter));
    expect(await found({})).toEqual(["O3", "O2", "O1"]);
    expect(await found({ state: "pending" })).toEqual(["O3"]);
    expect(await found({ state: "available" })).toEqual(["O1"]);
    expect(await found({ state: "refunded" })).toEqual(["O2"]);
    expect(await found({ month: "2026-03" })).toEqual(["O1"]);
    expect(await found({ orderId: "O2" })).toEqual(["O2"]);
    expect(await found({ orderId: "O4" })).toEqual([]);
    const first = await ask<SharesReply>("o_A", "shares", { limit: 2 });
    expect(ids(first)).toEqual(["O3", "O2"]);
    expect(await found({ limit: 2, cursor: first.nextCursor })).toEqual(["O1"]);
    expect(await found({ limit: 1, state: "available" })).toEqual(["O1"]);
    expect(await cost(() => found({}))).toEqual([2, 0]);
    expect(JSON.stringify(first)).not.toContain("o_");
    const [fan] = (await ask<FansReply>("o_A", "fans")).fans;
    expect((await ask<SharesReply>("o_A", "shares")).shares[2]?.buyer).toBe(fan?.label);
  });

  it("lists his period bonuses by themselves", async () => {
    const { memory, ask, clock } = await aBrand();
    const untilMs = dayStartMs("2026-03-01");
    const known = measuredCase(
      undefined,
      {
        ...{ promoterId: "o_A", period: "2026-02", fromMs: untilMs - 28 * DAY_MS, untilMs },
        ...{ soldFen: fen(10_000), sharedFen: fen(0), otherBonusFen: fen(0) },
        bonus: {
          ...{ id: "b", period: "month", mode: "whole" },
          tiers: [{ fromFen: fen(0), rateBp: basisPoints(100) }],
        },
        ...{ plan: { planId: "p1", version: 1 }, capBp: basisPoints(3_000), freezeDays: 15 },
        asOfMs: clock.nowMs,
      },
      clock.nowMs,
    );
    memory.documents.cases.set(known._id, { ...known, rev: 1 });
    const { shares, nextCursor } = await ask<SharesReply>("o_A", "shares", { kind: "bonuses" });
    expect([shares.map(({ kinds }) => kinds), nextCursor]).toEqual([[["月度奖 2026-02"]], null]);
    expect(ids(await ask<SharesReply>("o_A", "shares"))).toEqual([]);
    const one = await ask<SharesReply>("o_A", "shares", { kind: "bonuses", limit: 1 });
    const rest = { kind: "bonuses", cursor: one.nextCursor };
    expect(ids(await ask<SharesReply>("o_A", "shares", rest))).toEqual([]);
  });
});

it("says what comes when, with 2 requests, as much as the centre page has pending", async () => {
  const brand = await aBrand();
  const { ask, cost } = brand;
  sell(brand, { orderId: "O1", buyer: "o_U", seller: "o_A" });
  sell(brand, { orderId: "O2", buyer: "o_U", seller: "o_A" });
  const told = await ask("o_A", "forecast");
  expect(told).toMatchObject({
    days: [{ day: "2026-04-16", amountFen: 2_000, parts: 2 }],
    totalFen: (await ask<MineReply>("o_A", "mine")).counts?.pendingFen,
  });
  expect(await cost(() => ask("o_A", "forecast"))).toEqual([2, 0]);
});

it("shows levels with 2 requests", async () => {
  const { ask, data, clock, cost } = await aBrand();
  await data(staff, "commission", { action: "setLevel", promoterId: "o_A", level: "铜" });
  expect(await ask("o_A", "level")).toMatchObject({
    ...{ levelName: null, coming: { level: "铜" }, next: { name: "铜" } },
  });
  clock.nowMs += DAY_MS;
  expect(await ask("o_A", "level")).toMatchObject({ levelName: "铜", next: { name: "银" } });
  expect(await cost(() => ask("o_A", "level"))).toEqual([2, 0]);
});

it.each(["fans", "shares", "forecast", "ranking", "level"])(
  "tells who is no promoter so: %s",
  async (action) => {
    const { call } = await aBrand();
    expect(await call(person("o_U"), "promoter", { action })).toEqual({
      ok: false,
      error: { code: "promoter_unknown", message: SENTENCES["promoter_unknown"] },
    });
  },
);

it.each([
  ["fans", { cursor: "x" }],
  ["fans", { limit: 51 }],
  ["fans", { fanId: "o_U" }],
  ["shares", { month: "2026-13" }],
  ["shares", { state: "paid" }],
  ["ranking", { period: "year" }],
])("refuses what it does not know: %s %j", async (action, more) => {
  const { call } = await aBrand();
  const reply = await call(person("o_A"), "promoter", { action, ...more });
  expect(reply).toMatchObject({ ok: false, error: { code: "request_invalid" } });
});
