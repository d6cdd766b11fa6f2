import { keyText } from "../trade/payBook.ts";
import { refundEnd, refundIdOf } from "../trade/refund.ts";
import { transactionIdOf } from "../trade/transactionId.ts";
import { transferBillNo, type Bill } from "../transfer/transferBill.ts";
import { wechatNumber } from "../wechatNumber.ts";
import type { BillBook } from "./billBook.ts";
import { isOnDay, type BillRequest } from "./billRequest.ts";
import { billText, billTime, yuan } from "./billTable.ts";

const NAMES = [
  ...["记账时间", "微信支付业务单号", "资金流水单号", "业务名称", "业务类型", "收支类型"],
  ...["收支金额(元)", "账户结余(元)", "资金变更提交申请人", "备注", "业务凭证号"],
];
const TOTAL_NAMES = ["资金流水总笔数", "收入笔数", "收入金额", "支出笔数", "支出金额"];

/** One movement of an account. */
interface Flow {
  readonly atMs: number;
  /** Positive: it came in. */
  readonly fen: number;
  readonly number: string;
  readonly name: string;
  readonly note: string;
  /** The merchant's own number. */
  readonly voucher: string;
}

/**
 * The fund bill of one account and day. BASIC holds what buyers paid and got back, OPERATION what was transferred and
 * came back; FEES never moves here. Balances are counted from the first movement on, as if both had begun empty.
 *
 * Undefined: nothing moved on that day.
 */
export function fundBill(
  { book, bills }: { book: BillBook; bills: readonly Bill[] },
  mchid: string,
  { date, type }: BillRequest,
): string | undefined {
  const flows = type === "BASIC" ? basicFlows(book, mchid) : operationFlows(type, bills, mchid);
  flows.sort((a, b) => a.atMs - b.atMs);
  let balanceFen = type === "BASIC" ? book.carriedFen : 0;
  const rows: string[][] = [];
  const ofDay: Flow[] = [];
  for (const flow of flows) {
    balanceFen += flow.fen;
    if (!isOnDay(flow.atMs, date)) continue;
    ofDay.push(flow);
    rows.push(cellsOf(flow, mchid, balanceFen));
  }
  if (ofDay.length === 0) return undefined;
  const came = ofDay.filter(({ fen }) => fen > 0);
  const went = ofDay.filter(({ fen }) => fen <= 0);
  const sum = (some: readonly Flow[]) =>
    yuan(some.reduce((fen, flow) => fen + Math.abs(flow.fen), 0));
  return billText({
    ...{ names: NAMES, rows, totalNames: TOTAL_NAMES },
    totals: [
      ...[String(ofDay.length), String(came.length), sum(came)],
      ...[String(went.length), sum(went)],
    ],
  });
}

function cellsOf(flow: Flow, mchid: string, balanceFen: number): string[] {
  const id = wechatNumber("1000", `${flow.number} ${flow.fen}`);
  return [
    ...[billTime(flow.atMs), flow.number, id, flow.name, flow.name],
    ...[flow.fen > 0 ? "收入" : "支出", yuan(Math.abs(flow.fen)), yuan(balanceFen)],
    ...[`${mchid}API`, flow.note, flow.voucher],
  ];
}

function basicFlows(book: BillBook, mchid: string): Flow[] {
  const flows: Flow[] = [];
  for (const { terms, paid } of book.orders.values()) {
    if (paid === null || terms.mchid !== mchid) continue;
    flows.push({
      ...{ atMs: paid.atMs, fen: terms.totalFen, number: transactionIdOf(terms), name: "交易" },
      ...{ note: terms.description, voucher: terms.outTradeNo },
    });
  }
  for (const refund of book.refunds.values()) {
    const { terms } = refund;
    const order = book.orders.get(keyText({ mchid, no: terms.outTradeNo }));
    if (terms.mchid !== mchid || order === undefined) continue;
    const flow = {
      ...{ number: refundIdOf(terms), note: terms.reason ?? "", voucher: terms.outRefundNo },
    };
    const fen = terms.refundFen;
    flows.push({ ...flow, atMs: refund.createdAtMs, fen: -fen, name: "退款" });
    const end = refundEnd(refund);
    if (end?.state === "CLOSED") flows.push({ ...flow, atMs: end.atMs, fen, name: "退款退回" });
  }
  return flows;
}

function operationFlows(type: string, bills: readonly Bill[], mchid: string): Flow[] {
  if (type !== "OPERATION") return [];
  return bills
    .filter((bill) => bill.mchid === mchid)
    .flatMap(({ request, state, createdAtMs, updatedAtMs }) => {
      const flow = {
        ...{ number: transferBillNo(request.out_bill_no), voucher: request.out_bill_no },
        note: request.transfer_remark,
      };
      const fen = request.transfer_amount;
      const out = { ...flow, atMs: createdAtMs, fen: -fen, name: "商家转账" };
      if (state !== "FAIL" && state !== "CANCELLED") return [out];
      return [out, { ...flow, atMs: updatedAtMs, fen, name: "商家转账退回" }];
    });
}
