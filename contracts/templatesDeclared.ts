import { DECLARATION_TO_FILL, type PlanTemplate } from "#contracts/template.ts";

const COUNSEL =
  "先请律师出具意见，再把 declaration 的 by 和 counsel 换成真实的人；没有律师意见不要使用。";
const RISK = "在中国内地按下级业绩付费，有被认定为团队计酬的风险；微信也可能封禁。";

/** Templates that pay by others' sales. They need counsel, and a declaration that names what it accepts. */
export const DECLARED_TEMPLATES: readonly PlanTemplate[] = [
  {
    name: "three-level",
    title: "三级分销 10/5/3",
    purpose: "买家付款后，三个距离各得 10%、5%、3%，适合法律允许且有律师意见的地区。",
    needs: { findings: ["E101", "E102", "W310"], data: [COUNSEL, RISK] },
    plan: {
      id: "three-level",
      pack: "declared",
      declaration: { ...DECLARATION_TO_FILL, accepts: ["E101", "E102"] },
      rates: [
        { distance: 1, rateBp: 1_000 },
        { distance: 2, rateBp: 500 },
        { distance: 3, rateBp: 300 },
      ],
    },
    examples: [
      {
        story: "买家付 100.00 元。",
        sale: { paidFen: 10_000 },
        earns: [
          { who: "甲", why: "距离 1", amountFen: 1_000 },
          { who: "乙", why: "距离 2", amountFen: 500 },
          { who: "丙", why: "距离 3", amountFen: 300 },
        ],
      },
      {
        story: "买家付 33.33 元，每人的尾数各自舍去。",
        sale: { paidFen: 3_333 },
        earns: [
          { who: "甲", why: "距离 1", amountFen: 333 },
          { who: "乙", why: "距离 2", amountFen: 166 },
          { who: "丙", why: "距离 3", amountFen: 99 },
        ],
      },
    ],
  },
  {
    name: "level-difference",
    title: "等级级差",
    purpose: "三个等级各有比例，上级只得自己与下面最高等级的差额。",
    needs: {
      findings: ["E103", "W310"],
      data: [COUNSEL, RISK, "等级从低到高写在 levels 里，并给推广员设好等级。"],
    },
    plan: {
      id: "level-difference",
      pack: "declared",
      declaration: { ...DECLARATION_TO_FILL, accepts: ["E103"] },
      levels: ["银牌", "金牌", "钻石"],
      rates: [{ distance: 1, rateBp: 500 }],
      overrides: [
        { level: "银牌", distance: 1, rateBp: 1_000 },
        { level: "金牌", distance: 1, rateBp: 1_200 },
        { level: "钻石", distance: 1, rateBp: 1_500 },
      ],
      components: {
        levelDifference: {
          rules: [
            { level: "银牌", rateBp: 1_000 },
            { level: "金牌", rateBp: 1_200 },
            { level: "钻石", rateBp: 1_500 },
          ],
        },
      },
    },
    examples: [
      {
        story: "买家付 100.00 元；甲银牌，乙金牌，丙钻石。",
        sale: { paidFen: 10_000, levels: ["银牌", "金牌", "钻石"] },
        earns: [
          { who: "甲", why: "距离 1", amountFen: 1_000 },
          { who: "乙", why: "级差奖", amountFen: 200 },
          { who: "丙", why: "级差奖", amountFen: 300 },
        ],
      },
      {
        story: "甲钻石，乙金牌，丙钻石：没有差额。",
        sale: { paidFen: 10_000, levels: ["钻石", "金牌", "钻石"] },
        earns: [{ who: "甲", why: "距离 1", amountFen: 1_500 }],
      },
    ],
  },
  {
    name: "social-mall",
    title: "社交商城三等级",
    purpose: "三个等级的自购与分享比例，加高级的平级奖和团队奖。",
    needs: {
      findings: ["E104", "W205", "W310"],
      data: [COUNSEL, RISK, "等级只能按本人净销售额等条件授予，不得按购买大礼包或推荐人数。"],
    },
    plan: {
      id: "social-mall",
      pack: "declared",
      declaration: { ...DECLARATION_TO_FILL, accepts: ["E104"] },
      levels: ["初级", "中级", "高级"],
      rates: [{ distance: 1, rateBp: 500 }],
      overrides: [
        { level: "初级", distance: 1, rateBp: 800 },
        { level: "中级", distance: 1, rateBp: 1_000 },
        { level: "高级", distance: 1, rateBp: 1_200 },
      ],
      selfPurchase: "level1",
      components: {
        peer: { rules: [{ level: "高级", rateBp: 100 }] },
        team: { rules: [{ level: "高级", rateBp: 200 }] },
      },
    },
    examples: [
      {
        story: "买家付 100.00 元；甲初级，乙中级，丙高级。",
        sale: { paidFen: 10_000, levels: ["初级", "中级", "高级"] },
        earns: [
          { who: "甲", why: "距离 1", amountFen: 800 },
          { who: "丙", why: "团队奖", amountFen: 200 },
        ],
      },
      {
        story: "甲、乙、丙都是高级：平级奖每单一次。",
        sale: { paidFen: 10_000, levels: ["高级", "高级", "高级"] },
        earns: [
          { who: "甲", why: "距离 1", amountFen: 1_200 },
          { who: "乙", why: "平级奖", amountFen: 100 },
          { who: "乙", why: "团队奖", amountFen: 200 },
        ],
      },
      {
        story: "甲自己买 100.00 元；甲中级，乙中级，丙高级。",
        sale: { paidFen: 10_000, levels: ["中级", "中级", "高级"], own: true },
        earns: [
          { who: "甲", why: "距离 1", amountFen: 1_000 },
          { who: "丙", why: "团队奖", amountFen: 200 },
        ],
      },
    ],
  },
  {
    name: "five-level-agents",
    title: "五级代理",
    purpose: "五个代理等级按级差分润，下级升到一级后，介绍人再得 6 个月培育奖。",
    needs: {
      findings: ["E103", "E104", "W310"],
      data: [COUNSEL, RISK, "等级从低到高写在 levels 里；升级条件不得含进货或人数。"],
    },
    plan: {
      id: "five-level-agents",
      pack: "declared",
      declaration: { ...DECLARATION_TO_FILL, accepts: ["E103", "E104"] },
      levels: ["五级", "四级", "三级", "二级", "一级"],
      rates: [{ distance: 1, rateBp: 500 }],
      overrides: [
        { level: "五级", distance: 1, rateBp: 800 },
        { level: "四级", distance: 1, rateBp: 1_000 },
        { level: "三级", distance: 1, rateBp: 1_200 },
        { level: "二级", distance: 1, rateBp: 1_500 },
        { level: "一级", distance: 1, rateBp: 1_800 },
      ],
      components: {
        levelDifference: {
          rules: [
            { level: "五级", rateBp: 800 },
            { level: "四级", rateBp: 1_000 },
            { level: "三级", rateBp: 1_200 },
            { level: "二级", rateBp: 1_500 },
            { level: "一级", rateBp: 1_800 },
          ],
        },
        nurture: { level: "一级", months: 6, rules: [{ rateBp: 200 }] },
      },
    },
    examples: [
      {
        story: "买家付 100.00 元；甲五级，乙三级，丙一级。",
        sale: { paidFen: 10_000, levels: ["五级", "三级", "一级"] },
        earns: [
          { who: "甲", why: "距离 1", amountFen: 800 },
          { who: "乙", why: "级差奖", amountFen: 400 },
          { who: "丙", why: "级差奖", amountFen: 600 },
        ],
      },
      {
        story: "甲十天前升到一级；乙、丙都是一级。",
        sale: { paidFen: 10_000, levels: ["一级", "一级", "一级"] },
        earns: [
          { who: "甲", why: "距离 1", amountFen: 1_800 },
          { who: "乙", why: "培育奖", amountFen: 200 },
        ],
      },
    ],
  },
];
