import { fen } from "#core/money.ts";
import { readPaymentReply, readRefundReply, readRefusal } from "./payReply.ts";

const merchant = { appid: "wx1", mchid: "1900000001" };
const order = (trade_state: string, more: object = {}) => ({
  ...{ appid: "wx1", mchid: "1900000001", out_trade_no: "order1", trade_state },
  ...{ transaction_id: "t1", success_time: "2026-03-10T12:00:00+08:00" },
  amount: { total: 11_800, currency: "CNY" },
  ...more,
});
const paid = {
  answer: "paid",
  payment: {
    ...{ orderId: "order1", transactionId: "t1", amountFen: 11_800 },
    successAtMs: Date.parse("2026-03-10T12:00:00+08:00"),
  },
};

/** Goal: every state of WeChat's on one screen, and all that does not count as an answer. */
it.each<[number, unknown, object]>([
  [200, order("SUCCESS"), paid],
  [200, order("REFUND"), paid], // Also when it went back in part.
  [200, order("NOTPAY"), { answer: "open" }],
  [200, order("USERPAYING"), { answer: "open" }],
  [200, order("PAYERROR"), { answer: "open" }],
  [200, order("CLOSED"), { answer: "closed" }],
  [200, order("REVOKED"), { answer: "closed" }],
  [404, { code: "ORDER_NOT_EXIST" }, { answer: "none" }],
])("HTTP %i %j", (status, data, expected) => {
  expect(readPaymentReply(merchant, "order1", { status, data })).toEqual(expected);
});

it.each<[number, unknown]>([
  [200, order("SUCCESS", { appid: "wx2" })],
  [200, order("SUCCESS", { mchid: "1900000002" })],
  [200, order("CLOSED", { appid: "wx2" })],
  [200, order("SUCCESS", { out_trade_no: "order2" })],
  [200, order("SUCCESS", { amount: { total: 11_800, currency: "USD" } })],
  [200, order("SUCCESS", { amount: { total: 118.5 } })],
  [200, order("SUCCESS", { success_time: "2026-03-10 12:00:00" })],
  [200, order("ACCEPT")],
  [404, "<h1>Not Found</h1>"],
  [500, { code: "SYSTEM_ERROR" }],
])("HTTP %i %j is no clear answer about a payment", (status, data) => {
  expect(readPaymentReply(merchant, "order1", { status, data })).toMatchObject({
    answer: "unclear",
  });
});

it.each<[number, unknown, "refused" | "unclear"]>([
  [400, { code: "INVALID_REQUEST", message: "订单金额不一致" }, "refused"],
  [403, { code: "NOT_ENOUGH", message: "余额不足" }, "refused"],
  [404, { code: "RESOURCE_NOT_EXISTS", message: "订单不存在" }, "refused"],
  [401, { code: "SIGN_ERROR", message: "签名错误" }, "unclear"],
  [429, { code: "FREQUENCY_LIMITED", message: "频率限制" }, "unclear"],
  [500, { code: "SYSTEM_ERROR", message: "系统错误" }, "unclear"],
  [502, "<h1>Bad Gateway</h1>", "unclear"],
  [404, "<h1>Not Found</h1>", "unclear"],
])("HTTP %i %j to a refund is %s", (status, data, answer) => {
  expect(readRefusal({ status, data })).toMatchObject({ answer });
});

it("takes a refund of another order for another one's, and one of another amount for no answer", () => {
  const asked = { orderId: "order1", refundId: "refund1", refundFen: fen(4_000) };
  const refund = (out_trade_no: string, amount: number, status = "SUCCESS") => ({
    ...{ out_trade_no, out_refund_no: "refund1", status },
    ...{ success_time: "2026-03-11T12:00:00+08:00", amount: { refund: amount, total: 11_800 } },
  });
  const read = (data: unknown) => readRefundReply(asked, { status: 200, data });
  expect(read(refund("order1", 4_000))).toMatchObject({
    answer: "refund",
    refund: { refundFen: 4_000, totalFen: 11_800, state: "succeeded" },
  });
  expect(read(refund("order1", 4_000, "PROCESSING"))).toMatchObject({
    refund: { state: "processing", succeededAtMs: null },
  });
  expect(read(refund("order2", 4_000))).toEqual({ answer: "foreign" });
  expect(read(refund("order1", 3_999))).toMatchObject({ answer: "unclear" });
});
