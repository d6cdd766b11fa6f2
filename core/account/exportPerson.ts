import type { Account } from "#core/account/account.ts";
import { type ExportSection, told, toldIf, toldYuan } from "#core/account/exported.ts";
import type { Fan } from "#core/attribution/fan.ts";
import { isRecommended } from "#core/attribution/recommendation.ts";
import type { Buyer } from "#core/buyer/buyer.ts";
import { couponStanding } from "#core/buyer/coupon.ts";
import type { Forward } from "#core/content/material.ts";
import type { NoticeRead } from "#core/content/notice.ts";
import type { ShopPage } from "#core/content/shopPage.ts";
import { type Consents, type Message, MOMENTS } from "#core/message/message.ts";
import { MESSAGE_STATE_NAMES, MOMENT_NAMES } from "#core/message/words.ts";

/** What he agreed to, and the closings of his account. */
export const accountSections = (account: Account | undefined): readonly ExportSection[] => [
  {
    title: "隐私政策的同意记录",
    rows: (account?.consents ?? []).map(({ kind, version, atMs }) => ({
      时间: told(atMs),
      内容: `${kind === "agreed" ? "同意" : "撤回同意"}隐私政策第 ${version} 版`,
    })),
  },
  {
    title: "注销记录",
    rows: [
      ...(account?.closedAtMs ?? []).map((atMs) => ({ 时间: told(atMs), 内容: "账户已注销" })),
      ...(account?.closing
        ? [{ 时间: told(account.closing.askedAtMs), 内容: "申请注销，等待中" }]
        : []),
    ],
  },
];

/** What is recorded of his opening codes. Promoters appear by their numbers. */
export const fanSections = (fan: Fan | undefined): readonly ExportSection[] => [
  {
    title: "推荐开关",
    rows: [
      {
        推荐: isRecommended(fan ?? null) ? "已开启" : "已关闭",
        关闭时间: told(fan?.offSinceMs),
      },
    ],
  },
  {
    title: "打开过的推广码",
    rows: (fan?.touches ?? []).map(({ promoterNumber, channel, campaign, atMs }) => ({
      时间: told(atMs),
      推广员: `${promoterNumber} 号`,
      渠道编号: String(channel),
      活动编号: String(campaign),
    })),
  },
  {
    title: "较早的推荐关系（已归并）",
    rows: fan?.base
      ? [
          {
            截至: told(fan.base.asOfMs),
            推广员: fan.base.owner ? `${fan.base.owner.promoterNumber} 号` : "无",
            绑定时间: told(fan.base.owner?.atMs),
            最近付款: told(fan.base.lastPaidMs),
          },
        ]
      : [],
  },
];

/** What the shop keeps of him as a buyer. */
export const buyerSections = (
  buyer: Buyer | undefined,
  nowMs: number,
): readonly ExportSection[] => [
  {
    title: "会员",
    rows: buyer ? [{ 成为会员: told(buyer.memberSinceMs), 顾客分组: buyer.group ?? "无" }] : [],
  },
  {
    title: "收货地址",
    rows: (buyer?.addresses ?? []).map((address) => ({
      收货人: address.name,
      电话: address.phone,
      地址: `${address.province}${address.city}${address.district}${address.detail}`,
      地区代码: address.region,
      默认: toldIf(address.isDefault),
    })),
  },
  {
    title: "购物车",
    rows: (buyer?.cart ?? []).map(({ sku, quantity, chosen, addedAtMs }) => ({
      ...{ 规格编号: sku, 件数: String(quantity), 选中: toldIf(chosen), 加入时间: told(addedAtMs) },
    })),
  },
  {
    title: "优惠券",
    rows: (buyer?.coupons ?? []).map((coupon) => ({
      名称: coupon.name,
      满: toldYuan(coupon.fromFen),
      领取时间: told(coupon.takenAtMs),
      有效至: told(coupon.untilMs),
      状态: { usable: "可用", used: "已使用", expired: "已过期" }[couponStanding(coupon, nowMs)],
      用于订单: coupon.orderId ?? "无",
    })),
  },
  {
    title: "限购商品的购买记录",
    rows: (buyer?.limited ?? []).map(({ orderId, productId, quantity, atMs }) => ({
      ...{ 时间: told(atMs), 订单编号: orderId, 商品编号: productId, 件数: String(quantity) },
    })),
  },
];

/** How many messages he agreed to and has not got. */
export const consentSections = (consents: Consents | undefined): readonly ExportSection[] => [
  {
    title: "同意接收的消息",
    rows: MOMENTS.flatMap((moment) => {
      const left = consents?.left[moment] ?? 0;
      return left > 0 ? [{ 消息: MOMENT_NAMES[moment], 剩余次数: String(left) }] : [];
    }),
  },
];

export const messageSection = (messages: readonly Message[]): ExportSection => ({
  title: "发给您的消息",
  rows: messages.map(({ atMs, moment, fields, state }) => ({
    时间: told(atMs),
    消息: MOMENT_NAMES[moment],
    内容: Object.values(fields).join("；"),
    状态: MESSAGE_STATE_NAMES[state],
  })),
});

/** What he did with what the brand wrote. */
export const forwardSection = (forwards: readonly Forward[]): ExportSection => ({
  title: "转发过的素材",
  rows: forwards.map(({ materialId, atMs }) => ({ 素材编号: materialId, 时间: told(atMs) })),
});
export const readSection = (reads: readonly NoticeRead[]): ExportSection => ({
  title: "看过的通知",
  rows: reads.map(({ noticeId, atMs }) => ({ 通知编号: noticeId, 时间: told(atMs) })),
});

/** His own page of the shop. */
export const shopPageSection = (page: ShopPage | undefined): ExportSection => ({
  title: "我的店铺页",
  rows: page
    ? [
        {
          名称: page.name,
          口号: page.slogan,
          推荐商品: page.featured.join(" "),
          修改时间: told(page.changedAtMs),
        },
      ]
    : [],
});
