import { wechatNumber } from "../wechatNumber.ts";
import { sameRequest, type TransferRequest } from "./transferRequest.ts";

export type BillState =
  | "ACCEPTED"
  | "PROCESSING"
  | "WAIT_USER_CONFIRM"
  | "TRANSFERING"
  | "SUCCESS"
  | "FAIL"
  | "CANCELING"
  | "CANCELLED";

/** What a developer may say becomes of a transfer: an end, or a state in which it is held. */
export type Outcome =
  "success" | "fail" | "expire" | "accepted" | "processing" | "confirm" | "transfering";

/** What may befall one call that makes a transfer: its reply is lost, or the call itself. */
export type Fault = "timeout" | "lost";

/** All that ever happens to transfers. The file of transfers holds these, one a line. */
export type TransferEvent =
  | {
      readonly type: "made";
      readonly mchid: string;
      readonly request: TransferRequest;
      readonly atMs: number;
    }
  | {
      readonly type: "outcome";
      readonly outBillNo: string;
      readonly outcome: Outcome;
      /** Why it failed, when the outcome is "fail" and a developer said so. */
      readonly failReason?: string;
      readonly atMs: number;
    }
  | { readonly type: "account"; readonly operationFen: number | null }
  | { readonly type: "cancel"; readonly outBillNo: string; readonly atMs: number }
  | { readonly type: "fault"; readonly outBillNo: string; readonly fault: Fault | null };

export interface Bill {
  readonly mchid: string;
  readonly request: TransferRequest;
  readonly createdAtMs: number;
  readonly state: BillState;
  readonly failReason: string | null;
  readonly updatedAtMs: number;
}

/** Transfers as they stand, and what was scripted for numbers that were not used yet. */
export interface TransferBook {
  readonly bills: Map<string, Bill>;
  readonly scripted: Map<string, Outcome>;
  /** Why those fail that were scripted to fail, where a developer said so. */
  readonly failReasons: Map<string, string>;
  readonly faults: Map<string, Fault>;
  /** By WeChat's own number. */
  readonly byTransferBillNo: Map<string, string>;
  /** The operating account since it was last set; `null`: it never runs dry. */
  operation: { readonly fen: number; readonly made: string[] } | null;
}

/** A receiver has 24 hours to confirm; then WeChat closes the bill. */
export const CONFIRM_MS = 24 * 3_600_000;
/** Cancelling is not done at once on WeChat's side, and callers must not take it for done. */
export const CANCEL_TAKES_MS = 1_000;

const OUTCOMES: Readonly<Record<Outcome, readonly [BillState, string | null]>> = {
  success: ["SUCCESS", null],
  fail: ["FAIL", "PAYEE_ACCOUNT_ABNORMAL"],
  expire: ["FAIL", "OVERDUE_CLOSE"],
  accepted: ["ACCEPTED", null],
  processing: ["PROCESSING", null],
  confirm: ["WAIT_USER_CONFIRM", null],
  transfering: ["TRANSFERING", null],
};
export const isOutcome = (text: string): text is Outcome => Object.hasOwn(OUTCOMES, text);

export const isEnded = (state: BillState): boolean =>
  state === "SUCCESS" || state === "FAIL" || state === "CANCELLED";

export const emptyBook = (): TransferBook => ({
  ...{ bills: new Map(), scripted: new Map(), failReasons: new Map(), faults: new Map() },
  ...{ byTransferBillNo: new Map(), operation: null },
});

/** Adds one event to the book. The same events in the same order always give the same book. */
export function applyEvent(book: TransferBook, event: TransferEvent): void {
  if (event.type === "made") return addBill(book, event);
  if (event.type === "account") {
    const { operationFen: fen } = event;
    book.operation = fen === null ? null : { fen, made: [] };
    return;
  }
  if (event.type === "fault") {
    if (event.fault === null) book.faults.delete(event.outBillNo);
    else book.faults.set(event.outBillNo, event.fault);
    return;
  }
  const bill = book.bills.get(event.outBillNo);
  if (bill === undefined) {
    if (event.type === "outcome") {
      book.scripted.set(event.outBillNo, event.outcome);
      if (event.failReason === undefined) book.failReasons.delete(event.outBillNo);
      else book.failReasons.set(event.outBillNo, event.failReason);
    }
    return;
  }
  const now = billAt(bill, event.atMs);
  if (isEnded(now.state)) return;
  book.bills.set(
    event.outBillNo,
    event.type === "outcome"
      ? withOutcome(now, event.outcome, event.atMs, event.failReason)
      : { ...now, state: "CANCELING", updatedAtMs: event.atMs },
  );
}

function addBill(book: TransferBook, { mchid, request, atMs }: TransferEvent & { type: "made" }) {
  const bill: Bill = {
    ...{ mchid, request, createdAtMs: atMs, updatedAtMs: atMs },
    ...{ state: "WAIT_USER_CONFIRM", failReason: null },
  };
  const no = request.out_bill_no;
  const outcome = book.scripted.get(no);
  const failReason = book.failReasons.get(no);
  book.scripted.delete(no);
  book.failReasons.delete(no);
  book.bills.set(no, outcome ? withOutcome(bill, outcome, atMs, failReason) : bill);
  book.byTransferBillNo.set(transferBillNo(no), no);
  book.operation?.made.push(no);
}

function withOutcome(bill: Bill, outcome: Outcome, atMs: number, failReason?: string): Bill {
  const [state, reason] = OUTCOMES[outcome];
  return { ...bill, state, failReason: failReason ?? reason, updatedAtMs: atMs };
}

/** WeChat's own number of a bill. */
export const transferBillNo = (outBillNo: string): string => wechatNumber("1330", outBillNo);

/** The bill at an instant: what only time changes is worked out when somebody looks. */
export function billAt(bill: Bill, nowMs: number): Bill {
  if (bill.state === "CANCELING") {
    const doneAtMs = bill.updatedAtMs + CANCEL_TAKES_MS;
    if (nowMs < doneAtMs) return bill;
    return { ...bill, state: "CANCELLED", failReason: "MCH_CANCEL", updatedAtMs: doneAtMs };
  }
  const closesAtMs = bill.createdAtMs + CONFIRM_MS;
  if (isEnded(bill.state) || bill.state === "TRANSFERING" || nowMs < closesAtMs) return bill;
  return withOutcome(bill, "expire", closesAtMs);
}

/** The bill at its end, if it is there or only time is needed to bring it there. */
export function billEnd(bill: Bill): Bill | undefined {
  const last = billAt(bill, Number.POSITIVE_INFINITY);
  return isEnded(last.state) ? last : undefined;
}

/** What the operating account holds at an instant: failed transfers come back. */
export function operationFenAt(book: TransferBook, nowMs: number): number | null {
  if (book.operation === null) return null;
  let fen = book.operation.fen;
  for (const no of book.operation.made) {
    const bill = book.bills.get(no);
    const state = bill && billAt(bill, nowMs).state;
    if (bill && state !== "FAIL" && state !== "CANCELLED") fen -= bill.request.transfer_amount;
  }
  return fen;
}

/** What to do with a call that makes a transfer. */
export function judgeMaking(
  book: TransferBook,
  request: TransferRequest,
): "new" | "again" | "other" {
  const bill = book.bills.get(request.out_bill_no);
  if (bill === undefined) return "new";
  return sameRequest(bill.request, request) ? "again" : "other";
}
