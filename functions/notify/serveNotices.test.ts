import { owner } from "#adapters/memory/deps.ts";
import { wechatNotices } from "#adapters/wechat/notices.ts";
import {
  aRefundResource,
  aTransaction,
  NOTICE_SETTINGS,
  type NoticeChanges,
  signedNotice,
} from "#adapters/wechat/testing/signedNotice.ts";
import { memoryTransfers } from "#adapters/memory/transfers.ts";
import { NOON_MS, payShop } from "#functions/order/testing/payShop.ts";
import { serveNotices } from "#functions/notify/serveNotices.ts";

const AT = "2026-03-10T12:00:00+08:00";
const SUM = { total: 15_800, currency: "CNY" };
const PAID = aTransaction({ amount: SUM, success_time: AT });
const BACK = { total: 15_800, refund: 4_000 };
const REFUNDED = aRefundResource({ amount: BACK, success_time: AT });
const SUCCESS = { status: 200, said: { code: "SUCCESS" } };
const fail = (status: number, message: string) => ({ status, said: { code: "FAIL", message } });

function aDoor() {
  const shop = payShop();
  shop.aBuy("order001");
  const notices = wechatNotices(NOTICE_SETTINGS);
  const main = serveNotices({ ...shop.deps, notices, transfers: memoryTransfers() });
  const send = async (event: unknown) => {
    const { statusCode: status, headers, body } = await main(event);
    expect(headers).toEqual({ "content-type": "application/json" });
    return { status, said: JSON.parse(body) as object };
  };
  const notice = (changes: NoticeChanges = {}) =>
    send(signedNotice(shop.clock.nowMs, { resource: PAID, ...changes }));
  const refunded = (changes: NoticeChanges = {}) =>
    notice({ event: "REFUND.SUCCESS", resource: REFUNDED, ...changes });
  const breaks = () =>
    [...shop.memory.documents.breaks.values()].map(({ about, note }) => [about, note]);
  return { ...shop, send, notice, refunded, breaks };
}

it("books a payment with 2 requests and 1 document, and the same one again with 1", async () => {
  const { notice, booked, memory, deps } = aDoor();
  await deps.plans.get({ planId: "p1", version: 1, fromMs: 0 }); // Once for a warm instance.
  const before = memory.requests;
  expect(await notice()).toEqual(SUCCESS);
  expect([memory.requests - before, memory.written, booked("order001")]).toEqual([2, 1, 1_500]);
  expect(await notice()).toEqual(SUCCESS);
  expect([memory.requests - before, memory.written]).toEqual([3, 1]);
});

it("books once, however many notices come at once", async () => {
  const { notice, booked, keys } = aDoor();
  const answers = await Promise.all(Array.from({ length: 20 }, () => notice()));
  expect(answers).toEqual(answers.map(() => SUCCESS));
  expect([keys("order001"), booked("order001")]).toEqual([["paid"], 1_500]);
});

it("takes headers in any case, and a body in base64", async () => {
  const { send, booked } = aDoor();
  const { headers, body } = signedNotice(NOON_MS, { resource: PAID });
  const shouted = Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]);
  const base64 = Buffer.from(body, "utf8").toString("base64");
  const event = { headers: Object.fromEntries(shouted) as object, body: base64 };
  expect(await send({ ...event, isBase64Encoded: true })).toEqual(SUCCESS);
  expect(booked("order001")).toBe(1_500);
});

it("takes back the share of a refund, before or after the payment's own notice", async () => {
  const first = aDoor();
  await first.notice();
  await first.refunded();
  const second = aDoor();
  await second.refunded();
  await second.notice();
  await second.refunded();
  // Nobody asked here: 40.00 over 100.00, 50.00 and 8.00.
  const facts = second.memory.documents.cases.get("order001")?.facts ?? [];
  expect(facts[0]).toMatchObject({
    lines: [
      { sku: "tea", refundFen: 2_532 },
      { sku: "cup", refundFen: 1_266 },
    ],
    freightFen: 202,
  });
  expect([first.booked("order001"), second.booked("order001")]).toEqual([1_119, 1_119]);
});

it("takes a refund from the lines that staff asked it for", async () => {
  const { notice, refunded, as, booked, payments, pay, keys } = aDoor();
  await pay("order001");
  payments.pay("order001", NOON_MS);
  await notice({
    resource: aTransaction({ transaction_id: "t-order001", amount: SUM, success_time: AT }),
  });
  const staff = owner("staff-1");
  await as(staff, {
    ...{ action: "refund", orderId: "order001", refundId: "r1", reason: "x" },
    lines: [{ sku: "tea", refundFen: 4_000 }],
  });
  const closed = { refund_status: "CLOSED", out_refund_no: "r2" };
  const other = { ...aRefundResource({ amount: BACK }), ...closed };
  expect(await refunded({ event: "REFUND.CLOSED", resource: other })).toEqual(SUCCESS);
  expect(await refunded()).toEqual(SUCCESS);
  expect(booked("order001")).toBe(1_100);
  expect(keys("order001")).toEqual(["payment-asked", "paid", "refund-asked/r1", "refund/r1"]);
});

it.each<[string, NoticeChanges, number, string, string | null]>([
  ["a forged signature", { signWith: "next" }, 401, "signature_wrong", null],
  ["WeChat's own trial", { signature: "WECHATPAY/SIGNTEST/ab" }, 401, "signature_wrong", null],
  ["an unknown key", { serial: "X" }, 401, "signature_unknown_key", null],
  ["a changed body", { tamper: (body) => `${body} ` }, 401, "signature_wrong", null],
  ["a wrong cipher", { associatedData: "x" }, 400, "undecipherable", null],
  ["a merchant", { resource: aTransaction({ mchid: "2" }) }, 403, "wrong_merchant", "order001"],
  ["an app", { resource: aTransaction({ appid: "wx2" }) }, 403, "wrong_merchant", "order001"],
  ["half a fen", { resource: aTransaction({ amount: { total: 0.5 } }) }, 400, "unreadable", null],
  ["an amount", { resource: aTransaction() }, 409, "amount_differs", "order001"],
  [
    "another transaction",
    { resource: aTransaction({ amount: SUM, success_time: AT, transaction_id: "t2" }) },
    ...([409, "fact_conflict", "order001"] as const),
  ],
  [
    "an order that nobody made",
    { resource: aTransaction({ amount: SUM, out_trade_no: "order999" }) },
    ...([409, "order_unknown", null] as const),
  ],
  [
    "a refund of another order's sum",
    { event: "REFUND.SUCCESS", resource: aRefundResource() },
    ...([409, "amount_differs", "order001/r1"] as const),
  ],
  [
    "a refund of more than was paid",
    {
      event: "REFUND.SUCCESS",
      resource: aRefundResource({ amount: { total: 15_800, refund: 15_801 } }),
    },
    ...([409, "refund_exceeds_paid", "order001/r1"] as const),
  ],
])("refuses %s", async (_, changes, status, message, about) => {
  const { notice, breaks, booked, logged } = aDoor();
  await notice();
  expect(await notice(changes)).toEqual(fail(status, message));
  expect(await notice(changes)).toEqual(fail(status, message));
  expect(breaks()).toEqual(about === null ? [] : [[about, message]]);
  expect(booked("order001")).toBe(1_500);
  expect(logged).toHaveLength(2);
});

it("refuses what is older than five minutes, however well it is signed", async () => {
  const { send, clock, keys } = aDoor();
  const kept = signedNotice(clock.nowMs, { resource: PAID });
  clock.nowMs += 301_000;
  expect(await send(kept)).toEqual(fail(401, "signature_too_old"));
  expect(keys("order001")).toEqual([]);
});

it("refuses a refund that is told otherwise than before", async () => {
  const { notice, refunded, breaks } = aDoor();
  await notice();
  await refunded();
  const more = aRefundResource({ amount: { ...BACK, refund: 4_001 } });
  expect(await refunded({ resource: more })).toEqual(fail(409, "amount_differs"));
  const closed = aRefundResource({ amount: BACK, refund_status: "CLOSED" });
  expect(await refunded({ event: "REFUND.CLOSED", resource: closed })).toEqual(
    fail(409, "fact_conflict"),
  );
  expect(breaks()).toEqual([["order001/r1", "amount_differs"]]);
});

it.each([
  ["nothing", undefined],
  ["a list", []],
  ["no body", { headers: {} }],
  ["a body that is none", { headers: {}, body: { $ne: "" } }],
  ["a body without end", { headers: {}, body: "x".repeat(65 * 1_024) }],
  ["headers that are none", { headers: "x", body: "{}" }],
])("refuses %s", async (_, event) => {
  const { send, memory } = aDoor();
  expect(await send(event)).toEqual(fail(400, "request_invalid"));
  expect(memory.requests).toBe(0);
});

it("answers an outage so that WeChat tells again", async () => {
  const shop = payShop();
  const reads = { ...shop.deps.reads, paymentView: () => Promise.reject(new Error("away")) };
  const notices = wechatNotices(NOTICE_SETTINGS);
  const main = serveNotices({ ...shop.deps, reads, notices, transfers: memoryTransfers() });
  const event = signedNotice(shop.clock.nowMs, { resource: PAID });
  expect(await main(event)).toMatchObject({ statusCode: 500 });
  const unset = serveNotices({
    ...{ ...shop.deps, notices: wechatNotices({}), transfers: memoryTransfers() },
  });
  expect(await unset(event)).toMatchObject({ statusCode: 500 });
  expect(shop.logged.map(String)).toEqual(["Error: away", "Error: not set: WECHAT_APPID"]);
});

it("takes the end of a transfer, and what is none of ours, and writes nothing", async () => {
  const { notice, memory, logged } = aDoor();
  const resource = { mch_id: "1900000001", out_bill_no: "F1", state: "SUCCESS" };
  expect(await notice({ event: "MCHTRANSFER.BILL.FINISHED", resource })).toEqual(SUCCESS);
  expect(await notice({ event: "COUPON.USE", resource: {} })).toEqual(SUCCESS);
  expect(memory.written).toBe(0);
  expect(logged.map(String)).toEqual([
    "Error: a transfer that is none of ours, or filed long ago: F1",
    "Error: a notice that is none of ours: COUPON.USE",
  ]);
});
