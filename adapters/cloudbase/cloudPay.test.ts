import { paymentsContract } from "#tests/contract/payments.ts";
import { playedBy } from "#tests/contract/wechatPayments.ts";
import { startWechatServer, type WechatServer } from "#tests/contract/wechatServer.ts";
import { cloudPayPayments } from "./cloudPay.ts";

let server: WechatServer;
beforeAll(async () => {
  server = await startWechatServer();
  Object.assign(process.env, {
    ...{ TENCENTCLOUD_RUNENV: "SCF", TENCENTCLOUD_REGION: "ap-shanghai", SCF_NAMESPACE: "local" },
    ...{ TENCENTCLOUD_SECRETID: "id", TENCENTCLOUD_SECRETKEY: "key", TCB_ENV: "local" },
    ...{ WX_CONTEXT_KEYS: "WX_API_TOKEN", WX_API_TOKEN: "token" },
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${server.url}/admin` }),
  });
});
afterAll(() => server.close());

const settings = () => ({ ...server.merchant, TCB_ENV: "local" });

paymentsContract(async () => ({
  payments: cloudPayPayments(settings()),
  ...playedBy(server, { ask: "cloudPay.unifiedOrder", refund: "cloudPay.refund" }),
}));

it("names the setting that is missing, and sends nothing", async () => {
  const payments = cloudPayPayments({ ...settings(), WECHAT_PAY_MCHID: "" });
  await expect(payments.read("order001")).rejects.toThrow("not set: WECHAT_PAY_MCHID");
});

it.each(["SYSTEMERROR", "FREQUENCY"])("%s says nothing of a refund", async (code) => {
  const fail = { code, message: code === "FREQUENCY" ? "频率限制" : "系统错误" };
  for (const api of ["cloudPay.refund", "cloudPay.queryRefund"]) {
    await server.control("/control/wechat/script", { api, fail });
  }
  const payments = cloudPayPayments(settings());
  const refund = { orderId: "order001", refundId: "r1", refundFen: 1, totalFen: 2, reason: "x" };
  expect(await payments.refund(refund as never)).toMatchObject({ answer: "unclear" });
  expect(await payments.readRefund(refund)).toMatchObject({ answer: "unclear" });
});
