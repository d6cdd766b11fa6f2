import {
  aRefundResource,
  aTransaction,
  NEXT_KEY,
  NOTICE_SETTINGS,
  type NoticeChanges,
  signedNotice,
} from "./testing/signedNotice.ts";
import { wechatNotices } from "./notices.ts";

const NOW_MS = Date.parse("2026-03-01T08:00:05+08:00");
const OTHER_KEY = "x".repeat(32);
const read = (changes: NoticeChanges = {}, settings = NOTICE_SETTINGS, atMs = NOW_MS) =>
  wechatNotices(settings).read(signedNotice(NOW_MS, changes), atMs);

const transferred = { mch_id: "1900000001", out_bill_no: "F1", state: "SUCCESS" };

/** Goal: everything that WeChat tells, read. */
it.each<[string, NoticeChanges, object]>([
  [
    "a payment",
    {},
    {
      kind: "payment",
      payment: {
        ...{ orderId: "order001", transactionId: "4200001", amountFen: 10_000 },
        successAtMs: Date.parse("2026-03-01T08:00:00+08:00"),
      },
    },
  ],
  [
    "a refund",
    { event: "REFUND.SUCCESS", resource: aRefundResource() },
    {
      kind: "refund",
      refund: {
        ...{ orderId: "order001", refundId: "r1", refundFen: 4_000, totalFen: 10_000 },
        ...{ state: "succeeded", succeededAtMs: Date.parse("2026-03-02T08:00:00+08:00") },
      },
    },
  ],
  [
    "a refund that was closed",
    { event: "REFUND.CLOSED", resource: aRefundResource({ refund_status: "CLOSED" }) },
    { kind: "refund", refund: { state: "closed", succeededAtMs: null } },
  ],
  [
    "a refund that no account took",
    { event: "REFUND.ABNORMAL", resource: aRefundResource({ refund_status: "ABNORMAL" }) },
    { kind: "refund", refund: { state: "abnormal" } },
  ],
  [
    "a transfer",
    { event: "MCHTRANSFER.BILL.FINISHED", resource: transferred },
    { kind: "transfer", transferNumber: "F1" },
  ],
  ["something else", { event: "COUPON.USE", resource: {} }, { kind: "other", what: "COUPON.USE" }],
])("reads %s", (_, changes, notice) => {
  expect(read(changes)).toMatchObject({ ok: true, notice });
});

it.each<[string, NoticeChanges, string]>([
  ["no signature", { headers: { "wechatpay-signature": "" } }, "signature_missing"],
  ["no serial", { headers: { "wechatpay-serial": "" } }, "signature_missing"],
  ["no nonce", { headers: { "wechatpay-nonce": "" } }, "signature_missing"],
  ["no time", { headers: { "wechatpay-timestamp": "" } }, "signature_missing"],
  ["an unknown key", { serial: "PUB_KEY_ID_2" }, "signature_unknown_key"],
  ["a key of every object", { serial: "toString" }, "signature_unknown_key"],
  ["somebody's own signature", { signWith: "next" }, "signature_wrong"],
  ["WeChat's own trial", { signature: "WECHATPAY/SIGNTEST/abcd" }, "signature_wrong"],
  ["no base64", { signature: "====" }, "signature_wrong"],
  ["a changed body", { tamper: (body) => body.replace("n1", "n2") }, "signature_wrong"],
  ["a body with a space more", { tamper: (body) => `${body} ` }, "signature_wrong"],
  ["another time than was signed", { headers: { "wechatpay-timestamp": "1" } }, "signature_wrong"],
  ["another nonce than was signed", { headers: { "wechatpay-nonce": "b" } }, "signature_wrong"],
  ["another APIv3 key", { apiV3Key: OTHER_KEY }, "undecipherable"],
  ["another associated_data", { associatedData: "refund" }, "undecipherable"],
  ["another mini program", { resource: aTransaction({ appid: "wxother" }) }, "wrong_merchant"],
  ["another merchant", { resource: aTransaction({ mchid: "1900000002" }) }, "wrong_merchant"],
  [
    "a refund of another merchant",
    { event: "REFUND.SUCCESS", resource: aRefundResource({ mchid: "1900000002" }) },
    "wrong_merchant",
  ],
  [
    "a transfer of another merchant",
    { event: "MCHTRANSFER.BILL.FINISHED", resource: { ...transferred, mch_id: "1" } },
    "wrong_merchant",
  ],
  ["half a fen", { resource: aTransaction({ amount: { total: 0.5 } }) }, "unreadable"],
  ["a negative amount", { resource: aTransaction({ amount: { total: -1 } }) }, "unreadable"],
  ["a huge amount", { resource: aTransaction({ amount: { total: 1e15 } }) }, "unreadable"],
  ["an amount as text", { resource: aTransaction({ amount: { total: "1" } }) }, "unreadable"],
  ["dollars", { resource: aTransaction({ amount: { total: 1, currency: "USD" } }) }, "unreadable"],
  ["no payment", { resource: aTransaction({ trade_state: "NOTPAY" }) }, "unreadable"],
  ["no time of success", { resource: aTransaction({ success_time: "now" }) }, "unreadable"],
  ["an operator", { resource: aTransaction({ out_trade_no: { $ne: "" } }) }, "unreadable"],
  [
    "an unknown state of a refund",
    { event: "REFUND.SUCCESS", resource: aRefundResource({ refund_status: "MAYBE" }) },
    "unreadable",
  ],
])("refuses %s", (_, changes, refusal) => {
  expect(read(changes)).toMatchObject({ ok: false, refusal });
});

it.each([
  [-300_000, true],
  [300_000, true],
  [-306_000, false],
  [306_000, false],
])("believes a notice that is heard %i ms after it was signed: %s", (afterMs, isBelieved) => {
  const told = read({}, NOTICE_SETTINGS, NOW_MS + afterMs);
  expect(told).toMatchObject(isBelieved ? { ok: true } : { refusal: "signature_too_old" });
});

it("says which order another merchant's notice speaks of, and of no forged one", () => {
  const wrong = read({ resource: aTransaction({ mchid: "1900000002" }) });
  expect(wrong).toMatchObject({ refusal: "wrong_merchant", about: "order001" });
  expect(read({ signWith: "next" })).toMatchObject({ about: null });
});

it("believes the next keys beside those in use", () => {
  const rotating = {
    ...NOTICE_SETTINGS,
    ...{ WECHAT_PAY_PLATFORM_SERIAL_NEXT: "CERT2", WECHAT_PAY_PLATFORM_KEY_NEXT: NEXT_KEY },
    WECHAT_PAY_API_V3_KEY_NEXT: OTHER_KEY,
  };
  expect(read({ serial: "CERT2", signWith: "next", apiV3Key: OTHER_KEY }, rotating).ok).toBe(true);
  expect(read({}, rotating).ok).toBe(true);
  expect(read({ serial: "CERT2" }, rotating)).toMatchObject({ refusal: "signature_wrong" });
});

it.each(["WECHAT_APPID", "WECHAT_PAY_MCHID", "WECHAT_PAY_API_V3_KEY", "WECHAT_PAY_PLATFORM_KEY"])(
  "names the setting %s when it is missing",
  (name) => {
    expect(() => read({}, { ...NOTICE_SETTINGS, [name]: "" })).toThrow(`not set: ${name}`);
  },
);
