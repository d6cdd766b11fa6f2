import { readCode } from "#tests/contract/readCode.ts";
import { startWechatServer, type WechatServer } from "#tests/contract/wechatServer.ts";
import { wechatCodePictures } from "./codes.ts";

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

it("brings a picture that a scanner reads as the scene", async () => {
  const picture = await wechatCodePictures({ page: "pages/home/index" }).picture("v1AbC9xK_7-.~");
  expect(readCode(picture)).toEqual({ text: "v1AbC9xK_7-.~", widthPx: 430 });
});

it("throws WeChat's code when WeChat refuses", async () => {
  const pictures = wechatCodePictures({ page: "pages/home/index" });
  await expect(pictures.picture("a%20b")).rejects.toMatchObject({ errCode: 40169 });
  const badPage = wechatCodePictures({ page: "/pages/home/index" });
  await expect(badPage.picture("a")).rejects.toMatchObject({ errCode: 41030 });
});
