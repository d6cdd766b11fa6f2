/** Story: who may do what, which files there are, who the users are. */
import { startTestServer, type TestServer } from "../../testServer.ts";
import { readerOfEach, story } from "../testing/reader.ts";

let server: TestServer;
const reader = readerOfEach(() => server.url);
const PIXEL = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==",
  "base64",
);

beforeAll(async () => {
  server = await startTestServer({
    functions: { greet: { code: "exports.main = async () => 1;" } },
    files: {
      "database-rules.json": JSON.stringify({
        orders: { read: "auth != null && doc._openid == auth.openid", write: false },
        goods: { read: true, write: false },
      }),
    },
    freezeAtMs: Date.UTC(2026, 0, 1),
  });
});
afterAll(() => server.close());

story("tries rules and marks the condition that was not proven", async () => {
  const { page, go, sees, button } = reader();
  await go("#/rules");
  await page.getByLabel("集合").selectOption("orders");
  await button("试一试");
  await sees("拒绝");
  expect(await page.locator("mark").first().textContent()).toContain("auth != null");
  await page.getByLabel("身份").selectOption("openid");
  await page.getByLabel("openid", { exact: true }).fill("o_zhang");
  await button("试一试");
  await page.getByRole("status").getByText("允许").waitFor();
  await page.getByLabel("查询（EJSON）").fill("{}");
  await button("试一试");
  await page.locator("mark", { hasText: "doc._openid" }).waitFor();
  await page.getByRole("link", { name: "文档", exact: true }).click();
  await page.getByRole("searchbox").fill("goods");
  await page.getByRole("row", { name: /orders/ }).waitFor({ state: "detached" });
  await page.getByRole("row", { name: /goods/ }).waitFor();
  expect(reader().complaints).toEqual([]);
});

story("uploads files into folders, looks at them, and deletes one", async () => {
  const { page, go, sees, button } = reader();
  await go("#/files");
  await sees("这里没有文件");
  await page.getByLabel("上传到文件夹").fill("images/tea/");
  await page.setInputFiles("[data-upload]", [
    { name: "pixel.png", mimeType: "image/png", buffer: PIXEL },
    { name: "说明.txt", mimeType: "text/plain", buffer: Buffer.from("好茶") },
  ]);
  await sees("已上传 2 个文件");
  await page.getByRole("link", { name: "images/" }).click();
  await page.getByRole("link", { name: "tea/" }).click();
  await page.getByRole("link", { name: "说明.txt" }).click();
  await sees("好茶");
  await page.goBack();
  await page.getByRole("link", { name: "pixel.png" }).click();
  await page.locator("img.preview").waitFor();
  const width = await page.evaluate(
    "document.querySelector('img.preview').decode().then(() => document.querySelector('img.preview').naturalWidth)",
  );
  expect(width).toBe(1);
  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载" }).click();
  expect((await downloading).suggestedFilename()).toBe("pixel.png");
  await button("删除…");
  await button("删除");
  await page.getByRole("link", { name: "pixel.png" }).waitFor({ state: "detached" });
  await page.getByRole("searchbox").fill("说明");
  await sees("images/tea/说明.txt");
  expect(reader().complaints).toEqual([]);
});

story("makes a user, finds him, removes him", async () => {
  const { page, go, sees, button } = reader();
  await go("#/users");
  await sees("还没有用户");
  await button("新建用户");
  await page.getByLabel("用户名 username").fill("zhang_san");
  await page.getByLabel("名字 name").fill("张三");
  await page.getByLabel("微信 openid").fill("o_zhang");
  await button("新建");
  await sees("张三");
  await page.getByRole("searchbox").fill("nobody");
  await sees("没有找到");
  await page.getByRole("searchbox").fill("zhang");
  await button("作为身份");
  await go("#/functions/call/greet");
  expect(await page.getByLabel("openid", { exact: true }).inputValue()).toBe("o_zhang");
  await go("#/users");
  await button("删除 张三");
  await button("删除");
  await sees("还没有用户");
  await page.getByRole("link", { name: "验证码" }).click();
  await sees("没有验证码");
  await page.getByRole("link", { name: "密钥" }).click();
  await sees("publishable-");
  expect(reader().complaints).toEqual([]);
});
