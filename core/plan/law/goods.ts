import { DIRECT_24, DIRECT_25, ENTRY_FEE, rule, WECHAT_RULES } from "#core/plan/law/rule.ts";

const RETURN_25 = "消费者权益保护法 第二十五条（七日无理由退货）";
const ADVERTS = "互联网广告管理办法（2023）";

/** Refunds, what is paid out of a price, the goods themselves, and stock. */
export const GOODS = {
  E130: rule(
    [
      "没有收货时的等待期比冻结期还短，收货前佣金就可能到账。",
      "请把 noReceiptDays 设为不短于 freezeDays 的天数，例如 45。",
    ],
    [
      "Without a receipt, commission matures sooner than the freeze after one would end, perhaps before the goods arrive.",
      "Set noReceiptDays to no less than freezeDays, 45 for example.",
    ],
    ["消费者权益保护法 第二十五条（退货期自收到商品起算）"],
  ),
  E131: rule(
    ["冻结期短于七日无理由退货期，会先付佣金后退款。", "请把 freezeDays 设为 7 以上，建议 15。"],
    [
      "The freeze is shorter than the seven days in which goods may be returned, so commission would be paid before refunds come.",
      "Set freezeDays to 7 or more; 15 is advised.",
    ],
    [RETURN_25],
  ),
  E132: rule(
    ["退款后奖励不冲回：没有真实销售也付了钱。", "请让每项奖励都随退款冲回。"],
    [
      "An award is kept when its order is refunded: money is paid without a sale.",
      "Take every award back with the refund.",
    ],
    [RETURN_25],
  ),
  E140: rule(
    [
      "各距离最高比例之和超过方案自己写明的上限，写出的比例有一部分永远不会支付。",
      "请降低比例，或提高 capBp。",
    ],
    [
      "The highest rates add up to more than the cap that the plan itself states, so part of what it promises is never paid.",
      "Lower the rates, or raise capBp.",
    ],
    ["电子商务法 第十七条（信息真实）", DIRECT_24],
  ),
  E141: rule(
    ["烟草、电子烟、处方药、医疗器械不得以分销推广。", "请把这些商品移出方案。"],
    [
      "Tobacco, e-cigarettes, prescription drugs and medical devices may not be promoted this way.",
      "Take these goods out of the plan.",
    ],
    ["广告法 第十五、十六、二十二条", ADVERTS],
  ),
  E142: rule(
    [
      "售价超过参考价的两倍，又有超过 30% 的分润，疑似以商品为道具。",
      "请按市场价格定价，或降低分润。",
    ],
    [
      "The price is more than twice that of like goods, and more than 30 % of it is paid out: the goods look like props.",
      "Price as the market does, or pay out less.",
    ],
    ["禁止传销条例 第七条", "消费者权益保护法 第二十条"],
  ),
  E143: rule(
    [
      "虚拟库存或预存货款：资金池，也是变相入门费。",
      "请改为一件代发：有消费者订单才进货，写明收货地址并发货。",
    ],
    [
      "Stock that is only a number, or money for goods not yet ordered: a pool of money and a disguised fee.",
      "Let dealers order when a consumer has, with an address that the goods go to.",
    ],
    [ENTRY_FEE, "非银行支付机构监督管理条例 第二条"],
  ),
  E144: rule(
    [
      "拿货级别附带终身资格、发展权、上下级奖励或推广等级。",
      "请只按单次数量给进货价，不附带其他权益。",
    ],
    [
      "A tier that is reached by buying stock gives a rank for life, a right to recruit, pay by relation or a promoter's level.",
      "Give a price for the quantity of an order and nothing else.",
    ],
    [ENTRY_FEE],
  ),
  E145: rule(
    ["未提供囤货退换。", "请写明至少 30 天内、按不低于 90% 的价格收回未拆封的货。"],
    [
      "Unsold stock is not taken back.",
      "Take unopened goods back within 30 days or more, at 90 % of the price or more.",
    ],
    [DIRECT_25],
  ),
  W241: rule(
    ["保健食品或面向未成年人的化妆品属于特殊类目。", "请确认资质与广告审查，建议不写体验式文案。"],
    [
      "Health food, and cosmetics for minors, are special goods.",
      "Check licences and advertisement review, and avoid tales of experience.",
    ],
    ["广告法 第十八条", ADVERTS],
  ),
  W301: rule(
    ["总分润超过商品实付的 30%，高于持牌直销企业的上限。", "建议降低比例或 capBp 到 30% 以下。"],
    [
      "More than 30 % of the price is paid out, which is more than licensed direct sellers may.",
      "Better lower the rates or capBp to 30 % or less.",
    ],
    [DIRECT_24],
  ),
  W303: rule(
    [
      "按件的固定金额在低价时超过上限，写出的金额不会全额支付。",
      "建议改用比例，或在 programme.goods 写明售价并核对。",
    ],
    [
      "A fixed amount for each piece exceeds the cap where the price is low, and is then not paid in full.",
      "Better use a rate, or state the price in programme.goods and check it.",
    ],
    ["电子商务法 第十七条（信息真实）", DIRECT_24],
  ),
  W260: rule(
    ["海报没有显著标明「广告」或销售主体。", "建议加上「广告」和品牌全称。"],
    [
      "The poster does not say that it is an advertisement, or who sells.",
      "Better mark it 广告 and name the seller in full.",
    ],
    [ADVERTS, WECHAT_RULES],
  ),
} as const;
