/** Goal: WeChat's components in the browser fire the events that they fire on a phone, once, with the same detail. */
import type { Locator } from "playwright-core";
import { story } from "../face/testing/reader.ts";
import { phonesOf, type TestPhone } from "./testing/phones.ts";

const phones = phonesOf("local/miniProgram/fixtures/pieces");
let phone: TestPhone | undefined;

beforeAll(() => phones.start());
afterEach(() => phone?.page.context().close());
afterAll(() => phones.stop());

async function open(name: string): Promise<TestPhone> {
  phone = await phones.open(`&path=${encodeURIComponent(`pages/${name}/${name}`)}`);
  await phone.page.locator("page").waitFor();
  return phone;
}

/** Calls a method of the page, or sets its data. */
const run = ({ page }: TestPhone, script: string) =>
  page.evaluate(`getCurrentPages().at(-1).${script}`);

async function drag(o: TestPhone, what: Locator, dx: number, dy: number): Promise<void> {
  const { page, passes } = o;
  await what.scrollIntoViewIfNeeded();
  const box = await what.boundingBox();
  if (box === null) throw new Error("it is not on the screen");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 1; step <= 10; step += 1) {
    await page.mouse.move(x + (dx * step) / 10, y + (dy * step) / 10);
    await passes(10);
  }
  await page.mouse.up();
  await passes(300);
}

const TAP = '{"isPlaced":true}';

story("a press", async () => {
  const opened = await open("presses");
  const { page, calls } = opened;
  const cases: [press: string, heard: string[]][] = [
    ["plain", [`tap plain ${TAP}`]],
    ["caught", [`tap inner ${TAP}`]],
    ["mutual", [`tap m3 ${TAP}`, `tap m1 ${TAP}`]],
    ["captured", [`tap first ${TAP}`, `tap second ${TAP}`]],
    ["on", [`tap on ${TAP}`]],
    ["off", []],
    ["far label", [`tap far ${TAP}`]],
  ];
  for (const [press, heard] of cases) {
    await page.getByText(press, { exact: true }).click({ force: true });
    expect(await calls()).toEqual(heard);
  }
  await page.getByText("told").click();
  expect((await calls()).map((call) => JSON.parse(call))).toEqual([
    {
      ...{ type: "tap", target: "word", at: "told", mark: { shelf: "3" }, touches: 1 },
      ...{ dataset: { userId: 7, deep: { a: 1 } }, isPlaced: true },
    },
  ]);
  expect(await page.locator('[data-user-id="7"]').count()).toBe(1);
  await page.getByText("held").hover();
  await page.mouse.down();
  const heard = await calls(1);
  await page.mouse.up();
  expect([...heard, ...(await calls())]).toEqual([`longpress held ${TAP}`]);
  await page.getByRole("button", { name: "on", exact: true }).press("Enter");
  await page.getByRole("button", { name: "spoken" }).click();
  expect(await calls()).toEqual([`tap on ${TAP}`, `tap spoken ${TAP}`]);
});

story("touches, WXS, hidden, hover and texts", async () => {
  const opened = await open("presses");
  const { page, calls, sees } = opened;
  await drag(opened, page.locator("#touched"), 5, 0);
  const touches = await calls();
  expect([touches[0], touches[1], touches.at(-1)]).toEqual([
    ...["touchstart 1 1", "touchmove 1 1", "touchend 0 1"],
  ]);
  await drag(opened, page.locator("#dragged"), 50, 0);
  expect((await calls()).at(-1)).toBe("wxs 50");
  expect(await page.locator("#dragged").getAttribute("style")).toContain("translateX(50px)");
  expect(await page.locator("#gone").isVisible()).toBe(true);
  await run(opened, "grow()");
  await page.locator("#dragged.changed").waitFor();
  expect(await page.locator("#gone").isVisible()).toBe(false);
  expect(await page.locator("#decoded").textContent()).toBe("1 < 2");
  await page.locator("#plain").hover();
  await page.mouse.down();
  await page.locator("#plain.pressed").waitFor();
  await page.mouse.up();
  await page.locator("#plain:not(.pressed)").waitFor();
  await page.locator("#odd").click();
  await sees('not emulated: button open-type="noSuchThing"');
  await page.locator("#go").click();
  await page.locator("#rich").waitFor();
});

story("input and textarea", async () => {
  const { page, calls } = await open("fields");
  const name = page.getByPlaceholder("Name");
  await name.click();
  await page.keyboard.type("xx");
  await page.keyboard.press("Enter");
  expect((await calls()).filter((call) => !call.startsWith("linechange"))).toEqual([
    'focus name {"value":"","height":0}',
    'input name {"value":"x","cursor":1,"keyCode":120}',
    'input name {"value":"xx","cursor":2,"keyCode":120}',
    'confirm name {"value":"yy"}',
    'blur name {"value":"yy","cursor":2}',
  ]);
  expect(await name.inputValue()).toBe("yy");
  expect(await page.locator("#echo").textContent()).toBe("yy");
  const color = `getComputedStyle(document.querySelector("#name"), "::placeholder").color`;
  expect(await page.evaluate(color)).toBe("rgb(255, 0, 0)");
  await page.getByPlaceholder("Count").pressSequentially("1a2345");
  expect((await calls()).map((call) => call.split(" ").slice(0, 2).join(" "))).toEqual([
    "input count",
    "input count",
    "input count",
  ]);
  expect(await page.getByPlaceholder("Count").inputValue()).toBe("123");
  await page.getByPlaceholder("Words").fill("l1\nl2");
  const heard = await calls();
  expect(heard.filter((call) => call.startsWith("input"))).toHaveLength(1);
  expect(heard.some((call) => /^linechange words .*"lineCount":2/.test(call))).toBe(true);
});

story("a form and what one chooses in it", async () => {
  const { page, calls } = await open("fields");
  await page.getByPlaceholder("Name").fill("Anna");
  await calls();
  await page.getByRole("switch").click();
  await page.getByLabel("box a").check();
  await page.getByText("two", { exact: true }).click();
  await page.getByRole("slider", { name: "loud" }).fill("70");
  expect(await calls()).toEqual([
    'blur name {"value":"Anna","cursor":4}',
    'change sw {"value":true}',
    'change boxes {"value":["a","b"]}',
    'change radios {"value":"2"}',
    'changing loud {"value":70}',
    'change loud {"value":70}',
  ]);
  expect(await page.getByRole("radio", { name: "one" }).isChecked()).toBe(false);
  await page.getByRole("button", { name: "Send" }).click();
  const values = {
    ...{ name: "Anna", count: "", words: "", sw: true, boxes: ["a", "b"], radios: "2" },
    ...{ loud: 70, own: "own value" },
  };
  const [sent = ""] = await calls();
  expect(JSON.parse(sent.replace("submit form ", ""))).toMatchObject({ value: values });
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByRole("button", { name: "Send" }).click();
  const cleared = (await calls()).find((call) => call.startsWith("submit")) ?? "";
  expect(JSON.parse(cleared.replace("submit form ", ""))).toMatchObject({
    value: { name: "", sw: false, boxes: [], radios: "", loud: 0 },
  });
});

type Pick = { opener: string; options: string[]; press: string; heard: string[] };
const PICKS: Pick[] = [
  { opener: "pick one", options: ["tin"], press: "确定", heard: ['change one {"value":"2"}'] },
  { opener: "pick one", options: [], press: "取消", heard: ["cancel one {}"] },
  {
    ...{ opener: "pick two", options: ["ware", "tray"], press: "确定" },
    heard: [
      'columnchange two {"column":0,"value":1}',
      'columnchange two {"column":1,"value":2}',
      'change two {"value":[1,2]}',
    ],
  },
  {
    ...{ opener: "pick day", options: ["2027年", "05月", "20日"], press: "确定" },
    heard: ['change day {"value":"2027-05-20"}'],
  },
  {
    ...{ opener: "pick month", options: ["2026年", "02月"], press: "确定" },
    heard: ['change month {"value":"2026-02"}'],
  },
  {
    ...{ opener: "pick time", options: ["08时"], press: "确定" },
    heard: ['change time {"value":"08:35"}'],
  },
  {
    ...{ opener: "pick place", options: ["上海市", "上海市", "徐汇区"], press: "确定" },
    heard: [
      'change place {"value":["上海市","上海市","徐汇区"],"code":["310000","310100","310104"],"postcode":""}',
    ],
  },
];

story("pickers", async () => {
  const { page, calls } = await open("pickers");
  for (const { opener, options, press, heard } of PICKS) {
    await page.getByText(opener).click();
    for (const [column, option] of options.entries()) {
      const list = page.getByRole("listbox").nth(column);
      await list.getByRole("option", { name: option, exact: true }).click();
    }
    await page.getByRole("button", { name: press }).click();
    expect(await calls()).toEqual(heard);
  }
  await page.getByText("y4", { exact: true }).click();
  expect(await calls(3)).toEqual([
    ...["pickstart wheels {}", "pickend wheels {}", 'change wheels {"value":[4,1]}'],
  ]);
});

story("scroll-view", async () => {
  const opened = await open("scrolls");
  const { page, calls, passes } = opened;
  const list = page.locator("#list");
  await list.evaluate((element) => element.scrollTo(0, 2000));
  await passes(100);
  expect(await run(opened, "last")).toMatchObject({
    scrollTop: 800,
    scrollHeight: 900,
    deltaY: -800,
  });
  await list.evaluate((element) => element.scrollTo(0, 790));
  await passes(50);
  await list.evaluate((element) => element.scrollTo(0, 0));
  expect(await calls(2)).toEqual([
    ...['scrolltolower list {"direction":"bottom"}', 'scrolltoupper list {"direction":"top"}'],
  ]);
  await drag(opened, list, 0, 60);
  expect(await calls(1)).toEqual(['refresherabort list {"dy":0}']);
  await drag(opened, list, 0, 160);
  expect(await calls(2)).toEqual([
    ...['refresherrefresh list {"dy":45}', 'refresherrestore list {"dy":0}'],
  ]);
  await run(opened, 'setData({ shown: "row10" })');
  await passes(100);
  expect(await list.evaluate((element) => element.scrollTop)).toBe(300);
});

story("swiper and movable-view", async () => {
  const opened = await open("scrolls");
  const { page, calls } = opened;
  const change = (current: number, source: string) =>
    ["change", "animationfinish"].map((type) => {
      const detail = { current, currentItemId: `id-${"abc"[current]}`, source };
      return `${type} slides ${JSON.stringify(detail)}`;
    });
  await drag(opened, page.locator("#slides"), -200, 0);
  expect(await calls(2)).toEqual(change(1, "touch"));
  await run(opened, "setData({ slide: 2 })");
  expect(await calls(2)).toEqual(change(2, ""));
  await drag(opened, page.locator("#slides"), -200, 0);
  expect((await calls()).filter((call) => call.startsWith("change"))).toEqual([]);
  await run(opened, "setData({ isRound: true })");
  await drag(opened, page.locator("#slides"), -200, 0);
  expect(await calls(2)).toEqual(change(0, "touch"));
  await drag(opened, page.locator("#stone"), 500, 10);
  expect((await calls()).at(-1)).toBe('change stone {"source":"touch","isPlaced":true}');
  expect(await page.locator("#stone").getAttribute("style")).toContain("translate(160px, 15px)");
});

story("what only shows", async () => {
  const opened = await open("shows");
  const { page, calls, sees, passes } = opened;
  expect([...(await calls(2))].sort()).toEqual([
    'error missing {"errMsg":"GET /no/such.png failed"}',
    'load picture {"width":1,"height":1}',
  ]);
  expect(await page.title()).toBe("From meta");
  expect(await page.locator("page").getAttribute("style")).toContain("rgb(250, 250, 250)");
  expect(await page.locator("#plain").boundingBox()).toMatchObject({ width: 320, height: 240 });
  expect(await page.getByRole("img", { name: "a dot" }).boundingBox()).toMatchObject({
    height: 100,
  });
  expect(await page.locator("#rich").innerHTML()).toBe('<p style="color: red">hi<a>l</a></p>');
  expect(await page.locator("#nodes").innerHTML()).toBe('<b class="fat">1 &lt; 2</b>');
  expect(await page.getByRole("progressbar", { name: "half" }).getAttribute("value")).toBe("50");
  await page.getByRole("button", { name: "shop" }).click();
  await page.getByText("portal").click();
  await run(opened, "setData({ isOpen: true })");
  await passes(400);
  await sees("in the sheet");
  await page.mouse.click(100, 200);
  await passes(400);
  await run(opened, "move()");
  expect(await calls(5)).toEqual([
    ...[
      'markertap map {"markerId":4}',
      `tap portal ${TAP}`,
      "enter sheet {}",
      "afterleave sheet {}",
    ],
    "transitionend moved {}",
  ]);
  await sees("live-player: not emulated (rtmp://x)");
});

/** The goals on a quiet machine. Measured there: 200 ms until a thousand rows are painted, and no long task. */
const CREATE_MS_MAX = 600;
const LONG_TASK_MS_MAX = 100;
/** The same number of plain elements takes so long on a quiet machine; a busy one is forgiven as much as it is slower. */
const PLAIN_MS = 100;
const TRIES = 6;

const PLAIN = `(async () => {
  const startMs = performance.now();
  const box = document.createElement("div");
  for (let row = 0; row < 1000; row += 1) {
    const line = document.createElement("p");
    for (let part = 0; part < 8; part += 1) {
      line.append(Object.assign(document.createElement("i"), { textContent: "part " + part }));
    }
    box.append(line);
  }
  document.querySelector("page").append(box);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const tookMs = performance.now() - startMs;
  box.remove();
  return tookMs;
})()`;
const CREATE = `(async () => {
  getCurrentPages().at(-1).fill(0);
  await new Promise((done) => setTimeout(done, 100));
  const startMs = performance.now();
  getCurrentPages().at(-1).fill(1000);
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - startMs;
})()`;
const SCROLL = `(async () => {
  const long = [];
  const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((one) => one.duration)));
  observer.observe({ type: "longtask" });
  let scroller = document.querySelector("page");
  while (!/auto|scroll/.test(getComputedStyle(scroller).overflowY)) scroller = scroller.parentElement;
  scroller.scrollTop = 0;
  for (let step = 0; step < 60; step += 1) {
    scroller.scrollTop += 900;
    await new Promise((done) => requestAnimationFrame(done));
  }
  await new Promise((done) => setTimeout(done, 100));
  observer.disconnect();
  return Math.max(0, ...long);
})()`;

story("a thousand rows come fast, and scrolling them costs no long task", async () => {
  const { page } = await open("rows");
  const ask = (script: string) => async () => Number(await page.evaluate(script));
  expect(await bestMs(ask(PLAIN), ask(CREATE), CREATE_MS_MAX)).toBeLessThan(CREATE_MS_MAX);
  expect(await page.locator(".row").count()).toBe(1_000);
  expect(await bestMs(ask(PLAIN), ask(SCROLL), LONG_TASK_MS_MAX)).toBeLessThan(LONG_TASK_MS_MAX);
});

/** As a quiet machine would have taken; tries again only while the goal is missed. */
async function bestMs(
  plain: () => Promise<number>,
  measure: () => Promise<number>,
  goalMs: number,
): Promise<number> {
  let best = Infinity;
  for (let tries = 0; tries < TRIES && best >= goalMs; tries += 1) {
    const busy = Math.max(1, (await plain()) / PLAIN_MS);
    best = Math.min(best, (await measure()) / busy);
  }
  return best;
}
