import {
  DIRECT_24,
  rule,
  TRANSFER_RULES,
  WECHAT_2015,
  WECHAT_2016,
  WECHAT_RULES,
} from "#core/plan/law/rule.ts";

const PAYMENT_RULES = "非银行支付机构监督管理条例 第二、六条";
const DIRECT_15 = "直销管理条例 第十五条（不得招募的人员，作为参照）";

/** What is said and shown, whose money it is, who takes part, and taxes. */
export const CONDUCT = {
  E150: rule(
    ["宣传含收益承诺或发展人员的用语。", "请删去，只写商品本身和真实的分润规则。"],
    [
      "The copy promises income or calls for recruits.",
      "Remove it; speak of the goods and of the rules as they are.",
    ],
    [WECHAT_2015, WECHAT_2016, "广告法 第二十五、二十八条"],
  ),
  E151: rule(
    ["因分享、关注、浏览或邀请本身给奖励（诱导分享）。", "请只在产生真实订单后奖励。"],
    [
      "Sharing, following, viewing or inviting is rewarded as such.",
      "Reward orders of goods only.",
    ],
    [WECHAT_RULES],
  ),
  E160: rule(
    [
      "佣金余额可以消费、充值、转让或生息，具备钱包功能。",
      "请只允许提现给本人；它是品牌的应付款，不是储值。",
    ],
    [
      "The balance can be spent, topped up, given away or bears interest: an e-wallet.",
      "Let it only be paid out to its owner; it is what the brand owes, no stored value.",
    ],
    [PAYMENT_RULES, TRANSFER_RULES],
  ),
  E161: rule(
    ["收款主体、销售主体与付佣主体不一致（二清风险）。", "请由销售主体自己的商户号收款并付佣。"],
    [
      "Who sells, who collects and who pays commission are not the same: settling others' money.",
      "Let the seller collect and pay with its own merchant number.",
    ],
    [PAYMENT_RULES],
  ),
  E170: rule(
    ["缺少销售者证照信息或推广协议。", "请在首页公示证照，并让推广员确认有版本号的协议。"],
    [
      "The seller's licence or the promoters' agreement is missing.",
      "Show the licence on the home page, and have promoters accept a versioned agreement.",
    ],
    ["电子商务法 第十五条", "财税〔2009〕29号（签订协议）"],
  ),
  E171: rule(
    [
      "对推广员不利的变更未提前 7 日公示，或追溯适用。",
      "请把生效时间定在公示 7 日之后，只约束此后支付的订单。",
    ],
    [
      "Worse terms come into force less than 7 days after they are published, or retroactively.",
      "Let them start 7 days after publication or later, for orders paid from then on.",
    ],
    ["电子商务法 第三十四条（修改规则提前七日公示）"],
  ),
  E180: rule(
    [
      "推广员可以看到或导出粉丝的联系方式，而没有单独同意。",
      "请只显示打码的称呼和订单金额段，或逐一取得单独同意。",
    ],
    [
      "Promoters see or export how to reach their fans without a separate consent.",
      "Show masked names and bands of amounts only, or ask each fan separately.",
    ],
    ["个人信息保护法 第二十三条（单独同意）", "消费者权益保护法 第二十九条"],
  ),
  E190: rule(
    ["未成年人或未实名的人可以提现。", "请要求年满 18 岁，并在提现前核实实名。"],
    [
      "Minors, or people whose name nobody knows, can be paid.",
      "Ask for 18 years of age, and for the real name before the first payout.",
    ],
    ["民法典 第十七至二十条", "个人所得税法 第九、十条"],
  ),
  W205: rule(
    ["推广员自己购买也有分润，容易被认定为购物返利。", "建议 selfPurchase 设为 none，改给会员价。"],
    [
      "Promoters earn by their own purchases, which is easily taken for a shopping rebate.",
      "Better set selfPurchase to none and give a member price.",
    ],
    ["微信支付 违规商户定义及处理规则（购物返利）", WECHAT_RULES],
  ),
  W240: rule(
    [
      "买家是企业，而分润可能给到与买家有关的人，可能构成商业贿赂。",
      "建议企业客户不分润，或核实推广员与买家无关并如实入账。",
    ],
    [
      "Buyers are firms, and who earns may belong to the buyer: perhaps a bribe.",
      "Better pay nobody for such buyers, or make sure that he does not, and book it openly.",
    ],
    ["反不正当竞争法 第七条（2019 年文本）"],
  ),
  W242: rule(
    ["有抽奖。", "请公示规则，最高奖不超过 5 万元，且不以发展人员为条件。"],
    [
      "There is a lottery.",
      "Publish its rules, keep the highest prize within CNY 50,000, and never tie it to recruits.",
    ],
    ["反不正当竞争法 第十条（2019 年文本）"],
  ),
  W243: rule(
    [
      "参与者包括学生、教师、医务人员、公务员或军人。",
      "建议不招募，持牌直销企业也不得招募这些人。",
    ],
    [
      "Students, teachers, medical staff, officials or soldiers may take part.",
      "Better leave them out, as licensed direct sellers must.",
    ],
    [DIRECT_15],
  ),
  W310: rule(
    ["直接推广的比例超过 5%，超出部分不得在企业所得税前扣除。", "请计入成本，或降到 5% 以内。"],
    [
      "The direct rate is above 5 %; what exceeds 5 % is not deductible from enterprise income tax.",
      "Budget for it, or stay within 5 %.",
    ],
    ["财税〔2009〕29号"],
  ),
  W320: rule(
    ["没有个人月度上限。", "建议设置，并提示接近经营规模的人办理登记。"],
    [
      "One person's monthly pay has no cap.",
      "Better set one, and tell people of business size to register.",
    ],
    ["电子商务法 第十条", DIRECT_24],
  ),
  W330: rule(
    ["最低提现金额低于 0.10 元，微信商家转账不受理。", "请把 minFen 设为 10 以上，建议 100。"],
    [
      "The least withdrawal is below 0.10, which WeChat does not transfer.",
      "Set minFen to 10 or more; 100 is advised.",
    ],
    ["微信支付 商家转账 pay.weixin.qq.com 4013778940"],
  ),
  W350: rule(
    [
      "tax 为 platform（平台累计预扣），单一品牌自营商城通常不属于互联网平台企业。",
      "请先向主管税务机关确认，否则用 labour。",
    ],
    [
      "tax is platform (cumulative), but a single brand's own shop is probably no Internet platform.",
      "Ask the tax office first, or use labour.",
    ],
    ["国家税务总局公告 2025年第15号", "国家税务总局公告 2025年第16号"],
  ),
  W360: rule(
    [
      "粉丝归属没有期限或超过 365 天。",
      "建议设为有期限（如点击 7 天、下单 30 天），并让消费者可以解除。",
    ],
    [
      "Fans are bound for ever or for more than 365 days.",
      "Better bind them for a time (7 days after a scan, 30 after an order) and let them leave.",
    ],
    ["个人信息保护法 第十五条（撤回同意）", "个人信息保护法 第十九条（最短保存期限）"],
  ),
} as const;
