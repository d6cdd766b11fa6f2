import type { WithdrawalTab } from "#core/lists/states.ts";
import type { State } from "#core/wallet/machine.ts";
import type { Waits } from "#core/wallet/waits.ts";
import type { ReleaseReason } from "#core/wallet/withdrawal.ts";

/** What happens next to a withdrawal: what it waits for, or WeChat's answer, or the promoter's own confirmation. */
export type WithdrawalNext = Waits | "wechat_answer" | "receiver";

type Known = {
  readonly state: State;
  readonly waits: Waits | null;
  readonly reason: ReleaseReason | null;
};

/** What happens next to it; null = it is over. */
export function nextOf({ state, waits }: Known): WithdrawalNext | null {
  if (waits !== null) return waits;
  if (state === "sending") return "wechat_answer";
  return state === "confirming" ? "receiver" : null;
}

const NEXT_TEXTS: Readonly<Record<WithdrawalNext, string>> = {
  review: "等员工审核",
  second_person: "金额较大，等另一位员工审核",
  payouts_paused: "打款已暂停，恢复后自动付款",
  turn: "等上一笔付完，再自动付款",
  day_limit: "今天的额度已用完，明天自动付款",
  bank_payment: "等员工银行转账后登记",
  next_run: "2 小时内自动付款",
  wechat_answer: "已提交微信，等微信答复，系统会自动查询",
  receiver: "等推广员在微信里确认收款，24 小时内有效",
};
const REASON_TEXTS: Readonly<Record<ReleaseReason, string>> = {
  rejected: "员工没有同意，钱已退回余额",
  cancelled: "推广员自己撤回，钱已退回余额",
  offset: "买家退款后余额不足，已自动取消",
  failed: "付款失败，钱已退回余额，推广员可重新申请",
  expired: "推广员没有在 24 小时内确认，钱已退回余额，可重新申请",
};

/** The same in words; of one that is over, how it ended. */
export function nextText(known: Known): string {
  const next = nextOf(known);
  if (next !== null) return NEXT_TEXTS[next];
  return known.reason === null ? "已付款" : REASON_TEXTS[known.reason];
}

/** What each tab of the list shows: by state, or by the reason of those that were released. */
export const TABS: Readonly<
  Record<
    WithdrawalTab,
    { readonly states?: readonly State[]; readonly reasons?: readonly ReleaseReason[] }
  >
> = {
  all: {},
  review: { states: ["requested"] },
  toSend: { states: ["approved"] },
  onTheWay: { states: ["sending", "confirming"] },
  paid: { states: ["paid"] },
  failed: { reasons: ["failed", "expired"] },
  closed: { reasons: ["rejected", "cancelled", "offset"] },
};
