import type { RefundSource, HoldReason } from "#core/commission/facts.ts";
import { yuan } from "#core/explain/amounts.ts";
import type { FoundNames } from "#core/explain/finding.ts";
import { placeName } from "#core/explain/ruleNames.ts";
import type { Ahead, FindingCode, Part, Position, Who } from "#core/explain/shown.ts";
import type { Facts } from "#core/explain/statement.ts";
import type { RuleVerdict } from "#core/explain/triedRules.ts";
import { AREA_NAMES, COMPONENT_NAMES, PLACE_NAMES } from "#core/plan/names.ts";

/** Names of what an explanation speaks of, in Chinese. */

export const money = (amountFen: number): string => `${yuan(amountFen)} 元`;

export const person = ({ number, promoterId }: Who): string =>
  number === null ? `推广员 ${promoterId}` : `推广员 ${number} 号`;

export function position({ component, distance, area }: Position): string {
  const place = distance === null ? "" : `距离 ${distance}`;
  if (component === null) return place;
  const more = area === undefined ? place : AREA_NAMES[area];
  return more === "" ? COMPONENT_NAMES[component] : `${COMPONENT_NAMES[component]}，${more}`;
}

const aheadName = ({ own, ...place }: Ahead): string => {
  const name = place.component === null ? position(place) : COMPONENT_NAMES[place.component];
  return `${own ? "本人的" : ""}${name}`;
};

/** Who was served before somebody: positions only, and whether it was himself. */
export const before = (ahead: readonly Ahead[]): string =>
  ahead.length === 0 ? "" : `先给排在前面的（${[...new Set(ahead.map(aheadName))].join("、")}），`;

export const VERDICTS: Readonly<Record<RuleVerdict, string>> = {
  other_goods: "商品不同",
  other_category: "类目不同",
  other_level: "等级不同",
  other_group: "客户组不同",
  other_order: "不是买家的这一单",
  less_specific: "有更具体的规则",
  won: "采用",
};

export const SOURCES: Readonly<Record<RefundSource, string>> = {
  refund: "退款",
  complaint: "投诉退款",
  chargeback: "拒付",
};

export const HOLDS: Readonly<Record<HoldReason, string>> = {
  after_sales: "售后",
  complaint: "投诉",
  suspicion: "存疑",
};

export const REASONS: Readonly<Record<Facts["unpaid"]["reason"], string>> = {
  nobody_at_distance: "这个距离上没有人",
  banned: "支付时已被清退",
  self_purchase: "这是推广员自己的订单，方案不为此付分润",
  member_price: "推广员自购已享会员价，不付分润",
  no_plan: "支付时没有生效的方案",
  not_first_order: "买家以前付过款，这不是首单",
  level_not_higher: "等级对应的比例不高于前面已计的，没有级差奖",
  not_peers: "与前一位推广员的等级不同，或次数已用完",
  no_leader: "没有人达到规定的等级",
  not_promoted: "带来买家的推广员没有升到规定的等级，或已不在该等级",
  nurture_over: "培育期已满",
  no_store: "订单没有门店，或门店当时没有这个人",
  no_region: "订单没有收货地区",
  no_agent: "当时没有代理",
  no_rule: "方案对这些商品没有约定这一项",
  distance_unpaid: "方案没有给这个距离定比例",
};

export const FINDINGS: Readonly<Record<FindingCode, string>> = {
  plan_missing: "找不到该方案版本，规则只能按支付时的记录说明",
  plan_unsealed: "该方案版本发布后被改动过，规则只能按支付时的记录说明",
  rule_differs: "支付时记录的规则与方案版本不一致",
  rate_differs: "支付时记录的比例与方案版本不一致",
  shares_differ: "这里的计算与应得的分润不一致",
  books_differ: "已入账的金额与应得的不一致",
};

/** What the words of a finding stand for. */
export const FOUND: FoundNames = {
  ...{ entries: "入账", schedule: "到账安排", nothing: "无", places: PLACE_NAMES },
  line: (n, place) => `第 ${n} 行，${place}`,
  share: (n) => `第 ${n} 份`,
  ...{ money, placeName },
};

export function heading(part: Part): string {
  if (typeof part === "object") {
    const pieces = part.quantity === null ? "" : ` × ${part.quantity}`;
    return `【第 ${part.line} 行：${part.sku}${pieces}】`;
  }
  return `【${PARTS[part]}】`;
}
const PARTS: Readonly<Record<Extract<Part, string>, string>> = {
  order: "订单",
  binding: "归属",
  plan: "方案",
  unpaid: "没有得到的",
  corrections: "更正",
  sums: "合计",
  later: "以后还会变吗",
  findings: "核对",
};
