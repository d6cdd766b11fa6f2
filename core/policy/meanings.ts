import type { Component } from "#core/plan/components.ts";

/** Whom a component pays, and when, in one sentence. */
export const COMPONENT_MEANINGS: Readonly<Record<Component, string>> = {
  firstOrder: "新客的第一笔已付订单，付给距离 1，每位新客一次；推广员自己的订单没有。",
  levelDifference:
    "付给距离 2 和 3：本人等级的比例，减去他与买家之间各级中最高的一个；不高于下面的人就没有。",
  peer: "付给距离 2 和 3 中与紧挨着的下一位等级相同的人。",
  team: "付给距离 2 和 3 中最近的、等级列在下表的一位。",
  nurture: "距离 1 升到约定等级后的若干个月内，付给介绍他的人；到期当天零点停止。",
  store: "付给订单所属门店的负责人。",
  storeStaff: "付给订单上写明、且在该门店任职的店员。",
  region: "付给收货地址所在地区的服务人，每个地区每一级只有一位。",
  supply: "每件商品按供货价付给供应商，先于其他各项，不占上限。",
};
