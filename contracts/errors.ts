import { CONTENT_SENTENCES } from "#contracts/contentErrors.ts";
import { SHOP_SENTENCES } from "#contracts/shopErrors.ts";
import { STAFF_SENTENCES } from "#contracts/staffErrors.ts";
import { yuan } from "#core/explain/amounts.ts";

/** Every code that a function may answer, with the sentence that people read. Total: no code without one. */
export const SENTENCES = {
  ...SHOP_SENTENCES,
  ...CONTENT_SENTENCES,
  ...STAFF_SENTENCES,
  // The boundary
  action_unknown: "没有这个操作，请检查 action。",
  request_invalid: "请求内容有误，请按 issues 里的位置和原因修改。",
  person_required: "请在微信小程序里操作。",
  staff_required: "只有品牌员工可以操作，请用员工账号登录。",
  timer_required: "这个函数只由定时器启动。",
  function_required: "这一步由系统自己进行，请用 show 查看进度。",
  wechat_pay_required: "只有微信支付可以发送支付通知。",
  busy: "操作的人太多，请稍后再试。",
  internal: "系统出错，已记录，请稍后再试。",
  // People
  promoter_unknown: "没有这位推广员。",
  promoter_exists: "已经是推广员，或资料与之前提交的不同。",
  promoter_banned: "该推广员已被清退。",
  promoter_left: "推广身份已随账户注销结束，不能恢复；购物不受影响。",
  introducer_unknown: "没有这位介绍人。",
  fan_unknown: "没有他打开推广码的记录，请核对 openid。",
  group_names_full: "分组太多，最多 200 个，请用已有的分组。",
  groups_full: "一位推广员最多在 5 个分组里，请先移出其他分组。",
  application_unknown: "没有找到他的申请。",
  // Accounts
  notice_changed: "隐私政策已更新，请重新打开，看过新版后再同意。",
  closing_phrase_wrong: "请先输入「确认注销」，再提交。",
  closing_obstacles: "还有没办完的事，请先办完下面列出的，再注销。",
  closing_begun: "账户正在注销，不能再改，请过几分钟再打开。",
  // Posts
  region_invalid: "行政区划代码有误，应为省、市或区的六位国标代码。",
  term_in_past: "任期只能从现在或以后开始、结束，不能改动过去。",
  term_empty: "任期的结束必须晚于开始。",
  post_taken: "这段时间已有人任职，请先解除，或换一段时间。",
  staff_full: "这家门店的店员已达上限。",
  post_full: "任职记录已达上限，不能再任命。",
  post_not_held: "这个人没有担任过这个职务。",
  // Targets
  target_twice: "同一省份或推广员只能列一次，请删去重复的。",
  target_changed: "目标已被别人修改，请刷新后再保存。",
  // Codes
  code_invalid: "推广码无效。",
  channels_full: "渠道太多，不能再新建。",
  // Plans
  plan_refused: "方案没有通过合规检查，请按检查结果改好再发布。",
  plan_version_unknown: "没有这个方案版本。",
  warnings_unacknowledged: "还有提醒没有确认，请阅读 findings 后逐条确认再发布。",
  acknowledge_each: "提醒须逐条确认，不能一次全部确认。",
  notice_too_short: "有对推广员不利的变更，公示时间不够，请改到 earliestMs 或以后生效。",
  draft_unknown: "没有这份草稿，可能已归档，请回到列表查看。",
  draft_changed: "别人刚改过这份草稿，请先看他的改动，再决定保留哪一份。",
  draft_not_declared: "只有 pack 为 declared 的草稿需要签署声明，请先改好并保存。",
  draft_faulty: "草稿还有写错的地方，请按 issues 改好后再签署。",
  accepts_not_found: "声明接受了检查没有发现的项：{ids}，请去掉。",
  declaration_unsigned: "声明还没有由另一位员工签署，或签署后方案又改过，请在草稿里签署后再发布。",
  plan_template_unknown: "没有这个方案模板。",
  announced_full: "已公布而未生效的版本太多，请等其中一些生效后再发布。",
  // Orders
  order_unknown: "没有这个订单，请核对订单号。",
  order_id_taken: "订单号已被占用，请回到购物车重新下单。",
  cart_expired: "价格已过期，请重新结算。",
  cart_forged: "价格未经品牌确认，请重新结算。",
  buyer_required: "只有买家本人或品牌员工可以操作。",
  amount_differs: "支付金额与订单不符。",
  fact_conflict: "同一编号已有不同的内容。",
  refunds_full: "该订单的退款次数已达上限。",
  sku_not_in_order: "订单里没有这件商品。",
  holds_full: "该订单的冻结次数已达上限。",
  hold_unknown: "没有这项冻结。",
  payee_required: "这个人没有从该订单获得佣金，不能更正。",
  adjustments_full: "该订单的更正次数已达上限。",
  adjustment_unknown: "没有这项更正申请。",
  adjustment_decided: "这项更正已经决定，不能更改。",
  adjustment_beyond_limits: "调整超过了可以增减的金额，请把金额改小。",
  order_paid: "订单已经支付，不用再付；不想要了请申请售后。",
  order_unpaid: "订单还没有支付，不能退款。",
  order_closed: "订单已关闭，请重新下单。",
  order_not_payable: "这个订单没有需要支付的金额。",
  payment_unclear: "微信支付暂时没有明确答复，请稍后再查。",
  refund_exceeds_paid: "退款金额超过了还能退的金额。",
  refund_too_late: "支付已超过 365 天，不能退款。",
  refund_id_taken: "退款编号已用于别的订单，请换一个编号。",
  bonus_unknown: "没有这一期的奖励。",
  // Withdrawals
  withdrawal_unknown: "没有这笔提现。",
  withdrawal_ambiguous: "有多位推广员用了同一提现编号，请同时给出 promoterId。",
  withdrawal_id_taken: "提现编号已被使用。",
  amount_below_minimum: "低于最低提现金额。",
  amount_above_maximum: "超过单笔提现上限。",
  too_many_open: "处理中的提现太多，请等上一笔完成。",
  balance_insufficient: "可提现余额不足。",
  step_not_allowed: "这笔提现当前的状态不能这样操作。",
  identity_required: "请先提交实名信息，再申请提现。",
  not_paid_by_bank: "这笔提现不是由员工通过银行付款。",
  paid_amount_differs: "实付金额与应付金额不符，请核对回单。",
  payout_changed: "这笔要付的钱和你核对时不同，没有通过，请重新核对。",
  operating_balance_short: "运营账户余额不足，请先充值，这一批都没有通过。",
  balance_unknown: "暂时查不到运营账户余额，这一批都没有通过，请稍后再试。",
  // Settings
  joining_paused: "品牌暂停招募推广员，请稍后再来。",
  payout_rules_changed: "别人刚改过这些付款规则，没有保存，请先看新的规则。",
  payout_rules_contradict: "付款规则互相矛盾：lower 不能大于 upper。",
  looser_by_owner: "提高“免审核”或“两人审核”的金额，要请负责人来改。",
  // Debts
  nothing_owed: "目前没有欠款。",
  repayment_exceeds_debt: "还款超过欠款，请只登记所欠的部分。",
  repayment_changed: "刚有人登记了另一笔归还，正等第二人确认，请先核对那一笔。",
  receipt_taken: "该回单号已登记，内容不同。",
  time_in_future: "时间不能晚于现在。",
  debt_history_full: "记录已达上限，不能再登记。",
  write_off_id_taken: "该核销编号已被使用，内容不同。",
  write_off_open: "已有一项核销等待决定。",
  write_off_unknown: "没有这项核销申请，或欠款已经结清。",
  write_off_decided: "这项核销已经决定，不能更改。",
  second_person_required: "需要由另一位员工决定。",
  // Reconciliation
  break_unknown: "没有这条差异。",
  break_closed: "这条差异已经关闭。",
  too_many_breaks: "这段时间的差异太多，请先逐条处理，或缩短日期范围。",
  // Identities and tax
  identity_unknown: "还没有提交实名信息。",
  identity_invalid: "身份证号码有误，请核对后再提交。",
  identity_minor: "未满 18 周岁，不能提交实名信息，也不能提现。",
  identity_fixed: "已按原证件付过款，不能更换证件，请联系品牌。",
  identity_taken: "该证件已被另一位推广员使用。",
  withdrawals_open: "还有未完成的提现，请等它们结束后再操作。",
  tax_overpaid: "缴税金额超过了该月已代扣未缴的税款。",
  // Forecasts
  forecast_against_unknown: "没有这个方案版本，无法比较。",
  forecast_id_taken: "该测算编号已被使用，内容不同。",
  forecast_unknown: "没有这项测算。",
  forecast_too_large: "推广员和商品太多，请缩短时间范围，或在电脑上用命令测算。",
} as const satisfies Record<string, string>;

export type ErrorCode = keyof typeof SENTENCES;
export const isErrorCode = (text: string): text is ErrorCode => Object.hasOwn(SENTENCES, text);

export const sentenceOf = (code: ErrorCode): string => SENTENCES[code];

/**
 * The sentence for an error, as people read it: `{left}` in it is the error's own field of that name. A name that ends in
 * `Fen` is an amount, told in yuan; a list is joined. What the error does not have is left out.
 */
export function sentenceFor<E extends { readonly code: ErrorCode }>(error: E): string {
  const fields = new Map<string, unknown>(Object.entries(error));
  return sentenceOf(error.code).replace(/\{(\w+)\}/g, (_, name: string) =>
    fieldTold(name, fields.get(name)),
  );
}

function fieldTold(name: string, value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "number" && name.endsWith("Fen")) return yuan(value);
  return Array.isArray(value) ? value.map(String).join("、") : String(value);
}
