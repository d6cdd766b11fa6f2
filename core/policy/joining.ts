import { fen, NOTHING } from "#core/money.ts";
import type { Plan, TaxMode } from "#core/plan/plan.ts";
import type { Joining } from "#core/plan/programme.ts";
import { yuan } from "#core/policy/amounts.ts";
import { list, strong, type Section } from "#core/policy/block.ts";
import { NAME_FROM_FEN } from "#core/wallet/limits.ts";

/** What joining costs and binds to. Source: docs/domain/policy.md, "The texts". */
export function joiningSection({ programme = {}, tax }: Plan): Section {
  const { minAge = ADULT_YEARS, realName = "payout" } = programme.join ?? {};
  const age = minAge > ADULT_YEARS ? minAge : ADULT_YEARS;
  return {
    title: "参加与退出",
    blocks: [
      ...costsOf(programme.join ?? {}).map((cost) =>
        strong(`本方案要求${cost}才能参加：法律不允许，不能发布。`),
      ),
      list([
        ...(costsOf(programme.join ?? {}).length > 0
          ? []
          : ["参加免费：不收入门费、保证金，也不要求购买任何商品。"]),
        "只按真实商品订单计算分润；介绍别人成为推广员，本身没有任何报酬。",
        `须年满 ${age} 周岁；${realName === "join" ? "参加时须完成实名" : namedText(tax)}。`,
        "可以随时通知销售者退出，由其停用推广码，不收费用；退出前已产生的分润照常结算，仍可提现。",
        "所得依法纳税，扣税方式见「何时到账、提现与扣税」。",
        "不承诺任何收入：没有订单就没有分润。",
        "分享时须标明「广告」，如实介绍商品，不得夸大，不得诱导他人分享或关注。",
      ]),
    ],
  };
}

export const ADULT_YEARS = 18; // 民法典 17, 18.

/** From when on a payout asks who somebody is: core/wallet/request.ts decides the same. */
const namedText = (tax: TaxMode): string =>
  tax === "none" ? `提现 ${yuan(fen(NAME_FROM_FEN))}及以上，须先完成实名` : "提现前须完成实名";

/** What somebody must pay or buy to join. A draft may say so; no pack lets it be published. */
function costsOf({
  feeFen = NOTHING,
  depositFen = NOTHING,
  topUpFen = NOTHING,
  purchase,
}: Joining) {
  return [
    ...(feeFen > NOTHING ? [`缴费 ${yuan(feeFen)}`] : []),
    ...(depositFen > NOTHING ? [`缴保证金 ${yuan(depositFen)}`] : []),
    ...(topUpFen > NOTHING ? [`充值 ${yuan(topUpFen)}`] : []),
    ...(purchase ? [`先购买 ${yuan(purchase.fromFen)} 的商品`] : []),
  ];
}
