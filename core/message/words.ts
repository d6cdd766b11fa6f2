import type { Message, Moment } from "#core/message/message.ts";

/** What staff read of a moment. */
export const MOMENT_NAMES: Readonly<Record<Moment, string>> = {
  paid: "付款成功",
  shipped: "已发货",
  ready: "可取货",
  refunded: "已退款",
  afterSales: "售后进度",
  shareAvailable: "佣金可提现",
  payout: "提现结果",
};
/** What became of a message. */
export const MESSAGE_STATE_NAMES: Readonly<Record<Message["state"], string>> = {
  sending: "发送中",
  sent: "已发送",
  refused: "未送达",
  unclear: "结果不明",
};
