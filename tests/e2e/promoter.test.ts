import type { FansReply, MineReply, RankingReply, SharesReply } from "#contracts/promoter.ts";
import { DAY_MS } from "#core/time.ts";
import { adminDatabase } from "#scripts/stack/database.ts";
import type { Identity } from "#scripts/stack/control.ts";
import { promoterReadsContract } from "#tests/contract/promoterReads.ts";
import { codeOf, joinChain, notice, order, publish, scan } from "#tests/e2e/brand.ts";
import { costOf, done, person, START_MS, staff, withStack } from "#tests/e2e/stack.ts";

describe("CloudBase's promoter reads, through node-sdk and over the wire", () => {
  const stack = withStack();
  promoterReadsContract(() => adminDatabase(stack().url));
});

/** Goal: a promoter sees on his pages what happened, nothing of others, and each page at its price. */
describe("a promoter's own pages", () => {
  const stack = withStack();
  const ask = async <T>(id: string, action: string, more: object = {}): Promise<T> =>
    (await done(stack().control.call("promoter", person(id), { action, ...more }))) as T;
  const sell = async (orderId: string, buyer: string) => {
    await order(stack().control, orderId, buyer, 10_000);
    await notice(stack().control, orderId, buyer, 10_000);
  };

  beforeAll(async () => {
    const { control } = stack();
    await publish(control, { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
    await joinChain(control, ["A", "B"]);
    const code = await codeOf(control, "A");
    for (const fan of ["U1", "U2"]) await scan(control, fan, code);
    for (const [orderId, buyer] of [
      ["O1", "U1"],
      ["O2", "U2"],
    ] as const)
      await sell(orderId, buyer);
    const refund = { orderId: "O2", refundId: "R", lines: [{ sku: "tea", refundFen: 10_000 }] };
    await done(control.call("order", staff, { action: "recordRefund", ...refund }));
  }, 60_000);

  it("show what he earned, what was taken back, and who came, masked", async () => {
    const mine = await ask<MineReply>("A", "mine");
    expect(mine).toMatchObject({
      ...{ state: "approved", promoter: { number: 1 }, plan: { planId: "p", version: 1 } },
      counts: {
        ...{ fans: 2, pendingFen: 1_000, availableFen: 0 },
        today: { orders: 2, soldFen: 10_000 },
      },
    });
    const { shares } = await ask<SharesReply>("A", "shares");
    expect(shares.map(({ orderId, stateText }) => `${orderId} ${stateText}`).sort()).toEqual([
      ...["O1 待结算", "O2 已退款"],
    ]);
    const { fans } = await ask<FansReply>("A", "fans");
    expect(fans.map(({ state, orders }) => `${state} ${orders}`)).toEqual(["bound 1", "bound 1"]);
    const forecast = await ask<{ totalFen: number }>("A", "forecast");
    expect(forecast.totalFen).toBe(1_000);
    expect(JSON.stringify([mine, shares, fans, forecast])).not.toMatch(/"U\d"/);
    expect((await ask<FansReply>("B", "fans")).fans).toEqual([]);
    expect((await ask<SharesReply>("B", "shares")).shares).toEqual([]);
  });

  it("explain each share to him, and nothing to others", async () => {
    const explain = (id: Identity) =>
      stack().control.call("order", id, { action: "explain", orderId: "O2" });
    const told = JSON.stringify(await done(explain(person("A"))));
    expect(told).toContain("退款 R");
    expect(told).not.toMatch(/"U\d"/);
    for (const other of ["B", "U2"]) {
      expect(await explain(person(other))).toMatchObject({ error: { code: "order_unknown" } });
    }
  });

  it.each([
    ["mine", 3],
    ["fans", 4],
    ["shares", 2],
    ["forecast", 2],
    ["ranking", 3],
    ["level", 2],
  ])("%s costs %i requests", async (action, databaseRequests) => {
    const cost = await costOf(stack().control, () => ask("A", action));
    expect(cost).toEqual({ databaseRequests, documentsWritten: 0 });
  });

  it("rank promoters by the night's figures", async () => {
    expect((await ask<RankingReply>("A", "ranking")).asOfMs).toBe(null);
    await stack().control.post("/control/clock", { advanceToMs: START_MS + DAY_MS });
    const page = await ask<RankingReply>("A", "ranking", { by: "sales", period: "month" });
    expect(page).toMatchObject({
      top: [{ place: 1, label: "推广员 #1", isOwn: true, value: 10_000 }],
      ...{ ranked: 1, own: { place: 1, missing: null } },
    });
    expect(page.sentence).toContain("截至 2026-03-02 04:40");
    const fans = await ask<RankingReply>("B", "ranking", { by: "fans", period: "month" });
    expect(fans).toMatchObject({ top: [{ value: 2, isOwn: false }], own: { place: null } });
  });
});
