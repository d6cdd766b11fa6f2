/** Story: doing what users and WeChat do, and putting a whole state away and back. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Response } from "playwright-core";
import { startTestServer, type TestServer } from "../../testServer.ts";
import { readerOfEach, story } from "../testing/reader.ts";

let server: TestServer;
const reader = readerOfEach(() => server.url);
const states = mkdtempSync(join(tmpdir(), "cloudbase-states-"));

const PUSHED = `
exports.main = async ({ queryStringParameters: query, body }) =>
  "heard " + (query.encrypt_type || "plain") + " " + (/SCAN/.test(body) ? "SCAN" : "");`;

beforeAll(async () => {
  server = await startTestServer({
    functions: { pushed: { code: PUSHED, path: "/pushed" } },
    files: {
      "cloudbaserc.json": JSON.stringify({
        version: "2.1",
        functions: [{ name: "pushed", path: "/pushed", timeout: 60 }],
      }),
      "database-indexes.json": JSON.stringify({ goods: [] }),
    },
    freezeAtMs: Date.UTC(2026, 0, 1),
  });
});
afterAll(async () => {
  await server.close();
  rmSync(states, { recursive: true });
});

story("pushes an event plainly and in safe mode, and sees what the function said", async () => {
  const { page, go, sees, button } = reader();
  await go("#/wechat?tab=play");
  await page.getByLabel("接收地址").fill(`${server.url}/pushed`);
  await page.getByLabel("用户 openid").fill("oZhang");
  await page.getByLabel("事件").selectOption("SCAN");
  await button("推送");
  await sees("heard plain SCAN");
  await page.getByLabel("加密方式").selectOption("aes");
  await button("推送");
  await sees("heard aes");
  await page.getByLabel("接收地址").fill("http://elsewhere.example/");
  await button("推送");
  await page.getByRole("status").getByText("url").waitFor();
  expect(reader().complaints.filter((words) => !words.includes("400"))).toEqual([]);
});

story("gives a phone number away, and agrees to messages", async () => {
  const { page, go, sees, button } = reader();
  await go("#/wechat?tab=play");
  await page.getByLabel("手机号").fill("138");
  await sees("写成 13800000000");
  await page.getByLabel("手机号").fill("13800000000");
  await button("要一个 code");
  await page.getByText(/^[0-9a-f]{32}$/).waitFor();
  await page.getByLabel("谁（openid）").fill("oZhang");
  await page.getByLabel("模板 templateId").fill("T1");
  await button("回答");
  await sees("还可以发 1 条");
  await page.getByLabel("他说").selectOption("reject");
  await button("回答");
  await sees("还可以发 0 条");
  expect(reader().complaints).toEqual([]);
});

story("sets what the merchant has, and what was agreed", async () => {
  const { page, go, sees, button } = reader();
  await go("#/wechat?tab=merchant");
  await sees("用不完");
  await page.getByLabel("运营账户（元）").fill("12.345");
  await sees("写成 12.34");
  await page.getByLabel("运营账户（元）").fill("12.34");
  await button("设置余额");
  await sees("¥12.34");
  const text = page.getByLabel("绑定的 appid 和转账的限额（分）");
  await text.fill((await text.inputValue()).replace('"appids": null', '"appids": ["wx1"]'));
  // The balances said "已设置" a moment before, so that word alone says nothing of this.
  const isSaved = (one: Response): boolean =>
    one.url().endsWith("/wechat/settings") && one.request().method() === "POST";
  await Promise.all([page.waitForResponse(isSaved), button("保存约定")]);
  await sees("已设置");
  expect((await server.control("wechat/settings")).body).toMatchObject({ appids: ["wx1"] });
  expect(reader().complaints).toEqual([]);
});

story("puts the state away, changes it, and gets it back", async () => {
  const { page, go, sees, button } = reader();
  const save = (_id: string) =>
    server.control("data/save", { collection: "goods", document: { _id } });
  const goods = async () =>
    (await server.control("data/find", { collection: "goods" })).body["total"];
  await save("before");
  const directory = join(states, "monday");
  await go("#/clock");
  await page.getByLabel("本机的文件夹（完整路径）").fill("states");
  await sees("从 / 写起");
  await page.getByLabel("本机的文件夹（完整路径）").fill(directory);
  await button("导出");
  await sees("已导出: 1 个文档");
  expect(existsSync(directory)).toBe(true);
  await save("after");
  expect(await goods()).toBe(2);
  await button("导入…");
  await button("取消");
  expect(await goods()).toBe(2);
  await button("导入…");
  await button("导入");
  await sees("已导入: 1 个文档");
  expect(await goods()).toBe(1);
});
