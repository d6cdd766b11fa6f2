import type { Moment } from "#core/message/message.ts";

const zh = {
  title: "订阅消息",
  tabs: { log: "发送记录", moments: "发送时机" },
  person: "完整 openid",
  moment: "时机",
  state: "结果",
  days: "日期",
  states: { sent: "已发送", refused: "被微信拒绝", unclear: "不确定", sending: "发送中" } as Record<
    string,
    string
  >,
  columns: {
    at: "时间",
    person: "收件人",
    moment: "时机",
    said: "内容",
    state: "结果",
    reason: "原因",
  },
  empty: "还没有发过订阅消息",
  emptyHint: "顾客在小程序里同意订阅后，到了相应时机自动发送，每次同意只发一条。",
  unclear: "“不确定”的消息不会重发：发两次比不发更打扰人。",
  momentsHint: "每个时机要在微信公众平台选一个模板，编号写在 message-push.json 里，再部署。",
  template: "模板编号",
  noTemplate: "没有模板，不会发送",
  fields: "能写的内容",
  moments: {
    ...{ paid: "付款成功", shipped: "已发货", ready: "可取货", refunded: "已退款" },
    ...{ afterSales: "售后进度", shareAvailable: "佣金可提现", payout: "提现结果" },
  } satisfies Record<Moment, string> as Record<Moment, string>,
  names: {
    ...{ goods: "商品", orderId: "订单号", time: "时间", status: "状态", tip: "提示" },
    ...{ amount: "金额", carrier: "快递公司", trackingNumber: "快递单号", code: "取货码" },
    withdrawalId: "提现编号",
  } as Record<string, string>,
};

const en: typeof zh = {
  title: "Messages",
  tabs: { log: "Sent", moments: "Moments" },
  person: "A whole openid",
  moment: "Moment",
  state: "Outcome",
  days: "Days",
  states: { sent: "Sent", refused: "Refused by WeChat", unclear: "Unclear", sending: "Sending" },
  columns: {
    at: "When",
    person: "To",
    moment: "Moment",
    said: "What",
    state: "Outcome",
    reason: "Why",
  },
  empty: "No message was sent yet",
  emptyHint: "Buyers agree in the mini program; then one message is sent for each consent.",
  unclear: "What is unclear is not sent again: twice is worse than not at all.",
  momentsHint: "Each moment needs a template of WeChat's; its id stands in message-push.json.",
  template: "Template",
  noTemplate: "No template: nothing is sent",
  fields: "What it can say",
  moments: {
    ...{ paid: "Paid", shipped: "Shipped", ready: "Ready to collect", refunded: "Refunded" },
    ...{ afterSales: "After-sales", shareAvailable: "Commission available", payout: "Withdrawal" },
  },
  names: {
    ...{ goods: "goods", orderId: "order", time: "time", status: "state", tip: "hint" },
    ...{ amount: "amount", carrier: "carrier", trackingNumber: "tracking", code: "pickup code" },
    withdrawalId: "withdrawal",
  },
};

export const words = { zh, en };
