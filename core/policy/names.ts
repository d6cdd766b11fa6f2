import type { CapPlace, Component, PeriodBonus } from "#core/plan/components.ts";
import type { Goods } from "#core/plan/rate.ts";
import type { Condition } from "#core/plan/components.ts";

/** What readers of a policy call the parts of a plan. */
export const COMPONENT_NAMES: Readonly<Record<Component, string>> = {
  firstOrder: "新客首单奖",
  levelDifference: "级差",
  peer: "平级奖",
  team: "团队奖",
  nurture: "培育奖",
  store: "门店",
  storeStaff: "门店店员",
  region: "区域服务",
  supply: "供货价",
};

export const PLACE_NAMES: Readonly<Record<CapPlace, string>> = {
  ...{ distance1: "距离 1", distance2: "距离 2", distance3: "距离 3" },
  ...COMPONENT_NAMES,
};

export const AREA_NAMES = { province: "省级", city: "市级", district: "区级" } as const;

/** Whom the component pays, and when, in one sentence. */
export const COMPONENT_MEANINGS: Readonly<Record<Component, string>> = {
  firstOrder: "新客的第一笔已付订单，付给距离 1，每位新客一次；推广员自己的订单没有。",
  levelDifference:
    "付给距离 2 和 3：本人等级的比例，减去他与买家之间各级中最高的一个；不高于下面的人就没有。",
  peer: "付给距离 2 和 3 中与紧挨着的下一位等级相同的人。",
  team: "付给距离 2 和 3 中最近的、等级列在下表的一位。",
  nurture: "距离 1 升到约定等级后的若干个月内，付给介绍他的人；到期当天零点停止。",
  store: "订单所属门店的负责人。",
  storeStaff: "订单上写明、且在该门店任职的店员。",
  region: "收货地址所在地区的服务人，每个地区每一级只有一位。",
  supply: "每件商品按供货价付给供应商，先于其他各项，不占上限。",
};

export const PERIOD_NAMES: Readonly<Record<PeriodBonus["period"], string>> = {
  month: "月度",
  quarter: "季度",
  year: "年度",
};

/** `商品 S1`, `类目 茶`, `全部商品`. */
export function goodsName({ sku, category }: Pick<Condition, "sku" | "category"> | Goods): string {
  if (sku !== null) return `商品 ${sku}`;
  return category === null ? "全部商品" : `类目 ${category}`;
}

/** For which sales a rule holds, besides its goods. */
export function conditionName({ level, group, orders }: Condition): string {
  const said = [
    ...(level === null ? [] : [`等级 ${level}`]),
    ...(group === undefined ? [] : [`买家分组 ${group}`]),
    ...(orders === undefined ? [] : [ordersName(orders)]),
  ];
  return said.length === 0 ? "不限" : said.join("，");
}

function ordersName({ from, to }: NonNullable<Condition["orders"]>): string {
  if (to === null) return `买家第 ${from} 单起`;
  return from === to ? `买家第 ${from} 单` : `买家第 ${from} 至 ${to} 单`;
}
