import { ControlError } from "../../control/errors.ts";
import type { Commit } from "../journal.ts";
import { invalidRequest, refuse, type PayRefusal, type PayReply } from "../v3/payRefusal.ts";
import {
  billAt,
  isEnded,
  isOutcome,
  judgeMaking,
  operationFenAt,
  type Bill,
  type BillState,
  type TransferBook,
  type TransferEvent,
} from "./transferBill.ts";
import { cancelReply, madeReply } from "./transferReplies.ts";

export const BILL_NOT_FOUND: PayRefusal = { status: 404, code: "NOT_FOUND", message: "记录不存在" };
const OTHER_CONTENT = invalidRequest("单号已存在但信息不一致,请查单后比较确认");
const NOT_ENOUGH: PayRefusal = {
  ...{ status: 403, code: "NOT_ENOUGH", message: "运营账户资金不足,请充值后使用原单号重新发起" },
};
const FAIL_REASON = /^[A-Z][A-Z0-9_]{0,63}$/;

/** Makes a transfer, once, whatever was scripted for its number. */
export async function makeBill(
  book: TransferBook,
  commit: Commit<TransferEvent>,
  made: TransferEvent & { readonly type: "made" },
): Promise<PayReply> {
  const { request, atMs } = made;
  const outBillNo = request.out_bill_no;
  const fault = book.faults.get(outBillNo);
  const scripted = book.scripted.get(outBillNo);
  const judged = fault === "lost" ? "lost" : judgeMaking(book, request);
  const leftFen = operationFenAt(book, atMs);
  if (judged === "new" && leftFen !== null && leftFen < request.transfer_amount) {
    return refuse(NOT_ENOUGH);
  }
  const events: TransferEvent[] = [];
  if (fault !== undefined) events.push({ type: "fault", outBillNo, fault: null });
  if (judged === "new") events.push(made);
  await commit(events);

  if (fault !== undefined) return { dropped: true };
  if (judged === "other") return refuse(OTHER_CONTENT);
  const bill = book.bills.get(outBillNo);
  if (bill === undefined) return refuse(BILL_NOT_FOUND);
  // A new bill shows no end yet, whatever was scripted: as with WeChat, one must read it again.
  const open = judged === "new" && scripted !== "accepted" && scripted !== "processing";
  const shown: Bill = open ? { ...bill, state: "WAIT_USER_CONFIRM", failReason: null } : bill;
  return madeReply(billAt(shown, atMs));
}

/** Begins to cancel a transfer that may still be cancelled. */
export async function cancelBill(
  book: TransferBook,
  commit: Commit<TransferEvent>,
  { outBillNo, atMs }: { outBillNo: string; atMs: number },
): Promise<PayReply> {
  const bill = book.bills.get(outBillNo);
  if (bill === undefined) return refuse(BILL_NOT_FOUND);
  const { state } = billAt(bill, atMs);
  const cancelled = state === "CANCELING" || state === "CANCELLED";
  if (!cancelled && (isEnded(state) || state === "TRANSFERING")) {
    return refuse(invalidRequest(`当前单据状态不可撤销: ${state}`));
  }
  if (!cancelled) await commit([{ type: "cancel", outBillNo, atMs }]);
  return cancelReply(billAt(book.bills.get(outBillNo) ?? bill, atMs));
}

export interface Answer {
  readonly outBillNo: string;
  readonly result: string;
  readonly failReason: string | undefined;
  readonly atMs: number;
}

/** Says what becomes of a transfer. */
export async function answerBill(
  book: TransferBook,
  commit: Commit<TransferEvent>,
  { outBillNo, result, failReason, atMs }: Answer,
): Promise<object> {
  if (failReason !== undefined && (result !== "fail" || !FAIL_REASON.test(failReason))) {
    throw new ControlError(
      "bad_request",
      "failReason goes with fail, and is like NAME_NOT_CORRECT",
    );
  }
  if (result === "timeout" || result === "lost") {
    await commit([{ type: "fault", outBillNo, fault: result }]);
    return { outBillNo, result };
  }
  if (!isOutcome(result)) {
    throw new ControlError("bad_request", `no such result of a transfer: ${result}`);
  }
  const before = stateAt(book, outBillNo, atMs);
  if (before !== null && isEnded(before)) {
    const wanted = result === "success" ? "SUCCESS" : "FAIL";
    if (before !== wanted) {
      throw new ControlError("transfer_ended", `${outBillNo} has ended as ${before}`, 409);
    }
    return { outBillNo, result, state: before };
  }
  const reason = failReason === undefined ? {} : { failReason };
  await commit([{ type: "outcome", outBillNo, outcome: result, ...reason, atMs }]);
  return { outBillNo, result, state: stateAt(book, outBillNo, atMs) };
}

function stateAt(book: TransferBook, outBillNo: string, atMs: number): BillState | null {
  const bill = book.bills.get(outBillNo);
  return bill === undefined ? null : billAt(bill, atMs).state;
}
