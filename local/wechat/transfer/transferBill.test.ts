import {
  applyEvent,
  billAt,
  CANCEL_TAKES_MS,
  CONFIRM_MS,
  emptyBook,
  type Outcome,
  type TransferEvent,
} from "./transferBill.ts";
import type { TransferRequest } from "./transferRequest.ts";

const REQUEST: TransferRequest = {
  ...{ appid: "wx1", out_bill_no: "b1", transfer_scene_id: "1005", openid: "o_li" },
  ...{ transfer_amount: 100, transfer_remark: "r" },
  transfer_scene_report_infos: [{ info_type: "岗位类型", info_content: "推广员" }],
};
const MADE: TransferEvent = { type: "made", mchid: "m", request: REQUEST, atMs: 0 };
const outcome = (name: Outcome, atMs: number): TransferEvent => ({
  ...{ type: "outcome", outBillNo: "b1", outcome: name, atMs },
});
const cancel = (atMs: number): TransferEvent => ({ type: "cancel", outBillNo: "b1", atMs });
const DAY_MS = CONFIRM_MS;

/** Goal: the life of a bill on one screen: what happened, when one looks, and what one sees. */
it.each<[TransferEvent[], number, string, string | null]>([
  [[MADE], 0, "WAIT_USER_CONFIRM", null],
  [[MADE], DAY_MS - 1, "WAIT_USER_CONFIRM", null],
  [[MADE], DAY_MS, "FAIL", "OVERDUE_CLOSE"],
  [[MADE, outcome("success", 5)], 5, "SUCCESS", null],
  [[MADE, outcome("success", 5)], 2 * DAY_MS, "SUCCESS", null],
  [[outcome("success", 0), MADE], 0, "SUCCESS", null],
  [[MADE, outcome("fail", 5)], 5, "FAIL", "PAYEE_ACCOUNT_ABNORMAL"],
  [[MADE, outcome("expire", 5)], 5, "FAIL", "OVERDUE_CLOSE"],
  [[MADE, outcome("success", DAY_MS)], DAY_MS, "FAIL", "OVERDUE_CLOSE"],
  [[MADE, outcome("fail", 5), outcome("success", 6)], 6, "FAIL", "PAYEE_ACCOUNT_ABNORMAL"],
  [[MADE, outcome("accepted", 5)], 5, "ACCEPTED", null],
  [[MADE, outcome("processing", 5)], DAY_MS, "FAIL", "OVERDUE_CLOSE"],
  [[MADE, outcome("transfering", 5)], DAY_MS, "TRANSFERING", null],
  [[MADE, outcome("processing", 5), outcome("confirm", 6)], 6, "WAIT_USER_CONFIRM", null],
  [[MADE, cancel(5)], 5, "CANCELING", null],
  [[MADE, cancel(5)], 5 + CANCEL_TAKES_MS, "CANCELLED", "MCH_CANCEL"],
  [[MADE, cancel(5), outcome("success", 6)], 7, "SUCCESS", null],
  [[MADE, cancel(5), outcome("success", 5 + CANCEL_TAKES_MS)], DAY_MS, "CANCELLED", "MCH_CANCEL"],
  [[MADE, outcome("success", 5), cancel(6)], DAY_MS, "SUCCESS", null],
])("%j, seen at %i: %s %s", (events, atMs, state, failReason) => {
  const book = emptyBook();
  for (const event of events) applyEvent(book, event);
  const bill = book.bills.get("b1");
  expect(bill && billAt(bill, atMs)).toMatchObject({ state, failReason });
});
