import {
  CRIME,
  DIRECT_24,
  ENTRY_FEE,
  HEADS,
  rule,
  TEAM_PAY,
  WECHAT_2015,
  WECHAT_2016,
} from "#core/plan/law/rule.ts";

/** 传销: pay by others' sales, pay for heads, a fee to join. */
export const PYRAMID = {
  E101: rule(
    [
      "距离 3 有分润：按下线的下线的销售业绩计酬。",
      "请删去距离 3 的比例，只给直接带来买家的人分润。",
    ],
    [
      "Distance 3 is paid: somebody earns by the sales of others' recruits.",
      "Remove the rates of distance 3 and pay only who brought the buyer.",
    ],
    [TEAM_PAY, WECHAT_2015],
  ),
  E102: rule(
    [
      "距离 2 有分润：按下线的销售业绩计酬，已有设置而未发放也被处罚的案例。",
      "请删去距离 2 的比例，改为提高距离 1，或按培训等服务另签合同付费。",
    ],
    [
      "Distance 2 is paid: somebody earns by his recruits' sales, and shops were fined for merely configuring it.",
      "Remove the rates of distance 2; raise distance 1, or pay for training under a service contract.",
    ],
    [TEAM_PAY, WECHAT_2015],
  ),
  E103: rule(
    [
      "级差：上级从下级带来的订单中获利。",
      "请删去 levelDifference，让每个人只按自己的等级比例从自己带来的订单中分润。",
    ],
    [
      "Level difference: the upline earns by orders that his recruits brought.",
      "Remove levelDifference and pay each person his own level's rate of his own orders.",
    ],
    [TEAM_PAY, WECHAT_2015],
  ),
  E104: rule(
    [
      "团队奖、平级奖、培育奖（供养、反哺）、分红或对下级业绩的奖励：以他人的业绩为依据，已有因培育佣金被处罚的案例。",
      "请删去，改为按本人销售的周期奖金，或按培训、售后等服务另签合同付费。",
    ],
    [
      "A team, peer, nurture or pool award, or one for recruits' sales: it rests on what others sell, and firms were fined for nurture pay.",
      "Remove it; pay a period bonus on own sales, or training and service under a contract.",
    ],
    [TEAM_PAY, WECHAT_2015],
  ),
  E110: rule(
    ["按发展的人数计酬（拉人头）。任何方案都不允许，", "请只按真实商品订单分润。"],
    ["Pay by the number of people brought in. No pack allows it;", "pay for orders of goods only."],
    [HEADS, WECHAT_2016],
  ),
  E111: rule(
    [
      "晋级条件含发展的人数或下级的等级：等级带来更高比例，等于按人头计酬。任何方案都不允许，",
      "请改用本人净销售额、考核或服务评分作为晋级条件。",
    ],
    [
      "A level is reached by the number of people brought in or by their levels, and a level is pay. No pack allows it;",
      "let levels depend on own net sales, exams or service instead.",
    ],
    [HEADS],
  ),
  E120: rule(
    ["加入需要缴费、保证金或购买商品（入门费）。任何方案都不允许，", "请免费加入。"],
    [
      "Joining costs a fee, a deposit or a purchase. No pack allows it;",
      "let people join for nothing.",
    ],
    [ENTRY_FEE, WECHAT_2016],
  ),
  E121: rule(
    [
      "以购买商品（礼包、拿货额、消费满额）作为加入或分润的条件，即变相入门费。任何方案都不允许，",
      "请取消购买条件；要奖励消费，请给不带推广资格的会员价。",
    ],
    [
      "Joining or earning needs a purchase: a disguised fee. No pack allows it;",
      "ask for no purchase, and reward buyers with a member price that carries no right to earn.",
    ],
    [ENTRY_FEE, WECHAT_2016],
  ),
  E122: rule(
    [
      "发展他人的资格是花钱或按等级得到的权益。任何方案都不允许，",
      "请让所有推广员一样，介绍他人既不收费也不分润。",
    ],
    [
      "The right to bring in others is sold, or comes with a tier. No pack allows it;",
      "treat all promoters alike: introducing others costs nothing and pays nothing.",
    ],
    [ENTRY_FEE],
  ),
  E123: rule(
    [
      "等级以本人购买或充值达到，等级又带来更高比例：接近变相入门费。",
      "请改用本人净销售额、考核或服务评分；批量进货请按单次数量给进货价，不给等级。",
    ],
    [
      "A level with a higher rate is reached by one's own purchases: close to a disguised fee.",
      "Let levels depend on own net sales, exams or service; give stock buyers a price by quantity, not a level.",
    ],
    [ENTRY_FEE],
  ),
  E199: rule(
    ["同时具备拉人头、入门费和层级计酬。方案锁定，任何情况下不得使用。", "请重新设计方案。"],
    [
      "Pay for heads, a fee to join and pay by levels, all at once. Locked under every pack.",
      "Design another plan.",
    ],
    [CRIME],
  ),
  E302: rule(
    [
      "总分润超过商品实付的 50%，疑似以后来者的资金支付。",
      "请降低比例或 capBp 到 50% 以下，建议 30%。",
    ],
    [
      "More than half of the price is paid out, as if later buyers' money paid earlier people.",
      "Lower the rates or capBp to 50 % or less; 30 % is advised.",
    ],
    ["禁止传销条例 第七条", DIRECT_24],
  ),
  W244: rule(
    [
      "区域分润没有写明对应的服务。",
      "建议签区域服务合同，在 components.region.duties 写明职责（配送、安装、售后），按服务验收。",
    ],
    [
      "A regional share states no duties.",
      "Better sign a service-area contract, state the duties (delivery, fitting, after-sales) in components.region.duties, and accept the work.",
    ],
    ["禁止传销条例 第七条第三项（团队计酬）", "反不正当竞争法 第七条（2019 年文本）"],
  ),
  W245: rule(
    [
      "供货价由订单直接付给供货人，不计入分润上限。",
      "请只付给真正供货的人，保留供货合同和发票；供货人若介绍了卖货的人，不得以供货价代替分润。",
    ],
    [
      "Supply prices are paid out of the order, outside of the caps.",
      "Pay only who really supplies, with a contract and invoices; a supplier who introduced those who sell must not get by it what no share may pay him.",
    ],
    ["禁止传销条例 第七条第三项（团队计酬）", "财税〔2009〕29号"],
  ),
  W246: rule(
    [
      "门店或店员分润没有对应的服务约定，门店持有人可能介绍了卖货的人。",
      "建议签门店服务合同（接待、自提、售后），按服务付费，不付给没有提供服务的介绍人。",
    ],
    [
      "A share of stores or their staff rests on no service: who holds a store may have brought those who sell.",
      "Better sign a service contract with the store (serving, pick-up, after-sales) and pay nobody who introduced the sellers and serves nobody.",
    ],
    ["禁止传销条例 第七条第三项（团队计酬）"],
  ),
} as const;
