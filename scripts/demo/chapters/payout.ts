import { yuan } from "#scripts/tell/money.ts";
import { minute, type Paper } from "../paper.ts";
import type { Bill, Payout, PayoutStory } from "../payouts.ts";

/** The others are told in a line each. */
const OTHERS_MAX = 6;

/** One payout from its request to WeChat's answer, and how the others ended. */
export function tellPayout(paper: Paper, { told, others }: PayoutStory): void {
  const { say } = paper;
  paper.heading(say("一次提现，从申请到到账", "One payout, from request to WeChat's answer"));
  if (!told) return paper.text(say("没有人提现。", "Nobody asked for money."));
  const { payout, document, bill } = told;
  const { promoterId, withdrawalId, amountFen } = payout;
  const { requestedAtMs, approvedAtMs, transfer, closedAtMs, transferNumber } = document;
  paper.item(
    say(
      `${minute(requestedAtMs)}  ${promoterId} 申请提现 ${yuan(amountFen)}（${withdrawalId}），金额从“可提现”移到“处理中”`,
      `${minute(requestedAtMs)}  ${promoterId} asks for ${yuan(amountFen)} (${withdrawalId}); it moves from available to in process`,
    ),
  );
  if (approvedAtMs !== null) {
    paper.item(say(`${minute(approvedAtMs)}  员工批准`, `${minute(approvedAtMs)}  staff approve`));
  }
  if (transfer) {
    const { sentAtMs, netFen, taxFen } = transfer;
    paper.item(
      say(
        `${minute(sentAtMs)}  系统交给微信：单号 ${transferNumber}（调用之前就存好，重试也不会变），转账 ${yuan(netFen)}，扣税 ${yuan(taxFen)}`,
        `${minute(sentAtMs)}  WeChat is asked to pay it as ${transferNumber} (stored before the call, so a retry cannot pay twice): ${yuan(netFen)} to transfer, ${yuan(taxFen)} tax`,
      ),
    );
  }
  if (bill && closedAtMs !== null) {
    paper.item(
      say(
        `${minute(closedAtMs)}  微信答复 ${answer(bill)}，金额 ${yuan(bill.transfer_amount)}，微信单号 ${bill.transfer_bill_no}`,
        `${minute(closedAtMs)}  WeChat answers ${answer(bill)}, ${yuan(bill.transfer_amount)}, as its number ${bill.transfer_bill_no}`,
      ),
    );
  }
  paper.text(say(`结果：${end(paper, payout)}。`, `In the end: ${end(paper, payout)}.`));
  paper.note(
    say(
      "微信在本机由替身扮演，签名和状态与真的一样；它的账另存一份，审计会拿来对。",
      "WeChat is played by a stand-in, with its signatures and states; it keeps books of its own, which the audit compares.",
    ),
  );
  tellOthers(paper, others);
}

const answer = ({ state, fail_reason }: Bill): string =>
  fail_reason === undefined ? state : `${state} / ${fail_reason}`;

function tellOthers(paper: Paper, others: readonly Payout[]): void {
  const { say } = paper;
  if (others.length === 0) return;
  paper.text(say(`另外 ${others.length} 次提现：`, `The other ${others.length}:`));
  for (const payout of others.slice(0, OTHERS_MAX)) {
    const { promoterId, withdrawalId, amountFen, requestedAtMs } = payout;
    paper.item(
      `${minute(requestedAtMs)}  ${withdrawalId}  ${promoterId}  ${yuan(amountFen)}  ${end(paper, payout)}`,
    );
  }
  if (others.length > OTHERS_MAX) {
    paper.item(
      say(`… 还有 ${others.length - OTHERS_MAX} 次`, `… and ${others.length - OTHERS_MAX} more`),
    );
  }
}

/** How a withdrawal stands. */
function end({ say }: Paper, { state, reason, netFen, taxFen }: Payout): string {
  if (state === "paid") {
    if (!taxFen) return say("已付", "paid");
    const [net, tax] = [yuan(netFen ?? 0), yuan(taxFen)];
    return say(`已付 ${net}，扣税 ${tax}`, `paid ${net}, ${tax} tax withheld`);
  }
  if (state === "released") {
    const why = reason === null ? "" : say(REASON.zh[reason], REASON.en[reason]);
    return say(`${why}，钱退回“可提现”`, `${why}: the money is available again`);
  }
  return say(OPEN.zh[state], OPEN.en[state]);
}

const REASON = {
  zh: {
    rejected: "员工驳回",
    cancelled: "本人撤回",
    offset: "被退款冲抵",
    failed: "微信转账失败",
    expired: "没有确认收款，微信到期关闭",
  },
  en: {
    rejected: "staff refused",
    cancelled: "withdrawn by the promoter",
    offset: "a refund took it back",
    failed: "WeChat could not transfer it",
    expired: "nobody confirmed it in WeChat, which closed it",
  },
} as const;

const OPEN = {
  zh: {
    requested: "等员工审核",
    approved: "已批准，等定时器转账",
    sending: "已交给微信，还没有读到结果",
    confirming: "等本人在微信确认收款",
  },
  en: {
    requested: "waits for staff",
    approved: "approved, waits for the timer",
    sending: "handed to WeChat, result not read yet",
    confirming: "waits for the receiver's confirmation",
  },
} as const;
