import type { State } from "#core/wallet/machine.ts";
import type { WithdrawalNext } from "#core/lists/withdrawalNext.ts";
import type { PayoutChannel, ReleaseReason } from "#core/wallet/withdrawal.ts";

/** What several pages of the money desk say. */
const zh = {
  states: {
    requested: "待审核",
    approved: "待付款",
    sending: "付款中",
    confirming: "待收款人确认",
    paid: "已到账",
    released: "已退回",
  } satisfies Record<State, string>,
  waits: {
    review: "等待审核",
    second_person: "等待第二人审核",
    payouts_paused: "付款已暂停，恢复后自动付款",
    turn: "等前一笔付完（每笔的税取决于前面的）",
    day_limit: "超过当日限额，次日自动付款",
    bank_payment: "等待银行付款",
    next_run: "2 小时内自动付款",
    wechat_answer: "等微信的结果",
    receiver: "等推广员在微信里确认收款",
  } satisfies Record<WithdrawalNext, string>,
  reasons: {
    rejected: "审核驳回",
    cancelled: "本人撤回",
    offset: "被退款抵扣",
    failed: "付款失败",
    expired: "24 小时未确认收款",
  } satisfies Record<ReleaseReason, string>,
  channels: { wechat: "微信零钱", bank: "银行转账" } satisfies Record<PayoutChannel, string>,
  byRules: "规则自动通过",
  byMe: "我",
  comma: "、",
  matched: "系统核对",
  reason: "原因",
  more: "加载更多",
  promoter: "推广员",
  refresh: "刷新",
};

const en: typeof zh = {
  states: {
    requested: "To review",
    approved: "To be paid",
    sending: "Being paid",
    confirming: "Receiver must confirm",
    paid: "Received",
    released: "Given back",
  },
  waits: {
    review: "waits for review",
    second_person: "waits for a second person",
    payouts_paused: "payouts are paused; it is paid when they go on",
    turn: "waits for the one before it, on which its tax depends",
    day_limit: "above the limit of the day; it is paid tomorrow",
    bank_payment: "waits to be paid by bank",
    next_run: "is paid within 2 hours",
    wechat_answer: "waits for WeChat's answer",
    receiver: "waits for the promoter to confirm in WeChat",
  },
  reasons: {
    rejected: "turned down",
    cancelled: "taken back by the promoter",
    offset: "set off against a refund",
    failed: "payment failed",
    expired: "not confirmed within 24 hours",
  },
  channels: { wechat: "WeChat balance", bank: "Bank transfer" },
  byRules: "by the rules",
  byMe: "me",
  comma: ", ",
  matched: "matched by the system",
  reason: "Reason",
  more: "More",
  promoter: "Promoter",
  refresh: "Refresh",
};

export const words = { zh, en };
