import { chinaTime } from "../chinaTime.ts";
import type { PayReply } from "../v3/payRefusal.ts";
import { transferBillNo, type Bill } from "./transferBill.ts";

const numbers = (bill: Bill) => ({
  out_bill_no: bill.request.out_bill_no,
  transfer_bill_no: transferBillNo(bill.request.out_bill_no),
});
const failure = (bill: Bill) => (bill.failReason === null ? {} : { fail_reason: bill.failReason });

/** What opens the receiver's page of a bill, while it waits for him. */
export function packageInfo(bill: Bill): string | undefined {
  if (bill.state !== "WAIT_USER_CONFIRM") return undefined;
  return Buffer.from(`local:${bill.request.out_bill_no}`).toString("base64");
}

/** The answer to making a transfer. The package opens the receiver's page, while it may be opened. */
export function madeReply(bill: Bill): PayReply {
  const opened = packageInfo(bill);
  const json = {
    ...numbers(bill),
    create_time: chinaTime(bill.createdAtMs),
    state: bill.state,
    ...failure(bill),
    ...(opened === undefined ? {} : { package_info: opened }),
  };
  return { status: 200, json };
}

/** All that WeChat tells of a bill. */
export function billFields(bill: Bill): object {
  return {
    mch_id: bill.mchid,
    ...numbers(bill),
    appid: bill.request.appid,
    state: bill.state,
    transfer_amount: bill.request.transfer_amount,
    transfer_remark: bill.request.transfer_remark,
    ...failure(bill),
    openid: bill.request.openid,
    create_time: chinaTime(bill.createdAtMs),
    update_time: chinaTime(bill.updatedAtMs),
  };
}

/** The answer to cancelling a transfer. */
export function cancelReply(bill: Bill): PayReply {
  const json = { ...numbers(bill), state: bill.state, update_time: chinaTime(bill.updatedAtMs) };
  return { status: 200, json };
}

/** What the notice of a transfer's end says. */
export function billNoticeJson(bill: Bill): object {
  return {
    mch_id: bill.mchid,
    ...numbers(bill),
    state: bill.state,
    transfer_amount: bill.request.transfer_amount,
    ...failure(bill),
    openid: bill.request.openid,
    create_time: chinaTime(bill.createdAtMs),
    update_time: chinaTime(bill.updatedAtMs),
  };
}
