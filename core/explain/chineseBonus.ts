import { chinaMinute, percent, ratedYuan, yuan } from "#core/explain/amounts.ts";
import type { BonusFacts } from "#core/explain/bonusFacts.ts";
import { money, person } from "#core/explain/chineseNames.ts";

/** What is lost by rounding stays with the brand; said only where something is. */
export const rounded = (exact: string, amountFen: number): string =>
  exact === yuan(amountFen)
    ? `${money(amountFen)}`
    : `${exact} 元，不足一分的舍去，得 ${money(amountFen)}`;

/** `2026-05`, `2026-Q2` or `2026`, as people say it. */
function periodText(label: string): string {
  const [year = "", part] = label.split("-");
  if (part === undefined) return `${year} 年`;
  const within = part.startsWith("Q") ? `第 ${part.slice(1)} 季度` : `${Number(part)} 月`;
  return `${year} 年 ${within}`;
}

/** The sentences about a period's bonus, in Chinese. */
export const chineseBonus: { readonly [K in keyof BonusFacts]: (facts: BonusFacts[K]) => string } =
  {
    bonusTitle: ({ bonusId, period, who, atMs }) =>
      `${person(who)} ${periodText(period)}的周期奖 ${bonusId}（截至 ${chinaMinute(atMs)}，北京时间）`,
    bonusPlan: ({ planId, version }) => `按期末生效的方案 ${planId} 第 ${version} 版`,
    bonusSales: ({ soldFen, fromMs, untilMs, asOfMs }) =>
      `自己的销售：${chinaMinute(fromMs)} 起、${chinaMinute(untilMs)} 前支付的，扣除退款后 ${money(soldFen)}（${chinaMinute(asOfMs)} 统计）`,
    bonusTier: ({ fromFen, untilFen, baseFen, rateBp, fixedFen, amountFen }) => {
      const span = `${yuan(fromFen)} 元起${untilFen === null ? "" : `、不到 ${money(untilFen)}`}`;
      if (fixedFen !== null) return `  ${span}：固定 ${money(fixedFen)}`;
      return `  ${span}：${money(baseFen)} × ${percent(rateBp)} = ${rounded(ratedYuan(baseFen, rateBp), amountFen)}`;
    },
    bonusTooLittle: ({ fromFen }) =>
      fromFen === null ? "  方案没有写档位" : `  没有达到最低一档 ${money(fromFen)}`,
    bonusCap: ({ soldFen, capBp, capFen, leftFen, cutFen }) =>
      `  封顶：${money(soldFen)} × ${percent(capBp)} = ${rounded(ratedYuan(soldFen, capBp), capFen)}；这些订单的分润和排在前面的奖励先算，只剩 ${money(leftFen)}，少了 ${money(cutFen)}`,
    bonusServed: ({ sharedFen, otherBonusFen }) =>
      `    排在前面的：这些订单的分润 ${money(sharedFen)}、其他奖励 ${money(otherBonusFen)}`,
    bonusOwed: ({ amountFen }) => `奖励：${money(amountFen)}`,
    bonusMeasured: ({ atMs, soldFen, owedFen, changeFen }) =>
      `  ${chinaMinute(atMs)} 统计：销售 ${money(soldFen)}，奖励 ${money(owedFen)}，增减 ${money(changeFen)}`,
    bonusLater: () => "以后这些订单再退款，会重新统计，多发的扣回",
  };
