import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import {
  everyPlan,
  fullAround,
  fullOrder,
  fullPayment,
} from "#core/commission/testing/fullOrder.ts";
import {
  paidFor,
  PEOPLE,
  refundOf,
  soldOrder,
  soldPlan,
} from "#core/commission/testing/soldOrder.ts";
import { chinese } from "#core/explain/chinese.ts";
import { REASONS } from "#core/explain/chineseNames.ts";
import type { KnownPlan, Material } from "#core/explain/material.ts";
import { orderStory, readBy } from "#core/explain/story.ts";
import { differencesOf } from "#core/explain/testing/sameFacts.ts";
import { caseOf, publishedAs } from "#core/explain/testing/soldStory.ts";
import { linesOf } from "#core/explain/text.ts";
import { fen } from "#core/money.ts";
import type { Plan } from "#core/plan/plan.ts";
import { DAY_MS } from "#core/time.ts";
import { aPromoter, override, rate } from "#tests/fixtures.ts";

const AT = Date.parse("2026-03-02T10:00:00+08:00");
const people = PEOPLE.map((id, index) => aPromoter(id, { number: 3 - index }));
const evidence = {
  ...{ promoterId: "C", boundAtMs: AT - DAY_MS, untilMs: AT + 6 * DAY_MS },
  ...{ promoterNumber: 3, channel: 2, campaign: 7 },
};
const order = { ...soldOrder, createdAtMs: AT, evidence };

/** The sold order under a plan, its payment and some facts; told on the third day. */
function told(
  more: readonly Fact[] = [],
  plan: Partial<Plan> = {},
  changes: Partial<Material> = {},
) {
  const material: Material = {
    ...{ order, case: caseOf(order, [paidFor(plan, AT), ...more], AT) },
    plan: publishedAs(soldPlan(plan), AT - DAY_MS),
    promoters: people,
    ...{ channel: "海报", touches: [], nowMs: AT + 2 * DAY_MS, fromLine: 0, linesMax: 20 },
    ...changes,
  };
  const story = orderStory(material);
  expect(differencesOf(readBy(story, "staff"))).toEqual([]);
  const by = (promoterId: string) => linesOf(chinese, readBy(story, { promoterId }));
  return { staff: linesOf(chinese, readBy(story, "staff")), by };
}
const received: Fact = { key: "received", receivedAtMs: AT + DAY_MS };

it("tells a promoter his own part, from the touch to the day of payment", () => {
  const { by } = told([received, refundOf("R1", { tea: 3_333 })]);
  expect(by("C")).toEqual([
    "订单 O1 的分润说明（截至 2026-03-04 10:00，北京时间）",
    "【订单】",
    "2026-03-02 10:00 下单，2026-03-02 10:00 支付，2026-03-03 10:00 收货",
    "只按商品的实付金额计算，运费和赠品不计",
    "赠品 card：不计",
    "【归属】",
    "买家下单时是一位推广员的粉丝",
    "推广员 3 号：买家 2026-03-01 10:00 打开了这位推广员的推广码（渠道：海报，活动：7）",
    "归属从 2026-03-01 10:00 起，2026-03-08 10:00 到期；2026-03-02 10:00 下单时有效",
    "推广员 3 号在距离 1：买家是他的粉丝",
    "【方案】",
    "按支付时生效的方案 p1 第 1 版，2026-03-01 10:00 发布，2026-03-01 10:00 起生效，检查标准：声明",
    "封顶：每行的分润合计不超过基数的 30%，整单不超过 50,000.00 元，超出的从排在后面的减",
    "【第 1 行：tea × 1】",
    "基数：实付 100.00 元 − 退款 R1（2026-03-02）33.33 元 = 66.67 元",
    "推广员 3 号（距离 1）",
    "  规则：通用比例，10%",
    "  未用：商品 cup，20%（另有约定第 1 条），商品不同",
    "  计算：66.67 元 × 10% = 6.667 元，不足一分的舍去，得 6.66 元",
    "  封顶：没有影响",
    "  分润：6.66 元",
    "【第 2 行：cup × 1】",
    "基数：实付 10.00 元",
    "推广员 3 号（距离 1）",
    "  规则：商品 cup，20%（另有约定第 1 条）",
    "  未用：通用比例，10%，有更具体的规则",
    "  计算：10.00 元 × 20% = 2.00 元",
    "  封顶：没有影响",
    "  分润：2.00 元",
    "【合计】",
    "推广员 3 号合计：8.66 元",
    "  8.66 元 待结算，2026-03-18 10:00 起可提现",
    "    2026-03-03 10:00 收货后 15 天",
    "【以后还会变吗】",
    "2027-03-02 10:00 前买家都可能退款：退了款，分润按同样的规则减少，已可提现的也会扣回",
  ]);
});

it.each([
  ["售后退款：破损或质量问题", "，破损或质量问题"],
  ["售后退款", ""], // As refunds were made before reasons were known.
  ["买家王小明电话说茶碎了", ""], // What staff write is for WeChat and the buyer.
  ["", ""],
])("tells of a refund for %j why the buyer asked: %j", (reason, shown) => {
  const refund = refundOf("R1", { tea: 3_333 });
  const asked: Fact = {
    ...{ key: "refund-asked/R1", lines: refund.lines, freightFen: fen(0) },
    ...{ reason, by: "staff-1" },
  };
  const base = `基数：实付 100.00 元 − 退款 R1（2026-03-02${shown}）33.33 元 = 66.67 元`;
  const { by, staff } = told([asked, refund]);
  expect(by("C")).toContain(base);
  expect(staff).toContain(base);
});

it("tells of the caps what they left, and to staff alone who was served before", () => {
  const { staff, by } = told([], { capBp: soldPlan().capBp, perOrderCapFen: fen(1_300) });
  const cut = "  整单封顶：13.00 元；先给排在前面的（距离 1），只剩 1.00 元，少了 4.00 元";
  expect(by("B")).toContain(cut);
  expect(by("B").some((line) => line.includes("排在前面的："))).toBe(false);
  expect(staff).toContain("    排在前面的：推广员 3 号（距离 1）12.00 元");
  expect(by("A")).toContain("推广员 1 号合计：0.00 元");
});

it.each([
  ["before receipt", [], 1, "  11.99 元 待结算，2026-04-16 10:00 起可提现"],
  ["when it is due", [received], 20, "  11.99 元 已可提现（2026-03-18 10:00 起）"],
  [
    "while it is held",
    [{ key: "hold/H1", reason: "suspicion", note: "同一地址", by: "staff-9" }],
    1,
    "  11.99 元 冻结中，冻结解除后才可提现",
  ],
] as const)("tells the state of a share %s", (_, more, days, line) => {
  const plan = { overrides: [override(1, 1_999, { sku: "cup" })] };
  const { by, staff } = told(more, plan, { nowMs: AT + days * DAY_MS });
  expect(by("C")).toContain(line);
  expect(by("C").join()).not.toMatch(/同一地址|staff-9|存疑/);
  if (line.includes("冻结")) expect(staff.join()).toMatch("冻结：存疑，同一地址（staff-9");
});

it("tells what was taken back after it was available", () => {
  const facts: Fact[] = [paidFor({}, AT), received];
  const before = caseOf(order, facts, AT);
  const late = caseOf(order, [...facts, refundOf("R1", { tea: 10_000, cup: 1_000 })], AT);
  const [row] = before.schedule;
  const schedule = [
    ...before.schedule,
    ...before.schedule.map((one) => ({
      ...{ ...one, availableAtMs: AT + 30 * DAY_MS, amountFen: fen(0 - one.amountFen) },
    })),
  ];
  expect(row?.amountFen).toBe(1_200);
  const known = { ...late, schedule };
  const { by } = told([], {}, { case: known, nowMs: AT + 31 * DAY_MS });
  expect(by("C")).toContain("  12.00 元 已扣回（2026-04-01 10:00）");
  expect(by("C")).toContain("推广员 3 号合计：0.00 元");
});

it("tells corrections to whom they concern, and names who made them to staff alone", () => {
  const asked = { promoterId: "B", amountFen: fen(-200), reason: "重复计算" };
  const { staff, by } = told([
    { key: "adjustment-asked/K1", ...asked, by: "staff-1" },
    { key: "adjustment/K1", ...asked, proposedBy: "staff-1", approvedBy: "staff-2" },
    { key: "adjustment-asked/K2", ...asked, reason: "待查", by: "staff-1" },
  ]);
  const line = "推广员 2 号：2026-03-02 更正 -2.00 元，计入 -2.00 元，原因：重复计算";
  expect(by("B")).toContain(line);
  expect(by("B")).toContain("推广员 2 号合计：3.50 元");
  expect(by("B").join()).not.toMatch(/staff|待查/);
  expect(by("C").join()).not.toMatch("更正");
  expect(staff).toContain("  更正 K1：staff-1 申请，staff-2 决定");
  expect(staff).toContain("推广员 2 号：申请更正 -2.00 元，等待另一位员工决定，原因：待查");
});

describe("who got nothing", () => {
  it("reads of his ban; what room it takes is staff's to read", () => {
    const banned = people.map((one) => (one._id === "B" ? { ...one, bannedAtMs: AT - 1 } : one));
    const around = { promoters: banned, orderNumber: 1, posts: [] };
    const payment = { transactionId: "t", amountFen: order.totalFen, successAtMs: AT };
    const paid = priceOrder(order, payment, { plan: soldPlan(), version: 1 }, around);
    const { staff, by } = told([], {}, { case: caseOf(order, [paid], AT), promoters: banned });
    expect(by("B")).toContain("推广员 2 号（距离 2）：支付时已被清退，没有分润，这一份留在品牌");
    expect(by("B")).toContain("推广员 2 号（距离 2）：0.00 元，支付时已被清退（2026-03-02 09:59）");
    expect(by("B").join()).not.toMatch("占 5.00");
    expect(staff).toContain("  这一份在封顶里占 5.00 元");
    expect(by("C").join()).not.toMatch("清退");
  });

  it.each(Object.entries(REASONS))("reads why: %s", (reason, sentence) => {
    const paid = paidFor({ rates: [rate(1, 1_000)] }, AT);
    const unpaid = [{ distance: 2, reason } as (typeof paid.unpaid)[number]];
    const known = caseOf(order, [{ ...paid, unpaid }], AT);
    const { by } = told([], {}, { case: known });
    expect(by("B").join()).toMatch(`推广员 2 号（距离 2）：0.00 元，${sentence}`);
    expect(sentence).not.toBe("");
  });

  it("reads that the plan does not pay his distance at all", () => {
    const { by } = told([], { rates: [rate(1, 1_000)] });
    expect(by("B")).toContain("推广员 2 号（距离 2）：0.00 元，方案没有给这个距离定比例");
  });

  it("reads of goods for which no rule pays, without their price", () => {
    const { by } = told([], { rates: [rate(2, 500)] });
    expect(by("C")).toContain("推广员 3 号（距离 1）：方案对这件商品不付这一项");
    expect(by("C").join()).not.toMatch("100.00");
  });
});

describe("whose order it is", () => {
  it.each([
    ["nobody's", { chain: [], evidence: null }, "买家下单时没有归属推广员，是品牌自己的订单"],
    [
      "a promoter's own",
      { buyerId: "C", selfPurchase: true, evidence: null },
      "买家本人就是推广员，这是他自己的订单",
    ],
    ["a fan's, of an older order", { evidence: null }, "买家下单时是一位推广员的粉丝"],
  ])("%s", (_, changes, line) => {
    const own = { ...order, ...changes };
    expect(told([], {}, { order: own, case: null }).staff).toContain(line);
  });

  it("tells an older order's touch without a channel, and a binding without an end", () => {
    const { promoterId, boundAtMs } = evidence;
    const own = { ...order, evidence: { promoterId, boundAtMs, untilMs: null } };
    const { by } = told([], {}, { order: own });
    expect(by("C")).toContain("推广员 3 号：买家 2026-03-01 10:00 打开了这位推广员的推广码");
    expect(by("C")).toContain("归属从 2026-03-01 10:00 起，永久有效；2026-03-02 10:00 下单时有效");
    expect(by("B").join()).not.toMatch("2026-03-01 10:00 打开");
  });

  it("tells that a late notice moved it, and keeps the former owner's touch to itself", () => {
    const paid = paidFor({}, AT);
    const moved: Fact = { ...paid, key: "owner/1", payments: 1, chain: ["A"], payees: [] };
    const { staff, by } = told([moved]);
    expect(staff).toContain("买家另一笔付款的通知来得晚，归属按后来知道的重新认定");
    expect(by("A").join()).not.toMatch("打开了");
  });
});

describe("what does not agree", () => {
  const plan = (changes: Partial<Plan>): KnownPlan => publishedAs(soldPlan(changes), AT - DAY_MS);
  it.each<[string, Partial<Material>, string]>([
    ["a version that is gone", { plan: { lost: "plan_missing" } }, "找不到该方案版本"],
    ["a version of a broken seal", { plan: { lost: "plan_unsealed" } }, "该方案版本发布后被改动过"],
    [
      "another rule",
      { plan: plan({ overrides: [override(1, 1_000, { sku: "tea" })] }) },
      "支付时记录的规则与方案版本不一致（第 1 行，距离 1）：记录的是 通用比例，应为 另有约定第 1 条",
    ],
    [
      "another rate",
      { plan: plan({ rates: [rate(1, 999), rate(2, 500), rate(3, 300)] }) },
      "支付时记录的比例与方案版本不一致（第 1 行，距离 1）：记录的是 10%，应为 9.99%",
    ],
    [
      "books that say less",
      { case: { ...caseOf(order, [paidFor({}, AT)], AT), entries: [] } },
      "已入账的金额与应得的不一致（入账）：记录的是 0.00 元，应为 12.00 元",
    ],
  ])("is a finding, and the recorded rule stands: %s", (_, changes, line) => {
    const { staff, by } = told([], {}, changes);
    expect(staff.filter((text) => text.includes(line))).not.toEqual([]);
    expect(by("C")).toContain("推广员 3 号合计：12.00 元");
    expect(staff.join()).toMatch("通用比例，10%");
  });
});

it("tells an order without a payment, without a plan, and one of many lines in parts", () => {
  expect(told([], {}, { case: null }).by("C").join()).toMatch("还没有支付，还没有确认收货");
  const payment = { transactionId: "t", amountFen: order.totalFen, successAtMs: AT };
  const unpriced = priceOrder(order, payment, null, { promoters: [], orderNumber: 1, posts: [] });
  const without = told([], {}, { case: caseOf(order, [unpriced], AT), plan: null });
  expect(without.by("C")).toContain("支付时没有生效的方案，谁也没有分润");
  const first = told([], {}, { linesMax: 1 });
  expect(first.by("C")).toContain("另有 1 行商品没有在这里说明，接着从第 2 行看起");
  const second = told([], {}, { linesMax: 1, fromLine: 1 });
  expect(second.by("C").join()).toMatch("【第 2 行：cup × 1】");
  expect(second.by("C")).toContain("另有 1 行商品没有在这里说明");
});

it("has a sentence for every component, told to whom it pays", () => {
  const paid = priceOrder(fullOrder, fullPayment, { plan: everyPlan(), version: 1 }, fullAround);
  const { successAtMs } = fullPayment;
  const material: Material = {
    ...{ order: fullOrder, case: caseOf(fullOrder, [paid], successAtMs) },
    plan: publishedAs(everyPlan(), successAtMs - DAY_MS),
    promoters: fullAround.promoters,
    ...{ channel: null, touches: [], nowMs: successAtMs, fromLine: 0, linesMax: 20 },
  };
  const story = orderStory(material);
  expect(differencesOf(readBy(story, "staff"))).toEqual([]);
  const names: Readonly<Record<string, readonly string[]>> = {
    C: ["距离 1", "首单奖，距离 1"],
    B: ["距离 2", "级差奖，距离 2", "团队奖，距离 2", "培育奖，距离 2"],
    A: ["距离 3", "平级奖，距离 3"],
    ...{ S: ["门店分润"], W: ["店员分润"], M: ["供货价"], N: ["供货价"] },
    ...{ P: ["区域分润，省级"], Q: ["区域分润，市级"], R: ["区域分润，区级"] },
  };
  for (const [promoterId, positions] of Object.entries(names)) {
    const lines = linesOf(chinese, readBy(story, { promoterId }));
    for (const position of positions) {
      expect(lines.filter((line) => line.endsWith(`（${position}）`))).not.toEqual([]);
    }
  }
});

it("tells staff what became of the buyer's other touches", () => {
  const touch = { promoterNumber: 9, channel: 0, campaign: 0, atMs: AT - 1 };
  const { staff, by } = told([], {}, { touches: [{ touch, verdict: "protected" }] });
  const line =
    "扫码记录：2026-03-02 09:59，推广员 9 号的推广码，当时归属另一位推广员，仍在保护期内，不改绑";
  expect(staff).toContain(line);
  expect(by("C").join()).not.toMatch("9 号");
});
