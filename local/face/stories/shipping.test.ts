/** Story: a buyer on the page says that he has his goods. */
import { startTestServer, type TestServer } from "../../testServer.ts";
import { DEV_MERCHANT } from "../../wechat/v3/devKeys.ts";
import { readerOfEach, story } from "../testing/reader.ts";

const AT_MS = Date.UTC(2026, 0, 1);
let server: TestServer;
const reader = readerOfEach(() => server.url);

beforeAll(async () => {
  server = await startTestServer({
    functions: {
      paid: { code: "exports.main = async () => ({ errcode: 0 });" },
      ships: {
        code: `const cloud = require("wx-server-sdk"); cloud.init();
          exports.main = async ({ userInfo, tcbContext, ...upload }) =>
            cloud.openapi.wxa.sec.order.uploadShippingInfo(upload);`,
        timeout: 60,
      },
    },
    freezeAtMs: AT_MS,
  });
});
afterAll(() => server.close());

story("confirms what was shipped, and sees it settled", async () => {
  const { page, go, sees, button, complaints } = reader();
  const payment = { outTradeNo: "order-1", openid: "o_li", totalFee: 100 };
  await server.control("wechat/pay", { functionName: "paid", ...payment });
  const data = {
    orderKey: { orderNumberType: 1, mchid: DEV_MERCHANT.mchid, outTradeNo: "order-1" },
    ...{ logisticsType: 1, deliveryMode: 1, payer: { openid: "o_li" } },
    shippingList: [{ trackingNo: "YT1", expressCompany: "YTO", itemDesc: "春茶*1" }],
    uploadTime: new Date(AT_MS).toISOString(),
  };
  const { body } = await server.control("call", { name: "ships", data });
  expect(body).toMatchObject({ result: { errCode: 0 } });
  await go("#/wechat?tab=shipping");
  await sees("YTO YT1");
  await sees("春茶*1");
  await button("确认收货");
  await sees("已确认收货");
  await server.control("clock", { advanceToMs: AT_MS + 60_000 });
  await page.reload();
  await sees("交易完成");
  expect(complaints).toEqual([]);
});
