import { defaultSettings, RUNNING, type Settings } from "#core/brand/settings.ts";
import { fen } from "#core/money.ts";
import { withBan, withLeave } from "#core/people/standing.ts";
import { type CentreMaterial, centreOf } from "#core/promoter/centre.ts";
import { earnSentences } from "#core/promoter/earnSentences.ts";
import { emptyWallet } from "#core/wallet/wallet.ts";
import { aPlan, aPromoter, override } from "#tests/fixtures.ts";

const NOW_MS = 5_000;
const paused = (by: string): Settings => ({
  ...defaultSettings,
  switches: { ...RUNNING, joining: { sinceMs: 0, reason: "名额已满", by } },
});
const nobody = { promoter: null, application: null, wallet: null };
const centre = (person: Partial<CentreMaterial["person"]>, more: Partial<CentreMaterial> = {}) =>
  centreOf({
    person: { ...nobody, ...person },
    ...{ settings: defaultSettings, plan: null, figures: null, nowMs: NOW_MS },
    ...more,
  });
const known = aPromoter("P", { number: 17, approvedAtMs: 10 });

it.each<[string, Partial<CentreMaterial["person"]>, Settings, string, string]>([
  ["nobody", {}, defaultSettings, "none", "还不是推广员，可以免费申请"],
  ["nobody, paused", {}, paused("staff"), "none", "品牌暂停招募推广员：名额已满"],
  ["nobody, paused by the monitor", {}, paused("monitor"), "none", "品牌暂停招募推广员"],
  [
    "who applied",
    { application: { _id: "P", rev: 1, appliedAtMs: 3 } },
    ...([paused("staff"), "applied", "申请已提交，请等品牌审核"] as const),
  ],
  ["a promoter", { promoter: known }, defaultSettings, "approved", "你是推广员 17 号"],
  [
    "a banned one",
    { promoter: withBan(known, "刷单", 20) },
    ...([defaultSettings, "banned", "你已被停止推广：刷单。以前的分润照常到账，仍可提现"] as const),
  ],
  [
    "who left",
    { promoter: withLeave(known, 20) },
    ...([defaultSettings, "left", "你已退出推广。以前的分润照常到账，仍可提现"] as const),
  ],
])("%s", (_name, person, settings, state, sentence) => {
  const told = centre(person, { settings });
  expect([told.state, told.sentence]).toEqual([state, sentence]);
  expect(told.joining.open).toBe(settings === defaultSettings);
});

it("tells his number, level, plan and figures", () => {
  const levels = [
    { level: "银", fromMs: 10 },
    { level: "金", fromMs: NOW_MS + 1 },
  ];
  const wallet = { ...emptyWallet("P"), watermarkMs: 100 };
  const entry = { planId: "p1", version: 2, fromMs: 4 };
  const sums = {
    today: { orders: 1, soldFen: fen(100) },
    month: { orders: 2, soldFen: fen(300) },
    ...{ maturedFen: fen(70), pendingFen: fen(30) },
  };
  const told = centre(
    { promoter: { ...known, levels }, wallet },
    { plan: { entry, plan: aPlan() }, figures: { sums, fans: 4, untilMs: NOW_MS } },
  );
  expect(told.promoter).toEqual({
    ...{ number: 17, sinceMs: 10, levelName: "银", nextLevel: levels[1] },
    ...{ bannedAtMs: null, banReason: null },
  });
  expect(told.plan).toMatchObject(entry);
  expect(told.joining.terms[0]).toBe("参加免费：不收入门费、保证金，也不要求购买任何商品。");
  expect(told.counts).toEqual({
    ...{ fans: 4, today: sums.today, month: sums.month },
    ...{ pendingFen: 30, availableFen: 70, unreadNotices: 0 },
  });
});

it.each([
  [undefined, 18],
  [16, 18],
  [21, 21],
])("asks for an age of %p: %i", (minAge, expected) => {
  const join = minAge === undefined ? {} : { minAge };
  const plan = aPlan({ programme: { join } });
  const entry = { planId: "p1", version: 1, fromMs: 0 };
  expect(centre({}, { plan: { entry, plan } }).joining.minAge).toBe(expected);
});

it("says what somebody earns by in short sentences, his own level's rules by themselves", () => {
  const plan = aPlan({
    overrides: [
      override(1, 1_500, { level: "金" }),
      override(1, 1_200, { level: "银", category: "茶" }),
      override(1, 2_000, { sku: "S9" }),
    ],
    components: { firstOrder: { rules: [] } },
    periods: [{ id: "m", period: "month", mode: "slices", tiers: [] }],
    selfPurchase: "memberPrice",
  });
  expect(earnSentences(plan, "银")).toEqual([
    "你的粉丝下单：实付金额的 10%",
    "你介绍的推广员卖出：实付金额的 5%",
    "隔一位推广员卖出：实付金额的 3%",
    "你的等级：类目 茶，距离 1：12%",
    "另有 1 条商品或客户的专门约定，见分润政策",
    "首单奖：新客的第一笔已付订单，付给距离 1，每位新客一次；推广员自己的订单没有。",
    "月度奖：按本人净销售额分档",
    "确认收货后 15 天到账；退款会相应减少",
    "自己买享会员价，不计分润",
  ]);
  expect(earnSentences(aPlan(), null)).toHaveLength(5);
});
