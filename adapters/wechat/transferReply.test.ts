import { readBalance, readCancel, readReply } from "./transferReply.ts";

const bill = (state: string, more: object = {}) => ({ out_bill_no: "wd1", state, ...more });
const heard = (
  state: string,
  failReason: string | null = null,
  packageInfo: string | null = null,
) => ({
  ...{ answer: "bill", state, failReason, packageInfo },
});

/** Goal: every state of WeChat's on one screen, and all that does not count as an answer. */
it.each<[number, unknown, object]>([
  [200, bill("ACCEPTED"), heard("accepted")],
  [200, bill("PROCESSING"), heard("accepted")],
  [200, bill("WAIT_USER_CONFIRM", { package_info: "abc" }), heard("confirming", null, "abc")],
  [200, bill("WAIT_USER_CONFIRM"), heard("confirming")],
  [200, bill("TRANSFERING"), heard("confirming")],
  [200, bill("CANCELING"), heard("confirming")],
  [200, bill("SUCCESS", { package_info: "abc" }), heard("paid")],
  [200, bill("FAIL", { fail_reason: "NAME_NOT_CORRECT" }), heard("failed", "NAME_NOT_CORRECT")],
  [200, bill("FAIL"), heard("failed", "unknown")],
  [200, bill("CANCELLED", { fail_reason: "MCH_CANCEL" }), heard("cancelled")],
  [404, { code: "NOT_FOUND", message: "记录不存在" }, { answer: "none" }],
])("HTTP %i %j", (status, data, expected) => {
  expect(readReply("wd1", status, data)).toEqual(expected);
});

it.each<[number, unknown, string]>([
  [200, bill("REFUNDED"), "HTTP 200 unreadable REFUNDED"],
  [200, { ...bill("SUCCESS"), out_bill_no: "wd2" }, "HTTP 200 unreadable SUCCESS"],
  [200, "", "HTTP 200 unreadable"],
  [200, null, "HTTP 200 unreadable"],
  [202, bill("SUCCESS"), "HTTP 202"],
  [400, { code: "NOT_FOUND" }, "HTTP 400 NOT_FOUND"],
  [403, { code: "NOT_ENOUGH", message: "资金不足" }, "HTTP 403 NOT_ENOUGH 资金不足"],
  [404, "<h1>Not Found</h1>", "HTTP 404"],
  [404, { code: "NO_ROUTE" }, "HTTP 404 NO_ROUTE"],
  [500, { code: "SYSTEM_ERROR" }, "HTTP 500 SYSTEM_ERROR"],
])("HTTP %i %j is no clear answer", (status, data, reason) => {
  expect(readReply("wd1", status, data)).toEqual({ answer: "unclear", reason });
});

it.each<[number, unknown, object]>([
  [200, bill("CANCELING"), { answer: "asked" }],
  [200, bill("CANCELLED"), { answer: "asked" }],
  [404, { code: "NOT_FOUND" }, { answer: "none" }],
  [400, { code: "INVALID_REQUEST" }, { answer: "unclear", reason: "HTTP 400 INVALID_REQUEST" }],
  [200, { ...bill("CANCELING"), out_bill_no: "wd2" }, { answer: "unclear" }],
])("cancelling, HTTP %i %j", (status, data, expected) => {
  expect(readCancel("wd1", { status, data })).toMatchObject(expected);
});

it.each<[number, unknown, object]>([
  [200, { available_amount: 5, pending_amount: 7 }, { availableFen: 5, pendingFen: 7 }],
  [200, { available_amount: 5 }, { answer: "balance", availableFen: 5, pendingFen: 0 }],
  [200, { available_amount: 5.5 }, { answer: "unclear", reason: "HTTP 200 unreadable" }],
  [200, { available_amount: "5" }, { answer: "unclear" }],
  [200, {}, { answer: "unclear" }],
  [403, { code: "NO_AUTH" }, { answer: "unclear", reason: "HTTP 403 NO_AUTH" }],
])("the balance, HTTP %i %j", (status, data, expected) => {
  expect(readBalance({ status, data })).toMatchObject(expected);
});

it("knows of nothing while there is no reply", () => {
  const silence = { answer: "unclear", reason: "timeout" } as const;
  expect(readCancel("wd1", silence)).toBe(silence);
  expect(readBalance(silence)).toBe(silence);
});
