import type { ExportReportReply } from "#contracts/reportExport.ts";
import type {
  AssessReply,
  FunnelReply,
  LeaderboardReply,
  OrdersBehindReply,
  SalesReply,
  TargetsReply,
  TrendReply,
} from "#contracts/reports.ts";
import { decideAdjustment, proposeAdjustment } from "#core/commission/adjust.ts";
import { fen } from "#core/money.ts";
import { dayStartMs, HOUR_MS } from "#core/time.ts";
import { NOON_MS, reportShop } from "#functions/reports/testing/reportShop.ts";
import { aStore } from "#core/shop/testing/store.ts";
import { aPromoter } from "#tests/fixtures.ts";

const at = (day: string, hours = 10): number => dayStartMs(day) + hours * HOUR_MS;
const MARCH = { fromDay: "2026-03-01", untilDay: "2026-03-05" };

/** Three days of sales, counted by the night; today, which nobody has counted. */
async function aLivelyShop() {
  const shop = reportShop();
  shop.visit("U1", 3, at("2026-03-02", 9), 1);
  shop.visit("U2", 1, at("2026-03-05", 8), 2);
  shop.visit("P1", 1, at("2026-03-05", 8));
  const sold = {
    first: { paidAtMs: at("2026-03-02"), buyerId: "U1", seller: 3, channel: 1, tea: 3 },
    refunded: {
      ...{ paidAtMs: at("2026-03-04"), buyerId: "U1", seller: 3, channel: 1, tea: 2 },
      ...{ refundFen: 500, refundedAtMs: at("2026-03-05", 9), freightFen: 800, region: "110101" },
    },
    today: { paidAtMs: at("2026-03-05"), buyerId: "U2", seller: 1, pots: 2, tea: 0 },
    nobodys: { paidAtMs: at("2026-03-05", 11), buyerId: "U3", region: "" },
  };
  for (const one of Object.values(sold)) shop.sell(one);
  await shop.night();
  return shop;
}

it("tells sales by promoter, the largest first, with what is behind each row", async () => {
  const { ask } = await aLivelyShop();
  const report = await ask<SalesReply>("sales", { ...MARCH, by: ["promoter"] });
  const row = (number: number) => report.rows.find(({ promoter }) => promoter?.number === number);
  expect(report.rows.map(({ promoter }) => promoter?.label)).toEqual([
    ...["推广员 #1", "推广员 #3", "无推广员"],
  ]);
  expect(row(3)).toMatchObject({
    ...{ orders: 2, pieces: 5, paidFen: 5_800, refundedFen: 500, netFen: 5_300 },
    ...{ product: null, province: null },
  });
  expect(report.total).toMatchObject({ orders: 4, paidFen: 13_466, refundedFen: 500 });
  for (const { filter, orders } of report.rows) {
    const { orders: behind, nextCursor } = await ask<OrdersBehindReply>("orders", { filter });
    expect([behind.length, nextCursor]).toEqual([orders, null]);
  }
});

it("tells sales by product and province, pages of them and the rest", async () => {
  const { ask } = await aLivelyShop();
  const by = ["product", "province"];
  const first = await ask<SalesReply>("sales", { ...MARCH, by, limit: 2 });
  expect(first.rows.map(({ product, province }) => [product?.title, province?.name])).toEqual([
    ["pot-1", "浙江"],
    ["tea-1", "浙江"],
  ]);
  expect(first).toMatchObject({ rowCount: 5, nextAfterRows: 2, rest: { netFen: 3_300 } });
  const next = await ask<SalesReply>("sales", { ...MARCH, by, limit: 2, afterRows: 2 });
  expect(next.rows.map(({ product, province }) => [product?.title, province?.name])).toEqual([
    ["tea-1", "北京"],
    ["tea-1", "未知地区"],
  ]);
  const freight = await ask<SalesReply>("sales", { ...MARCH, by, afterRows: 4 });
  expect(freight).toMatchObject({
    rows: [{ product: { title: "运费" }, netFen: 800 }],
    rest: null,
  });
  const some = { province: "11", productId: "tea" };
  const filtered = await ask<SalesReply>("sales", { ...MARCH, by: ["promoter"], ...some });
  expect(filtered.rows).toMatchObject([{ orders: 1, netFen: 1_500, filter: some }]);
  expect(filtered.total).toMatchObject({ orders: 1, netFen: 1_500 });
});

it.each([1, 2, 3, 50])(
  "goes through the orders behind a number once each, %i at a time",
  async (limit) => {
    const { ask, sell } = reportShop();
    // Many of one instant, every third of them P1's.
    const ids = Array.from({ length: 14 }, (_, n) =>
      sell({ paidAtMs: at("2026-03-02") + (n % 2), buyerId: `U${n}`, seller: n % 3 === 0 ? 1 : 0 }),
    );
    const filter = { fromMs: at("2026-03-01"), untilMs: at("2026-03-03"), promoterNumber: 1 };
    const found: string[] = [];
    let cursor: string | null = "";
    for (let pages = 0; cursor !== null && pages < 20; pages += 1) {
      const page: OrdersBehindReply = await ask("orders", { filter, cursor, limit });
      found.push(...page.orders.map(({ orderId }) => orderId));
      cursor = page.nextCursor;
    }
    expect(found.toSorted()).toEqual(ids.filter((_, n) => n % 3 === 0).toSorted());
  },
);

it("takes for the province of what was collected that of its store", async () => {
  const { ask, documents, sell } = await aLivelyShop();
  documents.stores.set("S1", aStore("S1", { region: "440305" }));
  for (const store of ["S1", "S9"]) {
    const id = sell({ paidAtMs: at("2026-03-05", 9), buyerId: "U4", region: "", tea: 1 });
    const made = documents.orders.get(id);
    if (made) documents.orders.set(id, { ...made, store });
  }
  const today = { fromDay: "2026-03-05", untilDay: "2026-03-05" };
  const { rows } = await ask<SalesReply>("sales", { ...today, by: ["province"] });
  expect(rows.map(({ province, orders }) => [province?.code, orders])).toEqual([
    ["33", 1],
    ["", 2],
    ["44", 1],
  ]);
});

it("tells what staff corrected as a row of its own, which leads to its orders", async () => {
  const { ask, documents } = await aLivelyShop();
  const known = documents.cases.get("O1");
  if (!known) throw new Error("O1");
  const asked = { id: "a", promoterId: "P3", amountFen: fen(-100), reason: "x", by: "s1" };
  const proposed = proposeAdjustment(known, asked, NOON_MS);
  if (!proposed.ok) throw new Error(proposed.error.code);
  const decided = decideAdjustment(proposed.value, { id: "a", by: "s2", accept: true }, NOON_MS);
  if (!decided.ok) throw new Error(decided.error.code);
  documents.cases.set("O1", decided.value);
  documents.salesDays.delete("2026-03-02");
  const report = await ask<SalesReply>("sales", { ...MARCH, by: ["product"] });
  const row = report.rows.find(({ sharesFen }) => sharesFen < 0);
  expect(row).toMatchObject({ product: { title: "分润更正" }, sharesFen: -100, paidFen: 0 });
  const { orders } = await ask<OrdersBehindReply>("orders", { filter: row?.filter });
  expect(orders).toMatchObject([{ orderId: "O1", products: [{ title: "tea-1" }] }]);
});

it("tells each day, also those on which nothing happened", async () => {
  const { ask } = await aLivelyShop();
  const { days, total } = await ask<TrendReply>("trend", MARCH);
  expect(days.map(({ day, orders, netFen, newFans }) => [day, orders, netFen, newFans])).toEqual([
    ["2026-03-01", 0, 0, 0],
    ["2026-03-02", 1, 3_000, 1],
    ["2026-03-03", 0, 0, 0],
    ["2026-03-04", 1, 2_300, 0],
    ["2026-03-05", 2, 7_666, 1],
  ]);
  expect(total).toMatchObject({ orders: 4, newFans: 2 });
});

it("tells from opened codes to repeat orders, by channel", async () => {
  const { ask, documents } = await aLivelyShop();
  documents.channels.set("channels", { _id: "channels", rev: 1, names: ["", "朋友圈", "门店"] });
  const { rows, total } = await ask<FunnelReply>("funnel", MARCH);
  expect(rows).toMatchObject([
    { name: "朋友圈", touches: 1, newFans: 1, firstOrders: 1, repeatOrders: 1, campaign: null },
    { name: "门店", touches: 1, newFans: 1, firstOrders: 0 },
    { name: "", touches: 0, newFans: 0, firstOrders: 2, repeatOrders: 0 },
  ]);
  expect(total).toMatchObject({ touches: 2, newFans: 2, firstOrders: 3, repeatOrders: 1 });
  const one = rows[0]?.filters.repeatOrders;
  const { orders } = await ask<OrdersBehindReply>("orders", { filter: one });
  expect(orders).toMatchObject([{ orderId: "O2", nth: "repeat", products: [{ title: "tea-1" }] }]);
  const own = await ask<FunnelReply>("funnel", { ...MARCH, promoterNumber: 1, byCampaign: true });
  expect(own.rows).toMatchObject([
    { channel: 2, campaign: 0, touches: 1 },
    { channel: 0, campaign: 0, firstOrders: 1 },
  ]);
});

it.each(["trend", "funnel"])(
  "says of %s how old its visits are, not its sales alone",
  async (name) => {
    const { ask, documents } = await aLivelyShop();
    const span = { fromDay: "2026-02-20", untilDay: "2026-03-04" };
    const told = await ask<TrendReply | FunnelReply>(name, span);
    expect(told).toMatchObject({ asOfMs: NOON_MS, missingDays: [] });
    for (const visits of documents.visitDays.values()) {
      documents.visitDays.set(visits._id, { ...visits, asOfMs: NOON_MS - HOUR_MS });
    }
    for (const day of ["2026-02-20", "2026-02-21", "2026-02-22", "2026-02-25", "2026-02-26"]) {
      documents.visitDays.delete(day);
    }
    // The newest three are counted now; of the others nobody knows who opened codes.
    const part = (fromDay: string, untilDay: string, asOfMs = NOON_MS - HOUR_MS) => ({
      ...{ fromDay, untilDay, asOfMs },
    });
    expect(await ask<TrendReply | FunnelReply>(name, span)).toMatchObject({
      ...{ asOfMs: NOON_MS - HOUR_MS, missingDays: ["2026-02-20", "2026-02-21"] },
      parts: [
        part("2026-02-20", "2026-02-22", NOON_MS),
        part("2026-02-23", "2026-02-24"),
        part("2026-02-25", "2026-02-26", NOON_MS),
        part("2026-02-27", "2026-03-04"),
      ],
    });
  },
);

it("ranks by sales, shares, fans and orders, refunds taken off, banned ones left out", async () => {
  const { ask, documents } = await aLivelyShop();
  const board = async (fields: object): Promise<readonly unknown[]> => {
    const { rows } = await ask<LeaderboardReply>("leaderboard", { ...MARCH, ...fields });
    return rows.map(({ place, number, value }) => [place, number, value]);
  };
  expect(await board({ by: "sales" })).toEqual([
    [1, 1, 6_666],
    [2, 3, 4_500],
  ]);
  // 10 % of his own sales, 5 and 3 % of those whom he introduced, whole fen each.
  expect(await board({ by: "shares" })).toEqual([
    [1, 1, 666 + 135],
    [2, 3, 450],
    [3, 2, 225],
  ]);
  expect(await board({ by: "fans" })).toEqual([
    [1, 1, 1],
    [1, 3, 1],
  ]);
  expect(await board({ by: "orders" })).toEqual([
    [1, 3, 2],
    [2, 1, 1],
  ]);
  documents.promoters.set("P3", {
    ...aPromoter("P3", { number: 3, groups: ["new"], place: "330106" }),
    levels: [{ level: "gold", fromMs: 0 }],
  });
  expect(await board({ group: "new", region: "33", level: "gold" })).toEqual([[1, 3, 4_500]]);
  expect(await board({ group: "old" })).toEqual([]);
  documents.promoters.set("P1", aPromoter("P1", { number: 1, bannedAtMs: NOON_MS }));
  const { rows, ...more } = await ask<LeaderboardReply>("leaderboard", { ...MARCH, by: "sales" });
  expect(rows).toMatchObject([{ place: 1, number: 3, level: "gold", region: "330106" }]);
  expect(more).toMatchObject({ ranked: 1, totalValue: 4_500, nextAfterRows: null });
});

it("keeps targets as they were split, and tells how far each node is", async () => {
  const { ask, codeOf, documents } = await aLivelyShop();
  expect(await ask("targets", { year: "2026" })).toMatchObject({
    measure: null,
    nodes: [],
    rev: 0,
  });
  const target = {
    ...{ year: "2026", measure: "sales", yearValue: 100_000, rev: 0 },
    regions: [
      {
        province: "33",
        weight: 2,
        promoters: [
          { number: 1, weight: 1 },
          { number: 3, weight: 2 },
        ],
      },
      { province: "11", weight: 1, promoters: [] },
    ],
  };
  expect(await ask("saveTarget", target)).toEqual({ year: "2026", rev: 1 });
  expect(await ask("saveTarget", target)).toEqual({ year: "2026", rev: 1 });
  expect(await codeOf("saveTarget", { ...target, yearValue: 7 })).toBe("target_changed");
  expect(await codeOf("saveTarget", { ...target, rev: 1, yearValue: 100_001 })).toBe("ok");
  const twice = { ...target, rev: 2, regions: [target.regions[1], target.regions[1]] };
  expect(await codeOf("saveTarget", twice)).toBe("target_twice");
  for (const id of ["P1", "P3"]) {
    const known = documents.promoters.get(id);
    if (known) documents.promoters.set(id, { ...known, place: "330000" });
  }
  const told = await ask<TargetsReply>("targets", { year: "2026", fromMonth: 3, untilMonth: 3 });
  expect(
    told.nodes.map(({ id, label, weight, yearValue }) => [id, label, weight, yearValue]),
  ).toEqual([
    ["brand", "品牌", 1, 100_001],
    ["province/33", "浙江", 2, 66_667],
    ["promoter/1", "推广员 #1", 1, 22_222],
    ["promoter/3", "推广员 #3", 2, 44_445],
    ["province/11", "北京", 1, 33_334],
  ]);
  expect(told.monthWeights).toEqual(Array.from({ length: 12 }, () => 1));
  expect(told.nodes).toMatchObject([
    { reachedValue: 12_166, isReached: true, missingValue: 0 },
    { reachedValue: 11_166, isReached: true },
    { reachedValue: 6_666, isReached: true },
    { reachedValue: 4_500, isReached: true },
    { reachedValue: 0, isReached: false, missingValue: 2_778 },
  ]);
});

it("assesses everybody of a filter, also who sold nothing, and changes nothing", async () => {
  const { ask, documents } = await aLivelyShop();
  const before = JSON.stringify([...documents.promoters]);
  const asked = { ...MARCH, by: "sales", targetValue: 4_500, otherwise: "demote" };
  const { rows, ...counts } = await ask<AssessReply>("assess", asked);
  expect(rows.map(({ number, passed, proposed }) => [number, passed, proposed])).toEqual([
    [1, true, "keep"],
    [3, true, "keep"],
    [2, false, "demote"],
  ]);
  expect(counts).toMatchObject({ passedCount: 2, missedCount: 1, nextAfterRows: null });
  const missed = await ask<AssessReply>("assess", { ...asked, passed: false, limit: 1 });
  expect(missed.rows.map(({ number }) => number)).toEqual([2]);
  expect(JSON.stringify([...documents.promoters])).toBe(before);
});

const refused: [why: string, action: string, fields: object][] = [
  ["a span that ends before it begins", "trend", { fromDay: "2026-03-05", untilDay: "2026-03-04" }],
  ["more than 93 days", "trend", { fromDay: "2026-01-01", untilDay: "2026-04-04" }],
  ["a day that is none", "trend", { fromDay: "2026-02-30", untilDay: "2026-03-04" }],
  ["the same twice", "sales", { ...MARCH, by: ["product", "product"] }],
  ["nothing to group by", "sales", { ...MARCH, by: [] }],
  ["what is no measure", "leaderboard", { ...MARCH, by: "heads" }],
];
it.each(refused)("refuses %s", async (_why, action, fields) => {
  expect(await reportShop().codeOf(action, fields)).toBe("request_invalid");
});

it("takes 93 days", async () => {
  const { codeOf } = reportShop();
  expect(await codeOf("trend", { fromDay: "2026-01-01", untilDay: "2026-04-03" })).toBe("ok");
});

it("tells nothing of a shop in which nothing ever happened", async () => {
  const { ask, documents } = reportShop();
  documents.promoters.clear();
  const report = await ask<SalesReply>("sales", { ...MARCH, by: ["product"] });
  expect(report).toMatchObject({ asOfMs: null, rows: [], missingDays: [], total: { orders: 0 } });
});

const exported: [action: string, fields: object, expected: readonly string[]][] = [
  [
    "sales",
    { ...MARCH, by: ["promoter"] },
    ["商品,省份,推广员", ",,推广员 #1,1,2,66.66,0.00,66.66,6.66"],
  ],
  ["trend", MARCH, ["日期,订单数", "2026-03-04,1,2,28.00,5.00,23.00"]],
  ["funnel", MARCH, ["渠道,活动", "无渠道,,0,0,2,0"]],
  ["leaderboard", { ...MARCH, by: "sales" }, ["名次,销售额（元）", "推广员 #1,,,,1,66.66"]],
  ["targets", { year: "2026" }, ["目标归属"]],
  ["assess", { ...MARCH, by: "orders", targetValue: 2 }, ["建议", "推广员 #3,,,达标,保留,2,2"]],
];
it.each(exported)("takes %s out as a file, and how old it is", async (action, fields, expected) => {
  const { ask } = await aLivelyShop();
  const { text, fileName } = await ask<ExportReportReply>("export", {
    report: { action, ...fields },
  });
  for (const part of expected) expect(text).toContain(part);
  expect(text).toMatch(/截至 |还没有统计/);
  expect(fileName).toMatch(new RegExp(`^${action}-2026.*\\.csv$`));
});

it("logs who took a report out, and refuses what is no report", async () => {
  const { ask, codeOf, documents } = await aLivelyShop();
  await ask("export", { report: { action: "trend", ...MARCH } });
  expect([...documents.staffActions.values()]).toMatchObject([
    { function: "reports", action: "export", state: "done" },
  ]);
  expect(await codeOf("export", { report: { action: "today" } })).toBe("request_invalid");
});
