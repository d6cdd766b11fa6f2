import type { PlanTemplate } from "#contracts/template.ts";

/** Templates for the pack `strict`: no error, so a shop can publish them without counsel. */
export const STRICT_TEMPLATES: readonly PlanTemplate[] = [
  {
    name: "simple-referral",
    title: "简单推荐",
    purpose: "谁带来买家谁得 5%，适合刚开始做推广的商城。",
    needs: { findings: [], data: ["比例可改；超过 5% 的部分不得税前扣除（W310）。"] },
    plan: { id: "simple-referral", rates: [{ distance: 1, rateBp: 500 }] },
    examples: [
      {
        story: "买家付 100.00 元。",
        sale: { paidFen: 10_000 },
        earns: [{ who: "甲", why: "距离 1", amountFen: 500 }],
      },
    ],
  },
  {
    name: "product-rates",
    title: "按商品定比例",
    purpose: "不同类目、不同商品各有比例或每件定额，适合毛利差别大的商城。",
    needs: {
      findings: [],
      data: [
        "把类目「茶叶」「特价」和商品 TEA-GIFT 换成自己的类目与商品编号。",
        "每件定额的商品，在 programme.goods 写明售价。",
      ],
    },
    plan: {
      id: "product-rates",
      rates: [{ distance: 1, rateBp: 300 }],
      overrides: [
        { category: "茶叶", distance: 1, rateBp: 500 },
        { category: "特价", distance: 1, rateBp: 0 },
        { sku: "TEA-GIFT", distance: 1, unitFen: 1_200 },
      ],
      programme: { goods: [{ sku: "TEA-GIFT", priceFen: 29_800 }] },
    },
    examples: [
      {
        story: "没有另行约定的商品，买家付 100.00 元。",
        sale: { paidFen: 10_000 },
        earns: [{ who: "甲", why: "距离 1", amountFen: 300 }],
      },
      {
        story: "茶叶，买家付 100.00 元。",
        sale: { paidFen: 10_000, category: "茶叶" },
        earns: [{ who: "甲", why: "距离 1", amountFen: 500 }],
      },
      {
        story: "TEA-GIFT 一件，买家付 298.00 元。",
        sale: { paidFen: 29_800, sku: "TEA-GIFT", category: "茶叶" },
        earns: [{ who: "甲", why: "距离 1", amountFen: 1_200 }],
      },
      {
        story: "特价商品，买家付 100.00 元。",
        sale: { paidFen: 10_000, category: "特价" },
        earns: [],
      },
    ],
  },
  {
    name: "own-sales",
    title: "首单、复购、门店与业绩阶梯",
    purpose: "只奖励本人带来的销售：首单、复购、门店服务和月度阶梯，不看别人的业绩。",
    needs: {
      findings: ["W246"],
      data: ["登记门店负责人和店员；没有门店就删去 store 和 storeStaff。"],
    },
    plan: {
      id: "own-sales",
      rates: [{ distance: 1, rateBp: 300 }],
      overrides: [{ distance: 1, rateBp: 200, orders: { from: 2 } }],
      components: {
        firstOrder: { rules: [{ rateBp: 100 }] },
        store: { rules: [{ rateBp: 200 }] },
        storeStaff: { rules: [{ rateBp: 100 }] },
      },
      periods: [
        {
          id: "monthly",
          period: "month",
          mode: "slices",
          tiers: [
            { fromFen: 1_000_000, rateBp: 50 },
            { fromFen: 5_000_000, rateBp: 100 },
          ],
        },
      ],
    },
    examples: [
      {
        story: "新客第一次在门店付 200.00 元。",
        sale: { paidFen: 20_000, orderNumber: 1 },
        earns: [
          { who: "甲", why: "距离 1", amountFen: 600 },
          { who: "甲", why: "首单奖", amountFen: 200 },
          { who: "门店负责人", why: "门店分润", amountFen: 400 },
          { who: "店员", why: "店员分润", amountFen: 200 },
        ],
      },
      {
        story: "同一位买家第二次付 200.00 元。",
        sale: { paidFen: 20_000, orderNumber: 2 },
        earns: [
          { who: "甲", why: "距离 1", amountFen: 400 },
          { who: "门店负责人", why: "门店分润", amountFen: 400 },
          { who: "店员", why: "店员分润", amountFen: 200 },
        ],
      },
    ],
  },
  {
    name: "regional",
    title: "区域服务",
    purpose: "直接推广加按收货地址的区域服务费，服务人负责配送、安装和售后。",
    needs: {
      findings: [],
      data: [
        "与每个服务人签服务合同，并登记地区；每个地区每一级只有一位。",
        "duties 写清实际服务；没有服务的区域抽成会被检查出来。",
      ],
    },
    plan: {
      id: "regional",
      rates: [{ distance: 1, rateBp: 500 }],
      components: {
        region: {
          duties: "本地区的配送、安装、退换货和售后服务，按服务合同验收",
          province: { rules: [{ rateBp: 50 }] },
          city: { rules: [{ rateBp: 100 }] },
          district: { rules: [{ rateBp: 200 }] },
        },
      },
    },
    examples: [
      {
        story: "买家付 100.00 元，寄到省、市、区都有服务人的地址。",
        sale: { paidFen: 10_000 },
        earns: [
          { who: "甲", why: "距离 1", amountFen: 500 },
          { who: "省级服务人", why: "区域分润", amountFen: 50 },
          { who: "市级服务人", why: "区域分润", amountFen: 100 },
          { who: "区级服务人", why: "区域分润", amountFen: 200 },
        ],
      },
    ],
  },
];
