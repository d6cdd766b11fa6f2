/** Story: calling functions by hand, looking into calls, running timers, moving the clock. */
import tcb from "@cloudbase/node-sdk";
import { startTestServer, type TestServer } from "../../testServer.ts";
import { readerOfEach, story } from "../testing/reader.ts";

const START_MS = Date.UTC(2026, 0, 1, 19, 4, 5);
let server: TestServer;
const reader = readerOfEach(() => server.url);

beforeAll(async () => {
  const timer = (config: string) => [{ name: "tick", type: "timer", config }];
  server = await startTestServer({
    functions: {
      greet: {
        code: `const cloud = require("wx-server-sdk"); cloud.init();
          exports.main = async (event) => {
            console.log("greeting", event.name);
            return { hello: event.name, openid: cloud.getWXContext().OPENID || null };
          };`,
      },
      broken: { code: "exports.main = async () => { throw new TypeError('no price'); };" },
      settle: { code: "exports.main = async () => 3;", triggers: timer("0 0 * * * * *") },
      payout: {
        code: "exports.main = async () => { throw new Error('bank closed'); };",
        triggers: timer("0 30 6 * * * *"),
      },
    },
    files: {
      "database-rules.json": JSON.stringify({ notes: { read: false, write: false } }),
      "database-triggers.json": JSON.stringify({
        onNote: { collection: "notes", events: ["insert"], functions: ["greet"] },
      }),
    },
    freezeAtMs: START_MS,
  });
});
afterAll(() => server.close());

story("shows the line that points an SDK here, and the line works", async () => {
  const { page, sees } = reader();
  await sees("@cloudbase/node-sdk");
  const line = (await page.locator(".doors .code pre").first().textContent()) ?? "";
  expect(line).toMatch(/^tcb\.init\(\{ env: "local-env"/);
  process.env["TENCENTCLOUD"] = "true"; // Else the SDK asks the cloud for its metadata.
  const app = new Function("tcb", `return ${line}`)(tcb) as ReturnType<typeof tcb.init>;
  const { result } = await app.callFunction({ name: "greet", data: { name: "sdk" } });
  expect(result).toMatchObject({ hello: "sdk" });
  await page.getByRole("table", { name: "最近调用" }).getByText("greet").first().waitFor();
});

story("calls a function as a user, remembers user and event, and shows the call", async () => {
  const { page, go, sees, button } = reader();
  await go("#/functions");
  await page.getByRole("link", { name: "greet", exact: true }).click();
  await page.getByLabel("身份").selectOption("openid");
  await page.getByLabel("openid", { exact: true }).fill("o_zhang");
  await page.getByLabel("事件 event").fill('{ "name": "茶" ');
  await sees("这个括号没有关闭");
  expect(await page.getByRole("button", { name: "调用", exact: true }).isDisabled()).toBe(true);
  await page.getByLabel("事件 event").fill('{ "name": "茶" }');
  await button("调用");
  await sees('"openid": "o_zhang"');

  await page.reload();
  expect(await page.getByLabel("事件 event").inputValue()).toBe('{ "name": "茶" }');
  expect(await page.getByLabel("openid", { exact: true }).inputValue()).toBe("o_zhang");

  await page.getByRole("table").getByRole("link", { name: "greet" }).first().click();
  await sees("greeting 茶");
  await sees('"hello": "茶"');
  await sees("GB·s");
  expect(reader().complaints).toEqual([]);
});

story("shows what a failing call answered, and finds it among the others", async () => {
  const { page, go, sees, button } = reader();
  await go("#/functions/call/broken");
  await button("调用");
  await sees("FUNCTIONS_EXECUTE_FAIL");
  expect(await page.getByRole("alert").textContent()).toContain("no price");
  await go("#/overview");
  await page.getByRole("table", { name: "失败的调用" }).getByText("broken").waitFor();
  await go("#/functions/calls?outcome=failed");
  await page.getByPlaceholder(/请求号/).fill("brok");
  await sees("1–1 / 1");
  await page.getByRole("link", { name: "broken" }).click();
  await sees("TypeError");
});

story("runs a timer now, and says when it runs next and how it went", async () => {
  const { page, go, sees, button } = reader();
  await go("#/timers");
  await sees("2026-01-02 04:00:00");
  await sees("55 分 55 秒后");
  await button("立即运行 settle");
  await sees("settle 运行成功");
  await page
    .getByRole("row", { name: /settle/ })
    .getByText("成功")
    .waitFor();
  await page.getByRole("searchbox").fill("payout");
  await page.getByRole("row", { name: /settle/ }).waitFor({ state: "detached" });
  expect(reader().complaints).toEqual([]);
});

story("shows what followed from a change of a document", async () => {
  const { page, go, sees } = reader();
  await server.control("data/save", { collection: "notes", document: { _id: "n1" } });
  await go("#/timers?tab=triggers");
  await page
    .getByRole("row", { name: /onNote → greet/ })
    .getByText("ok")
    .waitFor();
  await page.getByRole("link", { name: "greet" }).click();
  await sees('"n1"');
  expect(reader().complaints).toEqual([]);
});

story("moves the clock forward, tells what ran and what failed, and lets it go", async () => {
  const { page, go, sees, button } = reader();
  await go("#/clock");
  await sees("已冻结");
  await button("+ 1 小时");
  await sees("途中运行了 1 次");
  await sees("没有失败");
  await page.getByLabel("到某一刻（北京时间）").fill("2026-01-01");
  await sees("时钟不能往回走");
  await page.getByLabel("到某一刻（北京时间）").fill("2026-01-02 06:30:00");
  await button("前进到这里");
  await page.getByRole("table", { name: "失败" }).getByText("payout").waitFor();
  await sees("2026-01-02 06:30:00");
  await page.getByLabel("倍数").fill("3600");
  await button("开始");
  await sees("× 3600");
  await button("跟随真实时间");
  await page.locator(".dial").getByText("真实时间", { exact: true }).waitFor();
  await page.getByLabel("某一刻（北京时间）", { exact: true }).fill("2026-05-01 08:00");
  await button("冻结");
  await page.locator(".dial time", { hasText: "2026-05-01 08:00:00" }).waitFor();
  expect((await server.control("health")).body["nowMs"]).toBe(Date.UTC(2026, 4, 1));
  expect(reader().complaints).toEqual([]);
});
