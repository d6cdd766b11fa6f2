/** Every code that a function may answer, with the sentence that people read. Total: no code without one. */
export const SENTENCES = {
  // The boundary
  action_unknown: "没有这个操作，请检查 action。",
  request_invalid: "请求内容有误，请按 issues 里的位置和原因修改。",
  person_required: "请在微信小程序里操作。",
  staff_required: "只有品牌员工可以操作，请用员工账号登录。",
  timer_required: "这个函数只由定时器启动。",
  wechat_pay_required: "只有微信支付可以发送支付通知。",
  busy: "操作的人太多，请稍后再试。",
  internal: "系统出错，已记录，请稍后再试。",
  // People
  promoter_unknown: "没有这位推广员。",
  promoter_exists: "已经是推广员，或资料与之前提交的不同。",
  promoter_banned: "该推广员已被清退。",
  introducer_unknown: "没有这位介绍人。",
  application_unknown: "没有找到他的申请。",
  // Codes
  code_invalid: "推广码无效。",
  channels_full: "渠道太多，不能再新建。",
  // Plans
  plan_refused: "方案没有通过合规检查，请看 findings。",
  warnings_unacknowledged: "还有提醒没有确认，请阅读 findings 后逐条确认再发布。",
  // Orders
  order_unknown: "没有这个订单。",
  order_id_taken: "订单号已被占用。",
  cart_expired: "价格已过期，请重新结算。",
  cart_forged: "价格未经品牌确认，请重新结算。",
  buyer_required: "只有买家本人或品牌员工可以操作。",
  amount_differs: "支付金额与订单不符。",
  fact_conflict: "同一编号已有不同的内容。",
  refunds_full: "该订单的退款次数已达上限。",
  sku_not_in_order: "订单里没有这件商品。",
  // Withdrawals
  withdrawal_unknown: "没有这笔提现。",
  withdrawal_ambiguous: "有多位推广员用了同一提现编号，请同时给出 promoterId。",
  withdrawal_id_taken: "提现编号已被使用。",
  amount_below_minimum: "低于最低提现金额。",
  amount_above_maximum: "超过单笔提现上限。",
  too_many_open: "处理中的提现太多，请等上一笔完成。",
  balance_insufficient: "可提现余额不足。",
  step_not_allowed: "这笔提现当前的状态不能这样操作。",
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof SENTENCES;

export const sentenceOf = (code: ErrorCode): string => SENTENCES[code];
