import type { AuditReport } from "#scripts/audit/run.ts";
import { count, type Paper } from "../paper.ts";

const TOLD_MAX = 10;

/** What the audit of the whole database found. */
export function tellAudit(paper: Paper, report: AuditReport): void {
  const { say } = paper;
  const { checks, wallets, cases, violations } = report;
  paper.heading(say("审计", "The audit"));
  paper.text(
    say(
      `按 ${checks} 条规则核对了整个数据库：${count(cases)} 个订单的分录和排期、${count(wallets)} 个钱包的余额和流水，还有微信那边的账。`,
      `The whole database was checked by ${checks} rules: entries and schedules of ${count(cases)} orders, balances and entries of ${count(wallets)} wallets, and WeChat's own books.`,
    ),
  );
  if (violations.length === 0) {
    return paper.good(say("没有一处不符：账是平的。", "Nothing is wrong: the books balance."));
  }
  paper.bad(
    say(`发现 ${count(violations.length)} 处不符：`, `${count(violations.length)} violations:`),
  );
  for (const { invariant, id, text } of violations.slice(0, TOLD_MAX)) {
    paper.item(`${invariant}  ${id}  ${text}`);
  }
}
