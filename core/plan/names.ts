import type { Area, CapPlace, Component, Condition, PeriodBonus } from "#core/plan/components.ts";
import type { Goods } from "#core/plan/rate.ts";

/** What everybody calls the parts of a plan, in Chinese: policy, explanation, linter, diff, forecast and tables alike. */
export const COMPONENT_NAMES: Readonly<Record<Component, string>> = {
  firstOrder: "首单奖",
  levelDifference: "级差奖",
  peer: "平级奖",
  team: "团队奖",
  nurture: "培育奖",
  store: "门店分润",
  storeStaff: "店员分润",
  region: "区域分润",
  supply: "供货价",
};

export const PLACE_NAMES: Readonly<Record<CapPlace, string>> = {
  ...{ distance1: "距离 1", distance2: "距离 2", distance3: "距离 3" },
  ...COMPONENT_NAMES,
};

export const AREA_NAMES: Readonly<Record<Area, string>> = {
  province: "省级",
  city: "市级",
  district: "区级",
};

export const PERIOD_NAMES: Readonly<Record<PeriodBonus["period"], string>> = {
  month: "月度奖",
  quarter: "季度奖",
  year: "年度奖",
};

/** `月度奖`; with its id where a plan has several of one length. */
export function bonusName({ id, period }: PeriodBonus, all: readonly PeriodBonus[] = []): string {
  const isOnly = all.filter((one) => one.period === period).length === 1;
  return isOnly ? PERIOD_NAMES[period] : `${PERIOD_NAMES[period]}「${id}」`;
}

/** `商品 S1`, `类目 茶`, `全部商品`. */
export function goodsName({ sku, category }: Pick<Condition, "sku" | "category"> | Goods): string {
  if (sku !== null) return `商品 ${sku}`;
  return category === null ? "全部商品" : `类目 ${category}`;
}

/** For which sales a rule holds, besides its goods. */
export function conditionName({ level, group, orders }: Condition): string {
  const said = [
    ...(level === null ? [] : [`等级 ${level}`]),
    ...(group === undefined ? [] : [`客户组 ${group}`]),
    ...(orders === undefined ? [] : [ordersName(orders)]),
  ];
  return said.length === 0 ? "不限" : said.join("，");
}

function ordersName({ from, to }: NonNullable<Condition["orders"]>): string {
  if (to === null) return `买家第 ${from} 单起`;
  return from === to ? `买家第 ${from} 单` : `买家第 ${from} 至 ${to} 单`;
}
