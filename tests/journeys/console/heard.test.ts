import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import type { CDPSession, Page, Request } from "playwright-core";
import { withDesk } from "#tests/journeys/console/desk.ts";
import { journey } from "#tests/journeys/shop.ts";

/**
 * Goal: whoever hears the console, or has no mouse, can work with it: Chromium's own accessibility tree knows a name of
 * all that can be used, and dialogs keep the focus and give it back.
 */
const desk = withDesk();
jest.setTimeout(240_000);

/** The paths of all screens, from the tables that the menu is made of. */
const AREAS = "console/pages";
const paths = readdirSync(AREAS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => [
    ...readFileSync(`${AREAS}/${name}/screens.ts`, "utf8").matchAll(/path: "([^"]+)"/g),
  ])
  .map(([, path = ""]) => path);
const isPlace = (path: string): boolean => path.includes(":");
const matches = (path: string, hash: string): boolean =>
  new RegExp(`^#${path.replace(/:\w+/g, "[^/?]+")}(\\?|$)`).test(hash);

/** What can be used, as Chromium tells it to a screen reader. */
const USED = new Set([
  ...["textbox", "searchbox", "spinbutton", "combobox", "listbox", "option"],
  ...["button", "link", "checkbox", "radio", "switch", "tab", "menuitem", "dialog"],
]);
/** What TDesign writes into a field that nobody gave a text: it names nothing. */
const NO_NAME = /^(请输入|请选择|请选择日期|请选择时间)?$/;

type Node = {
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly backendDOMNodeId?: number;
};

async function nameless(cdp: CDPSession): Promise<string[]> {
  const { nodes } = (await cdp.send("Accessibility.getFullAXTree")) as { nodes: Node[] };
  const bad = nodes.filter(
    ({ ignored, role, name }) =>
      !ignored && USED.has(role?.value ?? "") && NO_NAME.test(name?.value?.trim() ?? ""),
  );
  return Promise.all(
    bad.map(async ({ role, backendDOMNodeId = 0 }) => {
      const told = await cdp
        .send("DOM.getOuterHTML", { backendNodeId: backendDOMNodeId })
        .catch(() => ({ outerHTML: "gone" }));
      return `${role?.value}: ${told.outerHTML.slice(0, 120)}`;
    }),
  );
}

const QUIET_MS = 120;
const QUIET_MOST_MS = 8_000;

/** Waits until a page has asked for nothing for a moment. */
function quietOf(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  let lastMs = 0;
  page.on("request", (request) => asked.add(request));
  const isOver = (request: Request) => {
    asked.delete(request);
    lastMs = Date.now();
  };
  page.on("requestfinished", isOver);
  page.on("requestfailed", isOver);
  return async () => {
    const sinceMs = (lastMs = Date.now());
    const isBusy = () => asked.size > 0 || Date.now() - lastMs < QUIET_MS;
    while (isBusy() && Date.now() - sinceMs < QUIET_MOST_MS) await wait(QUIET_MS / 4);
  };
}

journey("all that can be used on every screen has a name, and each has one title", async () => {
  const { page } = await desk().signIn("owner");
  const cdp = await page.context().newCDPSession(page);
  const quiet = quietOf(page);
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
  const wrong: string[] = [];
  const opened: string[] = [];
  const links = new Map<string, string>();
  const open = async (path: string, hash: string) => {
    await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
    await page.locator("main h1").first().waitFor();
    await quiet();
    opened.push(path);
    for (const bad of await nameless(cdp)) wrong.push(`${path}: ${bad}`);
    const titles = await page.locator("h1").count();
    if (titles !== 1) wrong.push(`${path}: ${titles} titles`);
    const found = await page
      .locator('main a[href^="#/"]')
      .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? ""));
    for (const to of found) {
      const of = paths.find((one) => isPlace(one) && matches(one, to));
      if (of !== undefined && !links.has(of)) links.set(of, to);
    }
  };
  for (const path of paths.filter((one) => !isPlace(one))) await open(path, `#${path}`);
  for (const [path, to] of [...links]) await open(path, to);
  // Lists whose rows are no links lead on by a click.
  for (const path of paths.filter((one) => isPlace(one) && !links.has(one))) {
    await page.evaluate(`location.hash = ${JSON.stringify(path.replace(/\/:.*/, ""))}`);
    await quiet();
    const cell = page.locator("main .can-open tbody td").nth(1);
    if (!(await cell.isVisible())) continue;
    await cell.click({ position: { x: 2, y: 2 } });
    await quiet();
    const hash = new URL(page.url()).hash;
    if (matches(path, hash)) await open(path, hash);
  }
  expect(wrong).toEqual([]);
  expect(opened.length).toBeGreaterThan(paths.length * 0.8);
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "中文" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
});

/** What stands open on top, what it is called, and whether the focus is in it. */
const onTop = (page: Page) =>
  page.evaluate(`(() => {
    const layer = [...document.querySelectorAll('[role="dialog"][aria-modal="true"]')].at(-1);
    const title = document.getElementById(layer?.getAttribute("aria-labelledby"));
    const isInside = layer?.contains(document.activeElement) ?? false;
    return { title: title?.textContent ?? null, isInside };
  })()`);
const TABS = 30;

const LAYERS = [
  ["a dialog", "/staff", "邀请员工"],
  ["a drawer", "/materials", "新建素材"],
] as const;

journey.each(LAYERS)("%s keeps the focus and gives it back", async (_what, path, title) => {
  const seat = await desk().signIn("owner");
  const { page } = seat;
  await seat.go(path);
  const opener = page.getByRole("button", { name: title });
  await opener.press("Enter");
  const layer = page.getByRole("dialog", { name: title });
  await layer.waitFor();
  await layer.locator("input:focus, textarea:focus").waitFor();
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let times = 0; times < TABS; times++) {
      await page.keyboard.press(key);
      expect({ times, ...((await onTop(page)) as object) }).toEqual({
        times,
        title,
        isInside: true,
      });
    }
  }
  expect(await nameless(await page.context().newCDPSession(page))).toEqual([]);
  await page.keyboard.press("Escape");
  await layer.waitFor({ state: "detached" });
  expect(await opener.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true);
});

journey("a question over a drawer has the focus until it is answered", async () => {
  const seat = await desk().signIn("owner");
  const { page } = seat;
  await seat.go("/materials");
  await seat.press("新建素材");
  await page.getByRole("dialog", { name: "新建素材" }).locator("textarea:focus").waitFor();
  await page.keyboard.type("tea");
  await page.evaluate("history.back()");
  const title = "有修改还没有保存";
  const question = page.getByRole("dialog", { name: title });
  await question.waitFor();
  await page.waitForFunction("document.activeElement.closest('.t-dialog__ctx') !== null");
  for (let times = 0; times < TABS; times++) {
    await page.keyboard.press("Tab");
    expect(await onTop(page)).toEqual({ title, isInside: true });
  }
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "detached" });
  await page.keyboard.press("Tab");
  expect(await onTop(page)).toEqual({ title: "新建素材", isInside: true });
});

journey("tabs and choices can be used by keys", async () => {
  const seat = await desk().signIn("owner");
  const { page } = seat;
  await seat.go("/orders");
  await page.getByRole("tab", { name: "全部" }).press("ArrowRight");
  await page.keyboard.press("Enter");
  await page.getByRole("tab", { name: "待付款", selected: true }).waitFor();
  await seat.go("/shares");
  const choice = page.getByRole("combobox", { name: "状态" });
  await choice.click();
  await page.getByRole("option", { name: "待结算" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.locator("[role=combobox][aria-activedescendant]").waitFor();
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/shares\?/);
});

journey(
  "what changes many times is looked at once a frame, and named by its last change",
  async () => {
    const { page } = await desk().signIn("owner");
    await page.locator(".today .figure-value").first().waitFor();
    const seen = await page.evaluate(`(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const field = document.body.appendChild(document.createElement("input"));
    await frame();
    await frame();
    let looks = 0;
    const all = document.querySelectorAll;
    document.querySelectorAll = (what) => {
      if (what.includes("textarea")) looks += 1;
      return all.call(document, what);
    };
    const names = [];
    for (const last of ["one", "two"]) {
      await frame();
      for (let times = 0; times < 20; times++) {
        field.placeholder = times === 19 ? last : String(times);
        await Promise.resolve();
      }
      await frame();
      await frame();
      names.push(field.getAttribute("aria-label"));
    }
    document.querySelectorAll = all;
    field.remove();
    return { names, isSeldom: looks <= 6 };
  })()`);
    expect(seen).toEqual({ names: ["one", "two"], isSeldom: true });
  },
);
