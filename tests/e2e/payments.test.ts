import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
  aRefundResource,
  aTransaction,
  type NoticeChanges,
  signedNotice,
} from "#adapters/wechat/testing/signedNotice.ts";
import { fen } from "#core/money.ts";
import { HOUR_MS, MINUTE_MS } from "#core/time.ts";
import { sealedCart } from "#scripts/replay/shop.ts";
import { adminStore } from "#scripts/stack/database.ts";
import { DEMO_APPID } from "#scripts/stack/environment.ts";
import { codeOf, joinChain, publish, scan } from "#tests/e2e/brand.ts";
import { done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";

/** Goal: money in and back to the buyer, over WeChat Pay v3 as it is signed and sent, through the built functions. */
const stack = withStack();
let nowMs = START_MS;
const PLATFORM = "PUB_KEY_ID_0119000000012026010100000000000001";
const key = (name: string) => readFileSync(join(".data/keys", name), "utf8").trim();

beforeAll(async () => {
  const { control } = stack();
  await publish(control, { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
  await joinChain(control, ["A"]);
  await scan(control, "U1", await codeOf(control, "A"));
}, 30_000);

const call = (who: object, action: string, fields: object) =>
  stack().control.call("order", who as never, { action, ...fields });
const advance = async (ms: number) => {
  nowMs += ms;
  await stack().control.post("/control/clock", { advanceToMs: nowMs });
};
async function buy(orderId: string): Promise<void> {
  const lines = [
    { sku: "tea", quantity: 1, paidFen: fen(10_000) },
    { sku: "cup", quantity: 1, paidFen: fen(5_000) },
  ];
  const pay = { at: nowMs, do: "pay", order: orderId, buyer: "U1", lines, freightFen: fen(800) };
  await done(call(person("U1"), "create", sealedCart(pay as never).request));
}
const ask = (orderId: string) => done(call(person("U1"), "pay", { orderId }));
const buyerPays = (outTradeNo: string, more: object = {}) =>
  stack().control.post("/control/wechat/pay", { outTradeNo, ...more });
const facts = async (orderId: string) =>
  (await adminStore(stack().url).get("cases", orderId))?.facts.map(({ key: name }) => name);
const shares = async (orderId: string) => {
  const { commissions } = await done(call(staff, "show", { orderId }));
  return (commissions as { amountFen: number }[]).reduce((sum, one) => sum + one.amountFen, 0);
};
/** A notice as only WeChat can sign it, of whatever a test says. */
async function tell(changes: NoticeChanges, signedAtMs = nowMs) {
  const mine = { serial: PLATFORM, privateKey: key("platform_private_key.pem") };
  const apiV3Key = key("api_v3_key.txt");
  const { headers, body } = signedNotice(signedAtMs, { ...mine, apiV3Key, ...changes });
  const init = { method: "POST", headers: headers as Record<string, string>, body };
  const reply = await fetch(`${stack().url}/wechat/notify`, init);
  return [reply.status, ((await reply.json()) as { message?: string }).message ?? "SUCCESS"];
}
const transaction = (orderId: string, changes: object = {}) =>
  aTransaction({
    ...{ appid: DEMO_APPID, out_trade_no: orderId, transaction_id: "420099" },
    amount: { total: 15_800, currency: "CNY" },
    success_time: new Date(nowMs).toISOString(),
    ...changes,
  });

it("a buyer pays, WeChat tells, and whoever brought him earns", async () => {
  await buy("order-1");
  expect(await ask("order-1")).toMatchObject({
    payment: { package: expect.stringMatching(/^prepay_id=wx/), signType: "RSA" },
  });
  const paid = await buyerPays("order-1", { notices: 3 });
  expect(paid).toMatchObject({ noticeTaken: true, replies: ['HTTP 200 {"code":"SUCCESS"}'] });
  await stack().control.post("/control/wechat/deliver", {});
  expect(await facts("order-1")).toEqual(["payment-asked", "paid"]);
  expect(await shares("order-1")).toBe(1_500);
  const again = await call(person("U1"), "pay", { orderId: "order-1" });
  expect(again).toMatchObject({ error: { code: "order_paid" } });
}, 30_000);

it("a lost notice: the buyer's coming back finds the payment, or the timer does", async () => {
  await buy("order-2");
  await buy("order-3");
  for (const orderId of ["order-2", "order-3"]) {
    await ask(orderId);
    await buyerPays(orderId, { delayMs: 40 * 24 * HOUR_MS });
  }
  expect(await facts("order-3")).toEqual(["payment-asked"]);
  const checked = await done(call(person("U1"), "checkPayment", { orderId: "order-2" }));
  expect(checked).toEqual({ orderId: "order-2", state: "paid" });
  await advance(2 * HOUR_MS);
  expect(await facts("order-3")).toEqual(["payment-asked", "paid", "counted"]);
  expect(await shares("order-3")).toBe(1_500);
}, 30_000);

it("what nobody pays is closed at WeChat and here", async () => {
  await buy("order-4");
  await ask("order-4");
  await advance(2 * HOUR_MS + MINUTE_MS);
  expect(await facts("order-4")).toEqual(["payment-asked", "payment-closed"]);
  const again = await call(person("U1"), "pay", { orderId: "order-4" });
  expect(again).toMatchObject({ error: { code: "order_closed" } });
  await expect(buyerPays("order-4")).rejects.toThrow("order_closed");
}, 30_000);

it("a refund goes back to the buyer, and its notice takes the share back", async () => {
  const refund = { orderId: "order-1", refundId: "refund-1", reason: "少了一件" };
  const lines = [{ sku: "tea", refundFen: 4_000 }];
  const asked = await done(call(staff, "refund", { ...refund, lines }));
  expect(asked).toMatchObject({ state: "processing" });
  expect(await shares("order-1")).toBe(1_500);
  await advance(5_000); // WeChat takes a second, and tells.
  expect(await facts("order-1")).toContain("refund/refund-1");
  expect(await shares("order-1")).toBe(1_100);
  const rest = [
    { sku: "tea", refundFen: 6_000 },
    { sku: "cup", refundFen: 5_000 },
  ];
  const over = { ...refund, refundId: "refund-2", lines: rest, freightFen: 801 };
  const refused = await call(staff, "refund", over);
  expect(refused).toMatchObject({ error: { code: "refund_exceeds_paid" } });
  await done(call(staff, "refund", { ...over, freightFen: 800 }));
  await advance(5_000);
  expect(await shares("order-1")).toBe(0);
}, 30_000);

it("a refund that WeChat refuses for want of money goes through once there is some", async () => {
  const { control } = stack();
  await control.post("/control/wechat/accounts", { basicFen: 0 });
  const refund = { orderId: "order-2", refundId: "refund-3", reason: "x" };
  const lines = [{ sku: "tea", refundFen: 1_000 }];
  const asked = await done(call(staff, "refund", { ...refund, lines }));
  expect(asked).toMatchObject({
    state: "refused",
    reason: expect.stringMatching(/^NOT_ENOUGH /) as string,
  });
  await control.post("/control/wechat/accounts", { basicFen: 1_000_000 });
  await advance(4 * HOUR_MS);
  expect(await facts("order-2")).toContain("refund/refund-3");
  expect(await shares("order-2")).toBe(1_400);
}, 30_000);

it("a refund that is told before its payment counts when the payment is told", async () => {
  await buy("order-5");
  const resource = aRefundResource({
    ...{ out_trade_no: "order-5", out_refund_no: "refund-5" },
    amount: { total: 15_800, refund: 15_800 },
  });
  expect(await tell({ event: "REFUND.SUCCESS", resource })).toEqual([200, "SUCCESS"]);
  expect(await tell({ resource: transaction("order-5") })).toEqual([200, "SUCCESS"]);
  expect(await tell({ event: "REFUND.SUCCESS", resource })).toEqual([200, "SUCCESS"]);
  expect(await facts("order-5")).toEqual(["refund/refund-5", "paid"]);
  expect(await shares("order-5")).toBe(0);
}, 30_000);

it("200 notices of one order at once are one payment", async () => {
  await buy("order-6");
  const resource = transaction("order-6");
  const told = await Promise.all(Array.from({ length: 200 }, () => tell({ resource })));
  expect(told).toEqual(told.map(() => [200, "SUCCESS"]));
  expect(await facts("order-6")).toEqual(["paid"]);
  expect(await shares("order-6")).toBe(1_500);
}, 60_000);

describe("whoever attacks the door of notices", () => {
  it("WeChat's own trial with a forged signature is refused, and the true notice is taken", async () => {
    await buy("order-7");
    await ask("order-7");
    const trial = { api: "WECHATPAY/SIGNTEST", duplicate: 2 };
    await stack().control.post("/control/wechat/script", trial);
    expect(await buyerPays("order-7")).toMatchObject({ noticeTaken: true });
    const { calls } = await stack().control.get("/control/wechat/log");
    const trials = (calls as { api: string; outcome: string }[]).filter(
      ({ api }) => api === "WECHATPAY/SIGNTEST",
    );
    expect(trials.map(({ outcome }) => outcome)).toEqual(["refused", "refused"]);
  }, 30_000);

  it.each<[string, NoticeChanges, number, string]>([
    ["somebody's own key", { privateKey: "forged" }, 401, "signature_wrong"],
    ["another serial", { serial: "PUB_KEY_ID_9" }, 401, "signature_unknown_key"],
    ["a changed body", { tamper: (body) => body.replace("n1", "n2") }, 401, "signature_wrong"],
    ["no signature", { headers: { "wechatpay-signature": "" } }, 401, "signature_missing"],
    ["another cipher key", { apiV3Key: "y".repeat(32) }, 400, "undecipherable"],
    ["another merchant", { resource: { mchid: "1900000002" } }, 403, "wrong_merchant"],
    ["another mini program", { resource: { appid: "wxother" } }, 403, "wrong_merchant"],
    ["another amount", { resource: { amount: { total: 15_799 } } }, 409, "amount_differs"],
    ["one fen more", { resource: { amount: { total: 15_801 } } }, 409, "amount_differs"],
    ["a negative amount", { resource: { amount: { total: -1 } } }, 400, "unreadable"],
    ["a fraction", { resource: { amount: { total: 0.5 } } }, 400, "unreadable"],
    ["a huge amount", { resource: { amount: { total: 1e18 } } }, 400, "unreadable"],
    ["an operator", { resource: { out_trade_no: { $ne: "" } } }, 400, "unreadable"],
    ["nobody's order", { resource: { out_trade_no: "order-9999" } }, 409, "order_unknown"],
  ])("%s is refused", async (what, { privateKey, resource, ...changes }, status, code) => {
    const orderId = `attack-${what.replace(/\W/g, "-")}`;
    await buy(orderId);
    const forged = privateKey ? { privateKey: key("merchant_private_key.pem") } : {};
    const said = transaction(orderId, resource);
    expect(await tell({ ...changes, ...forged, resource: said })).toEqual([status, code]);
    expect(await facts(orderId)).toBeUndefined();
  });

  it("a notice that was kept and comes again later is refused", async () => {
    await buy("order-8");
    const resource = transaction("order-8");
    expect(await tell({ resource }, nowMs - 301_000)).toEqual([401, "signature_too_old"]);
    expect(await tell({ resource }, nowMs + 301_000)).toEqual([401, "signature_too_old"]);
    expect(await facts("order-8")).toBeUndefined();
  });

  it("another transaction of a paid order is refused and put down as a break", async () => {
    const resource = transaction("order-6", { transaction_id: "420100" });
    expect(await tell({ resource })).toEqual([409, "fact_conflict"]);
    expect(await tell({ resource })).toEqual([409, "fact_conflict"]);
    const found = await adminStore(stack().url).get("breaks", "fact_conflict:order-6");
    expect(found).toMatchObject({ kind: "fact_conflict", theirsFen: 15_800, rev: 1 });
    expect(await shares("order-6")).toBe(1_500);
  });

  it("cannot be called as a function", async () => {
    const reply = await stack().control.call("notify", person("U1"), { body: "{}", headers: {} });
    expect(reply).not.toMatchObject({ ok: true });
  });
});
