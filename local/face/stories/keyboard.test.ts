/** Story: the whole page without a mouse, in both languages, on a wide and on a narrow screen. */
import { startTestServer, type TestServer } from "../../testServer.ts";
import { createReaders, story } from "../testing/reader.ts";

let server: TestServer;
const readers = createReaders(() => server.url);
const SECTIONS = [
  ...["overview", "data", "functions", "timers", "clock", "rules"],
  ...["files", "users", "wechat", "faults", "usage"],
];

beforeAll(async () => {
  server = await startTestServer({
    functions: { echo: { code: "exports.main = async (event) => event;" } },
    files: { "database-rules.json": JSON.stringify({ orders: { read: false, write: false } }) },
    freezeAtMs: Date.UTC(2026, 0, 1),
  });
  for (const n of [1, 2, 3]) {
    await server.control("data/save", { collection: "orders", document: { _id: `o${n}`, n } });
  }
  await server.control("call", {
    name: "echo",
    identity: { openid: "<img src=x onerror=alert(1)>" },
  });
});
afterAll(async () => {
  await readers.close();
  await server.close();
});

story("calls a function and opens a document with the keyboard alone", async () => {
  const { page, sees, complaints } = await readers.open();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const focused = () => page.evaluate("document.activeElement.textContent") as Promise<string>;
  await sees("最近调用");
  await press("g", "d");
  await sees("orders");
  expect(await focused()).toBe("数据");
  await press("/");
  await page.keyboard.type("ord");
  await press("Escape");
  await press("Tab", "Tab");
  expect(await focused()).toBe("orders");
  await press("Enter");
  await sees("1–3 / 3");
  await page.locator("[data-row]").first().focus();
  await press("ArrowDown", "ArrowDown", "ArrowUp", "Enter");
  await page.waitForURL(/#\/data\/orders\/o2$/);

  await press("?");
  expect(await page.getByRole("dialog").getByText("g f").count()).toBe(0);
  await page.getByRole("dialog", { name: "快捷键" }).waitFor();
  await press("Escape");
  await press("g", "f");
  await sees("热实例");
  await page.locator("[data-row]").first().focus();
  await press("Enter");
  await page.getByLabel("事件 event").focus();
  await press("Control+A");
  await page.keyboard.type('{"by": "keys"}');
  await press("Control+Enter");
  await sees('"by": "keys"');
  expect(complaints).toEqual([]);
  await page.context().close();
});

story("shows where the focus is, on everything that can have it", async () => {
  const { page } = await readers.open();
  await page.goto(`${server.url}/#/functions/call/echo`);
  await page.getByLabel("事件 event").waitFor();
  const unseen: string[] = [];
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("Tab");
    const [name, outline] = (await page.evaluate(`(() => {
      const at = document.activeElement;
      return [at.outerHTML.slice(0, 80), at === document.body ? "body" : getComputedStyle(at).outlineStyle];
    })()`)) as [string, string];
    if (outline === "none") unseen.push(name);
  }
  expect(unseen).toEqual([]);
  await page.context().close();
});

story("keeps the language that was chosen, and says every section in it", async () => {
  const { page, sees, complaints } = await readers.open({ language: "en" });
  await sees("Latest calls");
  await page.reload();
  await sees("Latest calls");
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  for (const section of SECTIONS) {
    await page.goto(`${server.url}/#/${section}`);
    await page.locator(`.sections a[href="#/${section}"][aria-current=page]`).waitFor();
    await page.locator("main:not(:has(.spinner)) h1").waitFor();
    const text = await page.locator("main").innerText();
    // The plans on sale have Chinese names, and so has the document that their prices come from.
    if (section !== "usage") expect(text).not.toMatch(/[\u4e00-\u9fff]/);
  }
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByRole("link", { name: "用量" }).waitFor();
  expect(complaints).toEqual([]);
  await page.context().close();
});

story("fits a narrow screen, light and dark: nothing sticks out", async () => {
  for (const isDark of [false, true]) {
    const { page, complaints } = await readers.open({ isNarrow: true, isDark });
    for (const section of [...SECTIONS, "data/orders", "data/orders/o1", "functions/call/echo"]) {
      await page.goto(`${server.url}/#/${section}`);
      await page.locator("main:not(:has(.spinner)) h1").waitFor();
      const over = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      expect([section, over]).toEqual([section, 0]);
    }
    expect(complaints).toEqual([]);
    await page.context().close();
  }
});

story("shows names of callers as text, whatever they hold", async () => {
  const { page, sees, complaints } = await readers.open();
  await page.goto(`${server.url}/#/functions/calls`);
  await sees("<img src=x onerror=alert(1)>");
  expect(complaints).toEqual([]);
  await page.context().close();
});

story("says so when the server is gone, and comes back with it", async () => {
  const { page, sees } = await readers.open();
  await page.route("**/control/**", (route) => route.abort());
  await sees("连接不上 cloudbase-local");
  await page.unroute("**/control/**");
  await page.locator(".lost").waitFor({ state: "detached" });
  await page.context().close();
});

story("says which parts this build of the server does not have", async () => {
  const { page, sees } = await readers.open();
  await page.route("**/control/report", (route) =>
    route.fulfill({
      status: 404,
      json: { ok: false, error: { code: "not_found", message: "there is no /control/report" } },
    }),
  );
  await page.goto(`${server.url}/#/usage`);
  await sees("此版本未提供");
  await page.context().close();
});
