import type { Order } from "../trade/payBook.ts";
import { keyText } from "../trade/payBook.ts";
import { refundIdOf, refundStateAt, type Refund } from "../trade/refund.ts";
import { BANK } from "../trade/tradeReplies.ts";
import { transactionIdOf } from "../trade/transactionId.ts";
import type { BillBook } from "./billBook.ts";
import { isOnDay, type BillRequest } from "./billRequest.ts";
import { billText, billTime, yuan } from "./billTable.ts";

const PAID_NAMES = [
  ...["交易时间", "公众账号ID", "商户号", "特约商户号", "设备号", "微信订单号", "商户订单号"],
  ...["用户标识", "交易类型", "交易状态", "付款银行", "货币种类", "应结订单金额", "代金券金额"],
];
const REFUND_NAMES = [
  ...["微信退款单号", "商户退款单号", "退款金额", "充值券退款金额", "退款类型", "退款状态"],
];
const LAST_NAMES = ["商品名称", "商户数据包", "手续费", "费率", "订单金额"];
const TOTAL_NAMES = [
  ...["总交易单数", "应结订单总金额", "退款总金额", "充值券退款总金额", "手续费总金额"],
  ...["订单总金额", "申请退款总金额"],
];
const NO_FEE = "0.00000";

interface Row {
  readonly atMs: number;
  readonly order: Order;
  /** Undefined: the row of the payment. */
  readonly refund?: Refund;
}

/**
 * The trade bill of one merchant and day: payments by the instant they were made, refunds by the instant they were
 * asked for, with their state as it was when the bill was made. Nothing is charged here: the fee is always 0.
 *
 * Undefined: nothing happened on that day. Source: WeChat Pay, "交易账单文件格式说明".
 */
export function tradeBill(
  book: BillBook,
  mchid: string,
  { date, type }: BillRequest,
  madeAtMs: number,
): string | undefined {
  const rows = rowsOf(book, mchid, date).filter(
    ({ refund }) => type === "ALL" || (refund === undefined) === (type === "SUCCESS"),
  );
  if (rows.length === 0) return undefined;
  const withRefunds = type !== "SUCCESS";
  const asRefunds = type === "REFUND" ? ["退款申请时间", "退款成功时间"] : [];
  const refundFen = rows.reduce((sum, { refund }) => sum + (refund?.terms.refundFen ?? 0), 0);
  const paidFen = rows.reduce(
    (sum, { refund, order }) => sum + (refund === undefined ? order.terms.totalFen : 0),
    0,
  );
  return billText({
    names: [
      ...PAID_NAMES,
      ...asRefunds,
      ...(withRefunds ? REFUND_NAMES : []),
      ...LAST_NAMES,
      ...(withRefunds ? ["申请退款金额"] : []),
      "费率备注",
    ],
    rows: rows.map((row) => cellsOf(row, type, madeAtMs)),
    totalNames: TOTAL_NAMES,
    totals: [
      ...[String(rows.length), yuan(paidFen), yuan(refundFen), yuan(0), NO_FEE],
      ...[yuan(paidFen), yuan(refundFen)],
    ],
  });
}

function rowsOf(book: BillBook, mchid: string, date: string): Row[] {
  const rows: Row[] = [];
  for (const order of book.orders.values()) {
    const { paid, terms } = order;
    if (paid !== null && terms.mchid === mchid && isOnDay(paid.atMs, date)) {
      rows.push({ atMs: paid.atMs, order });
    }
  }
  for (const refund of book.refunds.values()) {
    const { terms, createdAtMs: atMs } = refund;
    if (terms.mchid !== mchid || !isOnDay(atMs, date)) continue;
    const order = book.orders.get(keyText({ mchid, no: terms.outTradeNo }));
    if (order !== undefined) rows.push({ atMs, order, refund });
  }
  return rows.sort((a, b) => a.atMs - b.atMs);
}

function cellsOf({ atMs, order, refund }: Row, type: string, madeAtMs: number): string[] {
  const { terms, paid } = order;
  const isRefund = refund !== undefined;
  const orderFen = isRefund ? 0 : terms.totalFen;
  const refundFen = refund?.terms.refundFen ?? 0;
  const state = isRefund ? refundStateAt(refund, madeAtMs) : "";
  const paidAtMs = paid?.atMs ?? atMs;
  return [
    // A row of the refund bill begins with the payment, and names the refund's own time later.
    ...[billTime(type === "REFUND" ? paidAtMs : atMs), terms.appid, terms.mchid, "0", ""],
    ...[transactionIdOf(terms), terms.outTradeNo, paid?.openid ?? "", "JSAPI"],
    ...[isRefund ? "REFUND" : "SUCCESS", BANK, "CNY", yuan(orderFen), yuan(0)],
    ...(type === "REFUND" ? [billTime(atMs), state === "SUCCESS" ? billTime(atMs) : ""] : []),
    ...(type === "SUCCESS"
      ? []
      : [
          ...(isRefund ? [refundIdOf(refund.terms), refund.terms.outRefundNo] : ["0", "0"]),
          ...[yuan(refundFen), yuan(0), isRefund ? "ORIGINAL" : "", BILL_STATES[state] ?? state],
        ]),
    ...[terms.description, terms.attach ?? "", NO_FEE, "0.00%", yuan(orderFen)],
    ...(type === "SUCCESS" ? [] : [yuan(refundFen)]),
    "",
  ];
}

/** Bills name two states otherwise than the interfaces do. */
const BILL_STATES: Readonly<Record<string, string>> = { ABNORMAL: "CHANGE", CLOSED: "FAIL" };
