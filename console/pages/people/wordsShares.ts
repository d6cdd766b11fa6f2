const zh = {
  title: "分润",
  promoter: "推广员号或编号",
  and: "、",
  order: "订单号",
  state: "状态",
  paid: "付款日",
  states: {
    waiting: "待收货",
    pending: "待结算",
    held: "冻结中",
    available: "可提现",
    taken_back: "已扣回",
  },
  columns: {
    order: "订单",
    promoter: "推广员",
    kinds: "因为",
    amount: "分润",
    takenBack: "退款扣回",
    state: "状态",
    paid: "付款时间",
    available: "可提现时间",
    bonus: "奖金 {period}",
  },
  empty: "还没有分润",
  emptyHint: "粉丝付款后，推广员的分润出现在这里。",
};

const en: typeof zh = {
  title: "Shares",
  promoter: "Promoter's number or id",
  and: ", ",
  order: "Order",
  state: "State",
  paid: "Paid",
  states: {
    waiting: "Not received",
    pending: "Pending",
    held: "Held",
    available: "Available",
    taken_back: "Taken back",
  },
  columns: {
    order: "Order",
    promoter: "Promoter",
    kinds: "For",
    amount: "Share",
    takenBack: "Taken back",
    state: "State",
    paid: "Paid at",
    available: "Available at",
    bonus: "Bonus {period}",
  },
  empty: "No shares yet",
  emptyHint: "When a fan pays, his promoter's share appears here.",
};

export const words = { zh, en };
