import type { Clock } from "../clock.ts";
import { ControlError } from "../control/errors.ts";
import {
  billAt,
  isEnded,
  isOutcome,
  judgeMaking,
  type Bill,
  type BillState,
  type TransferBook,
  type TransferEvent,
} from "./transferBill.ts";
import type { Durability } from "./transferFile.ts";
import { openJournal, type Commit } from "./transferJournal.ts";
import { billFields, cancelReply, madeReply, refuse, type PayReply } from "./transferReplies.ts";
import { readTransferRequest, type PayRefusal } from "./transferRequest.ts";

/** WeChat shows a bill for 30 days; one that was held open by a script, from its end on. */
const SHOWN_MS = 30 * 24 * 3_600_000;

const NOT_FOUND: PayRefusal = { status: 404, code: "NOT_FOUND", message: "记录不存在" };
const OTHER_CONTENT: PayRefusal = {
  status: 400,
  code: "INVALID_REQUEST",
  message: "单号已存在但信息不一致,请查单后比较确认",
};

export interface Transfers {
  /** 发起转账 */
  make(mchid: string, body: Buffer): Promise<PayReply>;
  /** 商户单号查询转账单 */
  show(outBillNo: string): Promise<PayReply>;
  /** 撤销转账 */
  cancel(outBillNo: string): Promise<PayReply>;
  /** Scripts what becomes of a transfer, also before it was made. Refuses to change an end. */
  answer(outBillNo: string, result: string): Promise<object>;
  /** One transfer, or all of them, for developers to look at. */
  list(outBillNo: string | null): Promise<object>;
}

/**
 * Merchant transfers (商家转账, with the receiver's confirmation) as WeChat keeps them.
 *
 * Every change is on the disk before it is answered, one after the other; a number is used up by its
 * first call for good, so that repeating a call can never pay twice.
 */
export function createTransfers(o: {
  path: string;
  clock: Clock;
  durability: Durability;
}): Transfers {
  const { clock } = o;
  const inTurn = openJournal(o.path, o.durability);
  return {
    make: (mchid, body) =>
      inTurn((book, commit) => make(book, commit, { mchid, body, atMs: clock.nowMs() })),
    show: (outBillNo) =>
      inTurn(async (book) => {
        const bill = book.bills.get(outBillNo);
        const nowMs = clock.nowMs();
        const now = bill && billAt(bill, nowMs);
        const isShown = now && (!isEnded(now.state) || nowMs <= now.updatedAtMs + SHOWN_MS);
        return isShown ? { status: 200, json: billFields(now) } : refuse(NOT_FOUND);
      }),
    cancel: (outBillNo) =>
      inTurn((book, commit) => cancel(book, commit, { outBillNo, atMs: clock.nowMs() })),
    answer: (outBillNo, result) =>
      inTurn((book, commit) => answer(book, commit, { outBillNo, result, atMs: clock.nowMs() })),
    list: (outBillNo) =>
      inTurn(async (book) => {
        const wanted = ([no]: [string, unknown]) => outBillNo === null || no === outBillNo;
        const bills = [...book.bills].filter(wanted);
        return {
          transfers: bills.map(([, bill]) => billFields(billAt(bill, clock.nowMs()))),
          scripted: Object.fromEntries([...book.scripted].filter(wanted)),
        };
      }),
  };
}

async function make(
  book: TransferBook,
  commit: Commit,
  { mchid, body, atMs }: { mchid: string; body: Buffer; atMs: number },
): Promise<PayReply> {
  const request = readTransferRequest(body);
  if ("code" in request) return refuse(request);

  const outBillNo = request.out_bill_no;
  const fault = book.faults.get(outBillNo);
  const scripted = book.scripted.get(outBillNo);
  const judged = fault === "lost" ? "lost" : judgeMaking(book, request);
  const events: TransferEvent[] = [];
  if (fault !== undefined) events.push({ type: "fault", outBillNo, fault: null });
  if (judged === "new") events.push({ type: "made", mchid, request, atMs });
  if (events.length > 0) await commit(events);

  if (fault !== undefined) return { dropped: true };
  if (judged === "other") return refuse(OTHER_CONTENT);
  const bill = book.bills.get(outBillNo);
  if (bill === undefined) return refuse(NOT_FOUND);
  // A new bill shows no end yet, whatever was scripted: as with WeChat, one must read it again.
  const open = judged === "new" && scripted !== "accepted" && scripted !== "processing";
  const shown: Bill = open ? { ...bill, state: "WAIT_USER_CONFIRM", failReason: null } : bill;
  return madeReply(billAt(shown, atMs));
}

async function cancel(
  book: TransferBook,
  commit: Commit,
  { outBillNo, atMs }: { outBillNo: string; atMs: number },
): Promise<PayReply> {
  const bill = book.bills.get(outBillNo);
  if (bill === undefined) return refuse(NOT_FOUND);
  const { state } = billAt(bill, atMs);
  const cancelled = state === "CANCELING" || state === "CANCELLED";
  if (!cancelled && (isEnded(state) || state === "TRANSFERING")) {
    const message = `当前单据状态不可撤销: ${state}`;
    return refuse({ status: 400, code: "INVALID_REQUEST", message });
  }
  if (!cancelled) await commit([{ type: "cancel", outBillNo, atMs }]);
  return cancelReply(billAt(book.bills.get(outBillNo) ?? bill, atMs));
}

async function answer(
  book: TransferBook,
  commit: Commit,
  { outBillNo, result, atMs }: { outBillNo: string; result: string; atMs: number },
): Promise<object> {
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
  await commit([{ type: "outcome", outBillNo, outcome: result, atMs }]);
  return { outBillNo, result, state: stateAt(book, outBillNo, atMs) };
}

function stateAt(book: TransferBook, outBillNo: string, atMs: number): BillState | null {
  const bill = book.bills.get(outBillNo);
  return bill === undefined ? null : billAt(bill, atMs).state;
}
