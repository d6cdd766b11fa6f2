import { bonusName, COMPONENT_NAMES, conditionName, goodsName } from "#core/plan/names.ts";
import { COMPONENTS, type Condition, type Pay } from "#core/plan/components.ts";
import { DISTANCES, type Distance, type Plan } from "#core/plan/plan.ts";
import { COMPONENT_MEANINGS } from "#core/policy/meanings.ts";
import { payText } from "#core/policy/rates.ts";

const WHO: Readonly<Record<Distance, string>> = {
  1: "你的粉丝下单",
  2: "你介绍的推广员卖出",
  3: "隔一位推广员卖出",
};
const OWN_ORDERS: Readonly<Record<Plan["selfPurchase"], string>> = {
  none: "自己买不计分润",
  level1: "自己买也按「你的粉丝下单」计",
  memberPrice: "自己买享会员价，不计分润",
};

/** What somebody of a level earns by, a short sentence each. The whole plan is in its policy. */
export function earnSentences(plan: Plan, level: string | null): readonly string[] {
  const { rates, overrides, components = {}, periods = [] } = plan;
  const general = DISTANCES.flatMap((distance) =>
    rates
      .filter((rate) => rate.distance === distance)
      .map((rate) => `${WHO[distance]}：实付金额的 ${payText(rate)}`),
  );
  const own = level === null ? [] : overrides.filter((one) => one.level === level).map(ruleText);
  const others = overrides.filter((one) => one.level === null).length;
  const on = COMPONENTS.filter((component) => components[component] !== undefined);
  return [
    ...general,
    ...own.map((text) => `你的等级：${text}`),
    ...(others > 0 ? [`另有 ${others} 条商品或客户的专门约定，见分润政策`] : []),
    ...on.map((component) => `${COMPONENT_NAMES[component]}：${COMPONENT_MEANINGS[component]}`),
    ...periods.map((bonus) => `${bonusName(bonus, periods)}：按本人净销售额分档`),
    `确认收货后 ${plan.freezeDays} 天到账；退款会相应减少`,
    OWN_ORDERS[plan.selfPurchase],
  ];
}

/** `距离 1：12%`, `类目 茶，距离 1：15%`: a rule for a level, which it does not name again. */
export function ruleText(rule: Condition & Pay & { readonly distance?: Distance }): string {
  const isAnyGoods = rule.sku === null && rule.category === null;
  const condition = conditionName({ ...rule, level: null });
  const said = [
    ...(isAnyGoods ? [] : [goodsName(rule)]),
    ...(condition === "不限" ? [] : [condition]),
    ...(rule.distance === undefined ? [] : [`距离 ${rule.distance}`]),
  ];
  return `${said.length === 0 ? "全部商品" : said.join("，")}：${payText(rule)}`;
}
