import { CAP_PLACES } from "#core/plan/components.ts";
import type { Plan } from "#core/plan/plan.ts";
import { isPaid } from "#core/plan/pays.ts";
import { percent, yuan } from "#core/policy/amounts.ts";
import { list, sentence, table, type Section } from "#core/policy/block.ts";
import { PLACE_NAMES } from "#core/plan/names.ts";

/** The caps, who is served first under them, and promoters' own orders. */
export function capsSection(plan: Plan): Section {
  const { capBp, perOrderCapFen, capOrder = [], components = {} } = plan;
  const isOn = (place: (typeof CAP_PLACES)[number]) =>
    place === "distance1" || place === "distance2" || place === "distance3"
      ? DISTANCES_OF[place].some((distance) => isPaid(plan, distance))
      : components[place] !== undefined;
  const places = [...capOrder, ...CAP_PLACES.filter((place) => !capOrder.includes(place))].filter(
    isOn,
  );
  const names = places.map((place) => PLACE_NAMES[place]).join("、");
  return {
    title: "上限",
    blocks: [
      table(
        ["项目", "上限"],
        [
          ["每行商品：全部分润之和，不超过实付的", percent(capBp)],
          ["每笔订单：全部分润之和，不超过", yuan(perOrderCapFen)],
        ],
        { amounts: 1 },
      ),
      ...(places.length > 1 ? [sentence(`超出上限时，排在后面的先减。先后顺序：${names}。`)] : []),
      ...(components.supply ? [sentence("供货价先付，不占上述上限。")] : []),
      sentence(OWN_ORDERS[plan.selfPurchase]),
    ],
  };
}

const DISTANCES_OF = { distance1: [1], distance2: [2], distance3: [3] } as const;
const OWN_ORDERS = {
  none: "推广员自己购买的订单，不给任何推广员分润。",
  level1: "推广员自己购买的订单，本人按距离 1 计算。",
  memberPrice: "推广员自己购买按会员价，不给任何推广员分润。",
} as const;

/** From a sale to the money: whose fan, when it is available, withdrawing, tax. */
export function payoutSection({ freezeDays, noReceiptDays, withdrawal, tax }: Plan): Section {
  return {
    title: "何时到账、提现与扣税",
    blocks: [
      table(
        ["项目", "约定"],
        [
          ["买家收货后，可提现前等待", `${freezeDays} 天`],
          ["一直没有收货记录时，自付款起等待", `${noReceiptDays} 天`],
          ["每次提现，最少", yuan(withdrawal.minFen)],
          ["每次提现，最多", yuan(withdrawal.maxFen)],
          ["同时处理中的提现，最多", `${withdrawal.openMax} 笔`],
        ],
        { amounts: 1 },
      ),
      list(["买家退款时，对应的分润按退款金额收回；已提现的，从以后的分润中扣减。", TAXES[tax]]),
    ],
  };
}

const TAXES = {
  none: "税款：本系统不代扣，由品牌另行依法办理；所得应依法纳税。",
  labour: "税款：提现时按劳务报酬所得预扣个人所得税，同一个月的收入合并计算，到账为税后金额。",
  platform: "税款：提现时按互联网平台从业人员劳务报酬累计预扣个人所得税，到账为税后金额。",
} as const;

/** Whose fan somebody is, and for how long. */
export function attributionSection({ attribution }: Plan): Section {
  const { policy, clickDays, orderDays, protectDays } = attribution;
  const ends = `打开推广码后 ${clickDays} 天内有效，到期后归下一位。`;
  const items: Readonly<Record<typeof policy, readonly string[]>> = {
    first: [`先到先得：有效期内归第一位推广员。${ends}`],
    last: [`后到为准：每次打开推广码，归这一次的推广员。${ends}`],
    extend: [
      `有效期内归现有推广员。${ends}`,
      `有效期内每次付款，有效期至少延长到付款后 ${orderDays} 天。`,
      `打开推广码或付款后 ${protectDays} 天内，别人的推广码不改变归属；超过后归新的推广员。`,
    ],
    permanent: ["长期有效：归第一位推广员，没有期限。"],
  };
  return { title: "买家归谁", blocks: [list([...items[policy], "推广员不能成为自己的买家。"])] };
}
