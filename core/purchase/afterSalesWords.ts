import {
  AFTER_SALES_REASONS,
  type AfterSalesKind,
  type AfterSalesReason,
  type AfterSalesState,
} from "#core/purchase/afterSales.ts";

/** What people read of an after-sales. */
export const KIND_NAMES: Readonly<Record<AfterSalesKind, string>> = {
  refund: "仅退款",
  return: "退货退款",
  exchange: "换货",
};
export const STATE_NAMES: Readonly<Record<AfterSalesState, string>> = {
  asked: "等待商家处理",
  agreed: "请寄回商品",
  sent: "商品寄回中",
  arrived: "商家已收到商品",
  refunding: "退款中",
  reshipped: "换货已寄出",
  done: "已完成",
  refused: "商家已拒绝",
  withdrawn: "已取消",
};
export const REASON_NAMES: Readonly<Record<AfterSalesReason, string>> = {
  not_wanted: "不想要了",
  wrong_goods: "发错货",
  broken: "破损或质量问题",
  missing: "少件",
  not_as_described: "与描述不符",
  late: "发货太慢",
  other: "其他",
};

/** The reason of an after-sales as its refund carries it: WeChat shows it to the buyer, and the explanation reads it. */
export const refundReason = (reason: AfterSalesReason): string =>
  `${OF_AFTER_SALES}${REASON_NAMES[reason]}`;
const OF_AFTER_SALES = "售后退款：";

/** Why the buyer asked, of a refund's reason; null where it was no after-sales, or where nobody wrote it down. */
export const reasonIn = (text: string): AfterSalesReason | null =>
  AFTER_SALES_REASONS.find((reason) => text === refundReason(reason)) ?? null;
