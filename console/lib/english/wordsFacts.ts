/** What functions say in words inside a sentence or an answer, by the Chinese text: roles, why something is refused. */
export const FACT_TEXTS: Readonly<Record<string, string>> = {
  // Roles (core/staff/roles.ts)
  负责人: "owner",
  运营: "operations",
  财务: "finance",
  客服: "service",
  审计: "auditor",
  门店: "store",
  // Phrases (core/content/phrases.ts): why not, and what to write instead
  不能承诺收益或号召发展人员: "nothing may promise income or call for recruiting",
  "不能说能治病、防病，也不能用医疗用语":
    "nothing may claim to heal or prevent illness, or use medical words",
  不能用绝对化用语: "no superlatives",
  "不能冒充官方，或借国家机关、微信的名义":
    "nothing may pose as official, or use the name of the state or of WeChat",
  "不能用奖励诱导转发、集赞、关注": "no rewards for forwarding, likes or following",
  "不能留电话、网址或其他联系方式": "no phone numbers, addresses or other contacts",
  "写事实，不写收入：例如「好友购买成功后可获佣金，金额以订单为准」":
    "Write facts, not income: as “a share is earned when a friend buys; the order says how much”",
  "写风味、产地、工艺和用法：例如「明前采摘，清香回甘」":
    "Write of taste, origin, craft and use: as “picked before Qingming, fresh and sweet”",
  "换成能核实的事实：例如「2026 年春茶」「手工炒制」":
    "Write what can be checked: as “spring tea of 2026”, “roasted by hand”",
  "写品牌自己的名字；有证书的，写证书名称和编号":
    "Write the brand's own name; where there is a certificate, its name and number",
  "介绍商品或活动本身，不用奖励换转发、点赞、关注":
    "Write of the product or the campaign itself, without rewards for forwarding, likes or following",
  "去掉联系方式，请顾客在商城里联系客服": "Leave out contacts: customers reach service in the shop",
  // Parcels (functions/purchase/track.ts)
  "暂时查不到物流，请稍后再试": "Nothing is known of the parcel for now; please look again later",
  // Coupons (core/checkout/told.ts)
  没有这张优惠券: "there is no such coupon",
  已用于另一个订单: "it was used for another order",
  已过有效期: "it has run out",
  不适用于这些商品: "it is not for these products",
  "再买 {yuan} 元可用": "it can be used for ¥{yuan} more",
  用了也不会更便宜: "nothing would be cheaper with it",
};
