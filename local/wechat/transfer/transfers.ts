import type { Clock } from "../../clock.ts";
import type { Durability } from "../../eventFile.ts";
import { openJournal } from "../journal.ts";
import { refuse, type PayReply } from "../v3/payRefusal.ts";
import {
  applyEvent,
  billAt,
  emptyBook,
  isEnded,
  operationFenAt,
  type Bill,
  type TransferBook,
  type TransferEvent,
} from "./transferBill.ts";
import { answerBill, BILL_NOT_FOUND, cancelBill, makeBill } from "./transferChanges.ts";
import { billFields } from "./transferReplies.ts";
import { readTransferRequest, type TransferLimits } from "./transferRequest.ts";

/** WeChat shows a bill for 30 days; one that was held open by a script, from its end on. */
const SHOWN_MS = 30 * 24 * 3_600_000;

/** A call that makes a transfer, its signature checked. */
export interface Making {
  readonly mchid: string;
  readonly body: Buffer;
  /** The text of an enciphered field, or undefined when it cannot be read. */
  readonly decipher: (text: string) => string | undefined;
}

export interface Transfers {
  /** 发起转账 */
  make(making: Making): Promise<PayReply>;
  /** 商户单号查询转账单 */
  show(outBillNo: string): Promise<PayReply>;
  /** 微信单号查询转账单 */
  showByTransferBillNo(transferBillNo: string): Promise<PayReply>;
  /** 撤销转账 */
  cancel(outBillNo: string): Promise<PayReply>;
  /** Scripts what becomes of a transfer, also before it was made. Refuses to change an end. */
  answer(outBillNo: string, result: string, failReason?: string): Promise<object>;
  /** What waits for numbers that were not used yet: of one number, or of all. */
  scripted(outBillNo: string | null): Readonly<Record<string, string>>;
  /** Transfers as they are now, in order of their making. */
  bills(): readonly Bill[];
  /** Sets what the operating account holds, in fen. `null`: it never runs dry. */
  fund(operationFen: number | null): Promise<void>;
  /** What the operating account holds now. */
  operationFen(): number | null;
  settled(): Promise<void>;
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
  limits: () => TransferLimits;
  /** Told of a bill whenever its state or its coming end has changed. */
  onBill: (bill: Bill) => Promise<void>;
}): Transfers {
  const { clock } = o;
  const { inTurn, book, settled } = openJournal<TransferBook, TransferEvent>({
    ...{ path: o.path, durability: o.durability, empty: emptyBook, apply: applyEvent },
  });
  const changed = async (outBillNo: string): Promise<void> => {
    const bill = book().bills.get(outBillNo);
    if (bill !== undefined) await o.onBill(bill);
  };
  function shown(outBillNo: string): PayReply {
    const bill = book().bills.get(outBillNo);
    const nowMs = clock.nowMs();
    const now = bill && billAt(bill, nowMs);
    const isShown = now && (!isEnded(now.state) || nowMs <= now.updatedAtMs + SHOWN_MS);
    return isShown ? { status: 200, json: billFields(now) } : refuse(BILL_NOT_FOUND);
  }
  return {
    async make(making) {
      const request = readTransferRequest(making.body, {
        ...{ limits: o.limits(), decipher: making.decipher },
      });
      if ("code" in request) return refuse(request);
      const { mchid } = making;
      const made = { type: "made", mchid, request, atMs: clock.nowMs() } as const;
      const reply = await inTurn((book, commit) => makeBill(book, commit, made));
      await changed(request.out_bill_no);
      return reply;
    },
    show: (outBillNo) => inTurn(() => shown(outBillNo)),
    showByTransferBillNo: (no) => inTurn((book) => shown(book.byTransferBillNo.get(no) ?? "")),
    async cancel(outBillNo) {
      const cancelling = { outBillNo, atMs: clock.nowMs() };
      const reply = await inTurn((book, commit) => cancelBill(book, commit, cancelling));
      await changed(outBillNo);
      return reply;
    },
    async answer(outBillNo, result, failReason) {
      const said = { outBillNo, result, failReason, atMs: clock.nowMs() };
      const told = await inTurn((book, commit) => answerBill(book, commit, said));
      await changed(outBillNo);
      return told;
    },
    scripted: (outBillNo) =>
      Object.fromEntries(
        [...book().scripted].filter(([no]) => outBillNo === null || no === outBillNo),
      ),
    bills: () => [...book().bills.values()].map((bill) => billAt(bill, clock.nowMs())),
    fund: (operationFen) => inTurn((_, commit) => commit([{ type: "account", operationFen }])),
    operationFen: () => operationFenAt(book(), clock.nowMs()),
    settled,
  };
}
