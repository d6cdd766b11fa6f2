import { createServer, type Server } from "node:http";
import { fen } from "#core/money.ts";
import { transfersContract } from "#tests/contract/transfers.ts";
import { startWechatServer, type WechatServer } from "#tests/contract/wechatServer.ts";
import { awakeMsOf } from "#tests/times.ts";
import { wechatTransfers, type MerchantSettings } from "./transfers.ts";

const REPORT = { job: "推广员", pay: "推广佣金" };
const ORDER = {
  ...{ transferNumber: "wd1", openid: "o_zhang", amountFen: fen(100), remark: "佣金", name: null },
};

let server: WechatServer;
let atMs = 0;
const setClock = (setting: object) => server.control("/control/clock", setting);
beforeAll(async () => {
  server = await startWechatServer();
});
// Time at WeChat stands in each test: it ends a cancelled transfer after a second, however slow the test is.
beforeEach(() => {
  atMs = Date.now();
  return setClock({ freezeAtMs: atMs });
});
afterAll(() => server.close());

const settings = (): MerchantSettings => server.merchant;

const RESULTS = {
  ...{ success: "success", fail: "fail", expire: "expire" },
  ...{ "timeout-but-applied": "timeout", "timeout-not-applied": "lost" },
};
transfersContract(async () => ({
  transfers: wechatTransfers(settings(), REPORT),
  async script(outBillNo, fate) {
    const body = { outBillNo, result: RESULTS[fate] };
    await server.control("/control/wechat/transfers/answer", body);
  },
}));

it.each([
  ["accepted", "accepted"],
  ["processing", "accepted"],
  ["confirm", "confirming"],
  ["transfering", "confirming"],
])("WeChat's state after %s reads as %s", async (result, state) => {
  const transfers = wechatTransfers(settings(), REPORT);
  const transferNumber = `state${result}`;
  await server.control("/control/wechat/transfers/answer", { outBillNo: transferNumber, result });
  await transfers.send({ ...ORDER, transferNumber });
  expect(await transfers.read(transferNumber)).toMatchObject({ answer: "bill", state });
});

it("believes no reply that WeChat did not sign", async () => {
  const key = settings().WECHAT_PAY_PLATFORM_KEY?.replace("platform", "merchant");
  const transfers = wechatTransfers({ ...settings(), WECHAT_PAY_PLATFORM_KEY: key }, REPORT);
  expect(await transfers.send({ ...ORDER, transferNumber: "unsigned1" })).toEqual({
    answer: "unclear",
    reason: expect.stringMatching(/^Verify the response's data/),
  });
});

it("is unclear, with WeChat's words, when WeChat refuses", async () => {
  const transfers = wechatTransfers(settings(), REPORT);
  const sent = await transfers.send({ ...ORDER, transferNumber: "tooLittle", amountFen: fen(9) });
  expect(sent).toMatchObject({
    answer: "unclear",
    reason: expect.stringMatching(/400 INVALID_REQUEST/),
  });
});

it("reads a cancelled transfer as cancelled once WeChat is done", async () => {
  const transfers = wechatTransfers(settings(), REPORT);
  await transfers.send({ ...ORDER, transferNumber: "cancelled1" });
  await transfers.cancel("cancelled1");
  expect(await transfers.read("cancelled1")).toMatchObject({ state: "confirming" });
  await setClock({ advanceToMs: atMs + 1_200 });
  expect(await transfers.read("cancelled1")).toMatchObject({ state: "cancelled" });
});

it("names the setting that is missing, and sends nothing", async () => {
  const transfers = wechatTransfers({ ...settings(), WECHAT_PAY_MCHID: "" }, REPORT);
  expect(transfers.merchantId).toBeNull();
  await expect(transfers.send(ORDER)).rejects.toThrow("not set: WECHAT_PAY_MCHID");
});

describe("a server that is not WeChat", () => {
  let stranger: Server;
  let reply: { status: number; body: string } | "silence";
  beforeAll(async () => {
    stranger = createServer((_, response) => {
      if (reply !== "silence") response.writeHead(reply.status).end(reply.body);
    });
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    stranger.closeAllConnections();
    stranger.close();
  });
  const transfers = () => {
    const address = stranger.address();
    const port = typeof address === "object" ? address?.port : undefined;
    return wechatTransfers({ ...settings(), WECHAT_PAY_URL: `http://127.0.0.1:${port}` }, REPORT);
  };

  it.each([
    [200, '{"out_bill_no":"wd1","state":"SUCCESS"}'],
    [404, "<h1>Not Found</h1>"],
    [404, '{"code":"NO_ROUTE"}'],
    [502, "Bad Gateway"],
  ])("HTTP %i %s says nothing", async (status, body) => {
    reply = { status, body };
    expect(await transfers().read("wd1")).toMatchObject({ answer: "unclear" });
    expect(await transfers().send(ORDER)).toMatchObject({ answer: "unclear" });
    expect(await transfers().cancel("wd1")).toMatchObject({ answer: "unclear" });
    expect(await transfers().balance()).toMatchObject({ answer: "unclear" });
  });

  it("cannot make a transfer and know of none", async () => {
    reply = { status: 404, body: '{"code":"NOT_FOUND"}' };
    expect(await transfers().read("wd1")).toEqual({ answer: "none" });
    expect(await transfers().send(ORDER)).toMatchObject({ answer: "unclear" });
  });

  it("that is silent is waited for 5 seconds, no longer", async () => {
    reply = "silence";
    let read: unknown;
    const waitedMs = await awakeMsOf(async () => (read = await transfers().read("wd1")));
    expect(read).toMatchObject({ answer: "unclear" });
    expect(waitedMs).toBeLessThan(7_000);
  });
});
