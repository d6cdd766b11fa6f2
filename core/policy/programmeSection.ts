import type { Plan } from "#core/plan/plan.ts";
import type { Metric, Programme, Trigger } from "#core/plan/programme.ts";
import { percent, yuan } from "#core/policy/amounts.ts";
import { list, sentence, table, type Block, type Section } from "#core/policy/block.ts";

/** Levels, awards and stock, as the brand promises them outside of orders; null where it says nothing of it. */
export function programmeSection({ programme = {}, levels = [] }: Plan): Section | null {
  const blocks = [
    ...(levels.length > 0 ? [sentence(`等级从低到高：${levels.join("、")}。`)] : []),
    ...levelBlocks(programme),
    ...awardBlocks(programme),
    ...dealerBlocks(programme),
  ];
  return blocks.length === 0 ? null : { title: "等级与其他约定", blocks };
}

function levelBlocks({ levels = [] }: Programme): readonly Block[] {
  if (levels.length === 0) return [];
  const rows = levels.map(({ level, entry, any = false }) => [
    level,
    entry.map(({ metric, from }) => conditionText(metric, from)).join(any ? "，或" : "，且") ||
      "无条件",
  ]);
  return [table(["等级", "条件"], rows)];
}

/** Amounts of money are in fen, days and points are plain numbers. */
export function conditionText(metric: Metric, from: number): string {
  const { name, unit } = METRICS[metric];
  if (unit !== "fen") return `${name}达到 ${from}${unit}`;
  return `${name}达到 ${yuanOf(from)}`;
}

const yuanOf = (amount: number): string => {
  const cents = amount % 100;
  return `${(amount - cents) / 100}.${String(cents).padStart(2, "0")} 元`;
};

const METRICS: Readonly<Record<Metric, { readonly name: string; readonly unit: string }>> = {
  ownSales: { name: "本人净销售额", unit: "fen" },
  exam: { name: "考试", unit: " 分" },
  service: { name: "服务评分", unit: " 分" },
  tenureDays: { name: "参加时间", unit: " 天" },
  recruits: { name: "发展人数", unit: " 人" },
  downlineLevels: { name: "所发展的人的等级", unit: "" },
  teamSales: { name: "他人销售额", unit: "fen" },
  purchase: { name: "本人购买", unit: "fen" },
  topUp: { name: "充值", unit: "fen" },
  fee: { name: "缴费", unit: "fen" },
};

function awardBlocks({ awards = [] }: Programme): readonly Block[] {
  if (awards.length === 0) return [];
  const rows = awards.map(({ id, trigger, count = 1, worthFen, reversedOnRefund = true }) => [
    id,
    `${TRIGGERS[trigger]}${count > 1 ? `，满 ${count} 次` : ""}${reversedOnRefund ? "；退款后收回" : ""}`,
    worthFen === undefined ? "未写明" : yuan(worthFen),
  ]);
  return [table(["奖励", "条件", "价值"], rows, { amounts: 1 })];
}

const TRIGGERS: Readonly<Record<Trigger, string>> = {
  firstOrderOfCustomer: "新客的首单",
  orderOfCustomer: "买家的订单",
  ownSales: "本人的销售",
  service: "完成服务",
  exam: "通过考试",
  join: "加入",
  recruits: "发展人数",
  levelUpOfOther: "他人升级",
  firstStockOfRecruit: "所发展的人首次进货",
  stockOfRecruit: "所发展的人进货",
  teamSales: "他人的销售",
  ownPurchase: "本人购买",
  share: "分享",
  follow: "关注",
  invite: "邀请",
  view: "浏览",
};

function dealerBlocks({ dealers, monthCapFen }: Programme): readonly Block[] {
  const returns =
    dealers?.returnDays === undefined || dealers.returnRateBp === undefined
      ? []
      : [
          `进货未售出的，${dealers.returnDays} 天内按价款的 ${percent(dealers.returnRateBp)} 退货。`,
        ];
  const cap = typeof monthCapFen === "number" ? [`每人每月最多 ${yuan(monthCapFen)}。`] : [];
  const items = [...returns, ...cap];
  return items.length === 0 ? [] : [list(items)];
}
