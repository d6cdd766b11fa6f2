import type {
  AfterSalesKind,
  AfterSalesReason,
  AfterSalesState,
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
