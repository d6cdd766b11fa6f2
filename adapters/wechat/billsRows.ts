import { type Fen, fen } from "#core/money.ts";
import type { FundRow, RefundRow, TradeRow } from "#core/reconcile/billRow.ts";
import {
  BillError,
  type Cells,
  check,
  countOf,
  fenOf,
  idOf,
  readBill,
  timeOf,
} from "#adapters/wechat/billsTable.ts";

/** WeChat's words in a trade bill for how a refund stands; they differ from those of its interfaces. */
const REFUND_STATES: ReadonlyMap<string, RefundRow["state"]> = new Map([
  ["SUCCESS", "succeeded"],
  ["PROCESSING", "processing"],
  ["CHANGE", "abnormal"],
  ["FAIL", "closed"],
]);

/**
 * The rows of a trade bill of all kinds, checked against its totals and its merchant.
 *
 * - Amounts are those before WeChat's own vouchers: what was ordered and what was asked back.
 * - Errors: `BillError`.
 */
export function readTradeBill(file: Buffer, mchid: string): readonly TradeRow[] {
  const settled = { paidFen: 0, refundFen: 0 };
  const { rows, totals } = readBill(file, "总交易单数", (cells) => {
    if (cells("商户号") !== mchid) throw new BillError("a row is another merchant's");
    settled.paidFen += fenOf(cells("应结订单金额"));
    settled.refundFen += fenOf(cells("退款金额"));
    return tradeRow(cells);
  });
  check("总交易单数", countOf(totals("总交易单数")), rows.length);
  check("应结订单总金额", fenOf(totals("应结订单总金额")), settled.paidFen);
  check("退款总金额", fenOf(totals("退款总金额")), settled.refundFen);
  const paid = rows.map((row) => (row.kind === "payment" ? row.amountFen : fen(0)));
  const refunded = rows.map((row) => (row.kind === "refund" ? row.refundFen : fen(0)));
  check("订单总金额", fenOf(totals("订单总金额")), total(paid));
  check("申请退款总金额", fenOf(totals("申请退款总金额")), total(refunded));
  return rows;
}

function tradeRow(cells: Cells): TradeRow {
  const orderId = idOf(cells("商户订单号"));
  const atMs = timeOf(cells("交易时间"));
  const what = cells("交易状态");
  if (what === "SUCCESS") {
    return {
      ...{ kind: "payment", orderId, transactionId: idOf(cells("微信订单号")) },
      ...{ amountFen: fenOf(cells("订单金额")), atMs },
    };
  }
  const state = REFUND_STATES.get(cells("退款状态"));
  if (what !== "REFUND" || state === undefined) {
    throw new BillError(`a row is ${what} ${cells("退款状态")}, which nobody knows`);
  }
  const refundId = idOf(cells("商户退款单号"));
  return {
    kind: "refund",
    orderId,
    refundId,
    refundFen: fenOf(cells("申请退款金额")),
    state,
    atMs,
  };
}

/** The rows of a fund bill, checked against its totals. Errors: `BillError`. */
export function readFundBill(file: Buffer): readonly FundRow[] {
  const { rows, totals } = readBill(file, "资金流水总笔数", fundRow);
  const came = rows.flatMap(({ amountFen }) => (amountFen > 0 ? [amountFen] : []));
  const went = rows.flatMap(({ amountFen }) => (amountFen > 0 ? [] : [fen(-amountFen)]));
  check("资金流水总笔数", countOf(totals("资金流水总笔数")), rows.length);
  check("收入笔数", countOf(totals("收入笔数")), came.length);
  check("收入金额", fenOf(totals("收入金额")), total(came));
  check("支出笔数", countOf(totals("支出笔数")), went.length);
  check("支出金额", fenOf(totals("支出金额")), total(went));
  return rows;
}

function fundRow(cells: Cells): FundRow {
  const amountFen = fenOf(cells("收支金额(元)"));
  const way = cells("收支类型");
  if (amountFen < 0 || (way !== "收入" && way !== "支出")) {
    throw new BillError(`a row is ${way} of ${amountFen} fen, which nobody knows`);
  }
  return {
    ...{ kind: "fund", flowId: idOf(cells("资金流水单号")), about: cells("业务凭证号") },
    ...{ business: cells("业务名称"), atMs: timeOf(cells("记账时间")) },
    amountFen: way === "支出" && amountFen > 0 ? fen(-amountFen) : amountFen,
    balanceFen: fenOf(cells("账户结余(元)")),
  };
}

/** Not `sumFen`: what a whole day adds up to may pass what one amount may be. */
const total = (amounts: readonly Fen[]): number => amounts.reduce<number>((sum, a) => sum + a, 0);
