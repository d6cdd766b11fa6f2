import type { ImportReport } from "#scripts/import/report.ts";
import { REASONS } from "#scripts/import/words.ts";
import { yuan } from "#scripts/tell/money.ts";
import { count, type Paper } from "../paper.ts";

/** What the file says: its orders and refunds, and what could not be used. */
export function tellShop(paper: Paper, file: string, report: ImportReport): void {
  const { lines, orders, refunds } = report;
  const { say } = paper;
  paper.heading(say("店里卖了什么", "What the shop sold"));
  paper.text(
    say(
      `${file} 有 ${count(lines.read)} 行。读出 ${count(orders.count)} 个订单（${count(lines.sold)} 行商品），` +
        `${count(orders.customers)} 位顾客一共付了 ${yuan(orders.paidFen)}；` +
        `取消单读成 ${count(refunds.count)} 笔退款，共 ${yuan(refunds.refundFen)}。价格一律按人民币元读。`,
      `${file} has ${count(lines.read)} lines. They make ${count(orders.count)} orders (${count(lines.sold)} lines of goods), for which ` +
        `${count(orders.customers)} customers paid ${yuan(orders.paidFen)}; ` +
        `cancellations became ${count(refunds.count)} refunds of ${yuan(refunds.refundFen)}. Prices are read as yuan.`,
    ),
  );
  tellUnused(paper, report);
  tellUnmatched(paper, report);
}

/** Every line that is no part of an order or a refund, by reason. */
function tellUnused(paper: Paper, { lines, leftOut, unreadable }: ImportReport): void {
  const { say, language } = paper;
  const unused = lines.leftOut + lines.unreadable;
  if (unused === 0) return paper.text(say("没有一行被略去。", "No line was left out."));
  paper.text(
    say(
      `有 ${count(unused)} 行没有用上，每一行都有原因：`,
      `${count(unused)} lines were not used, each for a reason:`,
    ),
  );
  for (const { reason, count: times, lines: first } of [...leftOut, ...unreadable]) {
    const where = first.slice(0, 3).join(", ") + (times > 3 ? " …" : "");
    const why = REASONS[reason][language];
    paper.item(
      say(
        `${count(times)} 行：${why}（第 ${where} 行）`,
        `${count(times)}: ${why} (line ${where})`,
      ),
    );
  }
}

function tellUnmatched(paper: Paper, { refunds }: ImportReport): void {
  const { say, language } = paper;
  if (refunds.unmatched.length === 0) return;
  paper.text(
    say(
      `取消单里有 ${yuan(refunds.unmatchedFen)} 对不上任何一次购买，不当作退款：`,
      `${yuan(refunds.unmatchedFen)} of the cancellations match no purchase and are no refunds:`,
    ),
  );
  for (const { reason, count: times, amountFen } of refunds.unmatched) {
    const why = REASONS[reason][language];
    paper.item(
      say(
        `${count(times)} 行：${why}，${yuan(amountFen)}`,
        `${count(times)}: ${why}, ${yuan(amountFen)}`,
      ),
    );
  }
}

/** What the file does not say, so that nobody takes it for the shop's own story. */
export function tellInvented(paper: Paper, { invented }: ImportReport): void {
  const { say } = paper;
  paper.heading(say("文件里没有、由种子编出来的", "What is invented, by seed"));
  paper.text(
    say(
      `订单导出不会说谁带来了谁。所以这一部分是虚构的，由种子 ${invented.seed} 决定，重跑一遍完全相同：` +
        `${count(invented.promoters)} 位推广员（${count(invented.introduced)} 位有介绍人），` +
        `${count(invented.customersBrought)} 位顾客的 ${count(invented.scans)} 次扫码，` +
        `${count(invented.receipts)} 次确认收货，${count(invented.withdrawals)} 次提现及其审核和微信的答复。`,
      `An export does not say who brought whom. So this part is made up; seed ${invented.seed} decides it, and a rerun gives the same: ` +
        `${count(invented.promoters)} promoters (${count(invented.introduced)} introduced by another), ` +
        `${count(invented.scans)} scans by ${count(invented.customersBrought)} customers, ` +
        `${count(invented.receipts)} receipts, ${count(invented.withdrawals)} withdrawals with their reviews and WeChat's answers.`,
    ),
  );
}
