import type { FindingId } from "#core/plan/finding.ts";

/** What a check says to people: what is wrong, and what to do instead. */
export type Rule = {
  readonly zh: string;
  readonly en: string;
  readonly articles: readonly string[];
};

const PYRAMID_3 = "禁止传销条例 第七条第三项（团队计酬）";
const WECHAT_2015 = "微信公众平台 2015-02-15 关于整顿非法分销模式行为的公告";
const DIRECT_24 = "直销管理条例 第二十四条（报酬不超过本人直接销售收入的 30%，作为参照）";

/**
 * The text of every check, in Chinese and English, with its sources.
 *
 * - Source: docs/domain/law.md, which also says how sure each one is.
 */
export const LAW: Readonly<Record<FindingId, Rule>> = {
  E101: {
    zh: "距离 3 有分润：按下线的下线的销售业绩计酬。请删去距离 3 的比例，只给直接带来买家的人分润。",
    en: "Distance 3 is paid: somebody earns by the sales of others' recruits. Remove the rates of distance 3 and pay only who brought the buyer.",
    articles: [PYRAMID_3, WECHAT_2015],
  },
  E102: {
    zh: "距离 2 有分润：按下线的销售业绩计酬，已有设置而未发放也被处罚的案例。请删去距离 2 的比例，改为提高距离 1，或按培训等服务另签合同付费。",
    en: "Distance 2 is paid: somebody earns by his recruits' sales, and shops were fined for merely configuring it. Remove the rates of distance 2; raise distance 1, or pay for training under a service contract.",
    articles: [PYRAMID_3, WECHAT_2015],
  },
  E110: {
    zh: "按发展的人数计酬（拉人头）。任何方案都不允许，请只按真实商品订单分润。",
    en: "Pay by the number of people brought in. No pack allows it; pay for orders of goods only.",
    articles: ["禁止传销条例 第七条第一项（拉人头）"],
  },
  E120: {
    zh: "加入需要缴费、保证金或购买商品（入门费）。任何方案都不允许，请免费加入。",
    en: "Joining costs a fee, a deposit or a purchase. No pack allows it; let people join for nothing.",
    articles: ["禁止传销条例 第七条第二项（入门费）"],
  },
  E130: {
    zh: "没有收货时的等待期比冻结期还短，收货前佣金就可能到账。请把 noReceiptDays 设为不短于 freezeDays 的天数，例如 45。",
    en: "Without a receipt, commission matures sooner than the freeze after one would end, perhaps before the goods arrive. Set noReceiptDays to no less than freezeDays, 45 for example.",
    articles: ["消费者权益保护法 第二十五条（退货期自收到商品起算）"],
  },
  E131: {
    zh: "冻结期短于七日无理由退货期，会先付佣金后退款。请把 freezeDays 设为 7 以上，建议 15。",
    en: "The freeze is shorter than the seven days in which goods may be returned, so commission would be paid before refunds come. Set freezeDays to 7 or more; 15 is advised.",
    articles: ["消费者权益保护法 第二十五条（七日无理由退货）"],
  },
  E140: {
    zh: "各距离最高比例之和超过方案自己写明的上限，写出的比例有一部分永远不会支付。请降低比例，或提高 capBp。",
    en: "The highest rates add up to more than the cap that the plan itself states, so part of what it promises is never paid. Lower the rates, or raise capBp.",
    articles: ["电子商务法 第十七条（信息真实）", DIRECT_24],
  },
  E199: {
    zh: "同时具备拉人头、入门费和层级计酬。方案锁定，任何情况下不得使用。",
    en: "Pay for heads, a fee to join and pay by levels, all at once. Locked under every pack.",
    articles: ["刑法 第二百二十四条之一（组织、领导传销活动罪）"],
  },
  E302: {
    zh: "总分润超过商品实付的 50%，疑似以后来者的资金支付。请降低比例或 capBp 到 50% 以下，建议 30%。",
    en: "More than half of the price is paid out, as if later buyers' money paid earlier people. Lower the rates or capBp to 50 % or less; 30 % is advised.",
    articles: ["禁止传销条例 第七条", DIRECT_24],
  },
  W205: {
    zh: "推广员自己购买也有分润，容易被认定为购物返利。建议 selfPurchase 设为 none，改给会员价。",
    en: "Promoters earn by their own purchases, which is easily taken for a shopping rebate. Better set selfPurchase to none and give a member price.",
    articles: ["微信支付 违规商户定义及处理规则（购物返利）", "微信小程序平台运营规范"],
  },
  W301: {
    zh: "总分润超过商品实付的 30%，高于持牌直销企业的上限。建议降低比例或 capBp 到 30% 以下。",
    en: "More than 30 % of the price is paid out, which is more than licensed direct sellers may. Better lower the rates or capBp to 30 % or less.",
    articles: [DIRECT_24],
  },
  W310: {
    zh: "直接推广的比例超过 5%，超出部分不得在企业所得税前扣除。请计入成本，或降到 5% 以内。",
    en: "The direct rate is above 5 %; what exceeds 5 % is not deductible from enterprise income tax. Budget for it, or stay within 5 %.",
    articles: ["财税〔2009〕29号"],
  },
  W330: {
    zh: "最低提现金额低于 0.10 元，微信商家转账不受理。请把 minFen 设为 10 以上，建议 100。",
    en: "The least withdrawal is below 0.10, which WeChat does not transfer. Set minFen to 10 or more; 100 is advised.",
    articles: ["微信支付 商家转账 pay.weixin.qq.com 4013778940"],
  },
  W350: {
    zh: "tax 为 platform（平台累计预扣），单一品牌自营商城通常不属于互联网平台企业。请先向主管税务机关确认，否则用 labour。",
    en: "tax is platform (cumulative), but a single brand's own shop is probably no Internet platform. Ask the tax office first, or use labour.",
    articles: ["国家税务总局公告 2025年第15号", "国家税务总局公告 2025年第16号"],
  },
  W360: {
    zh: "粉丝归属没有期限或超过 365 天。建议设为有期限（如点击 7 天、下单 30 天），并让消费者可以解除。",
    en: "Fans are bound for ever or for more than 365 days. Better bind them for a time (7 days after a scan, 30 after an order) and let them leave.",
    articles: ["个人信息保护法 第十五条（撤回同意）", "个人信息保护法 第十九条（最短保存期限）"],
  },
};
