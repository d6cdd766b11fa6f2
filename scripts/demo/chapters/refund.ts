import { bookedFen } from "#core/commission/case.ts";
import { HOUR_MS } from "#core/time.ts";
import { yuan } from "#scripts/tell/money.ts";
import type { RefundChoice } from "../choose.ts";
import { cut } from "../fill.ts";
import { minute, type Paper } from "../paper.ts";

const LINES_TOLD_MAX = 4;

/** One refund, and what it took back from whom. */
export function tellRefund(
  paper: Paper,
  choice: RefundChoice | null,
  productNames: ReadonlyMap<string, string>,
): void {
  const { say } = paper;
  paper.heading(say("一笔退款，收回多少", "One refund, and what it took back"));
  if (!choice) {
    return paper.text(say("没有一笔退款碰到过分润。", "No refund touched anybody's commission."));
  }
  const { known, refund, entry } = choice;
  const refundFen = refund.lines.reduce((sum, line) => sum + line.refundFen, 0);
  const refundId = refund.key.slice("refund/".length);
  paper.text(
    say(
      `${minute(entry.atMs)}，退款 ${refundId} 退了订单 ${known._id} 的 ${yuan(refundFen)}：`,
      `${minute(entry.atMs)}: refund ${refundId} gave back ${yuan(refundFen)} of order ${known._id}:`,
    ),
  );
  for (const { sku, refundFen: lineFen } of refund.lines.slice(0, LINES_TOLD_MAX)) {
    paper.item(`${cut(productNames.get(sku) ?? sku, 40)}  ${yuan(lineFen)}`);
  }
  if (refund.lines.length > LINES_TOLD_MAX) {
    const more = refund.lines.length - LINES_TOLD_MAX;
    paper.item(say(`… 还有 ${more} 行`, `… and ${more} more`));
  }
  tellTakenBack(paper, choice);
}

function tellTakenBack(paper: Paper, choice: RefundChoice): void {
  const { say } = paper;
  const { known, entry, beforeFen, takenBackFen } = choice;
  const people = [...new Set(entry.postings.map(({ from }) => from.replace(/^pending:/, "")))];
  const each = people.map((id) => `${id} ${yuan(bookedFen({ entries: [entry] }, id))}`);
  paper.text(
    say(
      `账上随即记下差额（${each.join("，")}）：这一单的分润从 ${yuan(beforeFen)} 减到 ${yuan(beforeFen - takenBackFen)}，按付款时的比例，谁拿了就从谁那里减。`,
      `The difference was booked at once (${each.join(", ")}): the order's commission went from ${yuan(beforeFen)} to ${yuan(beforeFen - takenBackFen)}, at the rates of its payment.`,
    ),
  );
  // A row below zero, due at once: the share was final already when the refund came.
  const fromAvailable = known.schedule.find(
    ({ amountFen, availableAtMs }) =>
      amountFen < 0 && availableAtMs > entry.atMs && availableAtMs < entry.atMs + HOUR_MS,
  );
  paper.text(
    fromAvailable
      ? say(
          `那时这笔分润已经可以提现，所以从“可提现”里扣回（${minute(fromAvailable.availableAtMs)}）；不够就记为负数，用以后的分润补，买家的退款不等人。`,
          `It was available by then, so it was taken from there (${minute(fromAvailable.availableAtMs)}); below zero later earnings fill it up. The buyer's refund never waits.`,
        )
      : say(
          "那时这笔分润还在冻结期，只是“待结算”变少了：没有一分钱要从推广员手里要回来。",
          "It was still frozen, so only what was pending became less: nobody had to give anything back.",
        ),
  );
}
