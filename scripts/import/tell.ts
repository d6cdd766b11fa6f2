import { yuan } from "#scripts/tell/money.ts";
import type { ImportReport } from "./report.ts";
import type { Tally } from "./tallies.ts";
import { REASONS, type Language } from "./words.ts";

const DELIMITER_NAMES = { ",": ",", ";": ";", "\t": "Tab" } as const;

/** The report as lines for people. */
export function tellReport(report: ImportReport, language: Language): string {
  return (language === "zh" ? tellChinese(report) : tellEnglish(report)).join("\n") + "\n";
}

function tellChinese(report: ImportReport): readonly string[] {
  const { lines, seen, orders, refunds, invented } = report;
  return [
    `读了 ${count(lines.read)} 行（分隔符 ${DELIMITER_NAMES[report.delimiter]}）：${count(seen.invoices)} 张发票，` +
      `${count(seen.customers)} 位有编号的顾客，${count(seen.products)} 个商品编码`,
    `  其中没有顾客的 ${count(seen.withoutCustomer)} 行，数量为负的 ${count(seen.negativeQuantity)} 行，` +
      `取消单（C…）${count(seen.cancellationLines)} 行，单价为 0 的 ${count(seen.priceZero)} 行，非商品 ${count(seen.notProducts)} 行`,
    `订单 ${count(orders.count)} 个（${count(lines.sold)} 行，${count(orders.customers)} 位顾客），共 ${yuan(orders.paidFen)}`,
    `退款 ${count(refunds.count)} 笔，共 ${yuan(refunds.refundFen)}；取消单共 ${count(lines.cancelled)} 行、${yuan(refunds.cancelledFen)}，` +
      `对不上的 ${yuan(refunds.unmatchedFen)}`,
    ...refunds.unmatched.map((tally) => tellTally(tally, "zh") + `，${yuan(tally.amountFen)}`),
    ...tellTallies(`略去 ${count(lines.leftOut)} 行`, report.leftOut, "zh"),
    ...tellTallies(`读不懂、跳过 ${count(lines.unreadable)} 行`, report.unreadable, "zh"),
    ...(lines.rounded > 0 ? [`金额四舍五入到分的 ${count(lines.rounded)} 行`] : []),
    `以下为虚构（种子 ${invented.seed}），文件里没有：推广员 ${count(invented.promoters)} 位（有介绍人的 ${count(invented.introduced)} 位），` +
      `扫码 ${count(invented.scans)} 次（${count(invented.customersBrought)} 位顾客），收货 ${count(invented.receipts)} 次，提现 ${count(invented.withdrawals)} 次`,
    `日志共 ${count(report.events)} 个事件`,
  ];
}

function tellEnglish(report: ImportReport): readonly string[] {
  const { lines, seen, orders, refunds, invented } = report;
  return [
    `Read ${count(lines.read)} lines (delimiter ${DELIMITER_NAMES[report.delimiter]}): ${count(seen.invoices)} invoices, ` +
      `${count(seen.customers)} numbered customers, ${count(seen.products)} product codes`,
    `  among them ${count(seen.withoutCustomer)} without a customer, ${count(seen.negativeQuantity)} with a quantity below 0, ` +
      `${count(seen.cancellationLines)} of cancellations (C…), ${count(seen.priceZero)} with price 0, ${count(seen.notProducts)} that are no products`,
    `${count(orders.count)} orders (${count(lines.sold)} lines, ${count(orders.customers)} customers), ${yuan(orders.paidFen)} in all`,
    `${count(refunds.count)} refunds, ${yuan(refunds.refundFen)}; cancelled in all ${count(lines.cancelled)} lines, ${yuan(refunds.cancelledFen)}, ` +
      `of which ${yuan(refunds.unmatchedFen)} match nothing`,
    ...refunds.unmatched.map((tally) => tellTally(tally, "en") + `, ${yuan(tally.amountFen)}`),
    ...tellTallies(`Left out ${count(lines.leftOut)} lines`, report.leftOut, "en"),
    ...tellTallies(
      `Unreadable and skipped: ${count(lines.unreadable)} lines`,
      report.unreadable,
      "en",
    ),
    ...(lines.rounded > 0 ? [`Rounded to the fen: ${count(lines.rounded)} lines`] : []),
    `Invented (seed ${invented.seed}), not in the file: ${count(invented.promoters)} promoters (${count(invented.introduced)} with an introducer), ` +
      `${count(invented.scans)} scans (of ${count(invented.customersBrought)} customers), ${count(invented.receipts)} receipts, ${count(invented.withdrawals)} withdrawals`,
    `${count(report.events)} events in the log`,
  ];
}

function tellTallies(
  title: string,
  tallies: readonly Tally<keyof typeof REASONS>[],
  language: Language,
): readonly string[] {
  return [title, ...tallies.map((tally) => tellTally(tally, language))];
}

function tellTally(tally: Tally<keyof typeof REASONS>, language: Language): string {
  const more = tally.count > tally.lines.length ? " …" : "";
  const where = tally.lines.join(", ") + more;
  const reason = REASONS[tally.reason][language];
  return language === "zh"
    ? `  ${count(tally.count)} 行${reason}：第 ${where} 行`
    : `  ${count(tally.count)} × ${reason}: line ${where}`;
}

const count = (value: number): string => value.toLocaleString("en-US");
