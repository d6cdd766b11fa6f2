import { existsSync } from "node:fs";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type FrameLocator,
  type Page,
} from "playwright-core";
import type { MiniProgram } from "../../api.ts";
import { startTestServer, type TestServer } from "../../testServer.ts";
import { openMiniProgram } from "../server.ts";

const EXECUTABLE = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const FLAGS = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];
const PATIENCE_MS = 60_000;
/** The toasts of a phone, which may be gone again before anybody looks. */
const SAID_IN_PASSING = `globalThis.saidInPassing = [];
  new MutationObserver((changes) => {
    for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      const toast = node.shadowRoot?.querySelector(".phone-toast");
      if (toast) saidInPassing.push(toast.textContent);
    }
  }).observe(document, { childList: true, subtree: true });`;

const hasChromium = existsSync(EXECUTABLE);
/** `describe` where there is a browser; else the phones are left out, and it is said loudly. */
export const onPhones = hasChromium ? describe : describe.skip;
if (!hasChromium) {
  process.stderr.write(`\n*** SKIPPED: phones in the browser: no ${EXECUTABLE} here ***\n\n`);
}

/** What phones talk to: who calls, a pay order, codes. */
const FUNCTIONS = {
  who: {
    code: `
const cloud = require("wx-server-sdk");
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async () => {
  const { OPENID, SOURCE } = cloud.getWXContext();
  return { openid: OPENID, source: SOURCE };
};`,
  },
  broken: { code: `exports.main = async () => { throw new Error("boom"); };` },
  pay: {
    code: `
const cloud = require("wx-server-sdk");
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async (event) => {
  if (event.returnCode) return { errcode: 0 };
  const { payment } = await cloud.cloudPay.unifiedOrder({
    envId: "local-env", functionName: "pay", subMchId: "1900000001", body: "一盒茶叶",
    outTradeNo: event.no, totalFee: event.fee, spbillCreateIp: "127.0.0.1", nonceStr: "n", tradeType: "JSAPI",
  });
  return payment;
};`,
  },
  code: {
    code: `
const cloud = require("wx-server-sdk");
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ scene, page }) => {
  const { buffer } = await cloud.openapi.wxacode.getUnlimited({ scene, page, checkPath: false, width: 280 });
  return { picture: buffer.toString("base64") };
};`,
  },
  ship: {
    code: `
const cloud = require("wx-server-sdk");
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ no, mchid }) => cloud.openapi.wxa.sec.order.uploadShippingInfo({
  orderKey: { orderNumberType: 1, mchid, outTradeNo: no }, logisticsType: 4, deliveryMode: 1,
  shippingList: [{ itemDesc: "茶叶" }], uploadTime: new Date().toISOString(),
  payer: { openid: cloud.getWXContext().OPENID },
});`,
  },
  phone: {
    code: `
const cloud = require("wx-server-sdk");
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV });
exports.main = async ({ code }) => (await cloud.openapi.phonenumber.getPhoneNumber({ code })).phoneInfo;`,
  },
};

export const ANNA = { openid: "oAnna", name: "安娜", note: "买东西的人" };
export const BEN = { openid: "oBen", name: "阿本", note: "推广员" };

export interface CallsStage {
  readonly server: TestServer;
  readonly app: MiniProgram;
  /** The page with the phones, on which they lie. */
  table(o?: { search?: string; isNarrow?: boolean }): Promise<Page>;
  /** One phone alone. */
  phone(who: string, more?: string): Promise<Page>;
  /** Closes all that was opened since the last time. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** A cloudbase-local, a server of the fixture `calls`, and a browser. */
export async function openCallsStage(): Promise<CallsStage> {
  const server = await startTestServer({
    functions: Object.fromEntries(
      // The first use of an SDK takes its time where many tests run at once.
      Object.entries(FUNCTIONS).map(([name, code]) => [name, { ...code, timeout: 60 }]),
    ),
    files: {
      "database-rules.json": JSON.stringify({
        notes: { read: "auth.openid == doc._openid", write: "auth.openid == doc._openid" },
      }),
    },
  });
  await server.admin({
    ...{ action: "database.createCollection", env: "local-env", collectionName: "notes" },
  });
  const app = await openMiniProgram({
    ...{ project: "local/miniProgram/fixtures/calls", server: server.url, people: [ANNA, BEN] },
  });
  const browser: Browser = await chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  const contexts: BrowserContext[] = [];
  async function open(path: string, isNarrow: boolean): Promise<Page> {
    const viewport = isNarrow ? { width: 390, height: 844 } : { width: 1280, height: 800 };
    const context = await browser.newContext({ viewport });
    contexts.push(context);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await context.addInitScript(SAID_IN_PASSING);
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(app.url + path);
    return page;
  }
  return {
    ...{ server, app },
    table: ({ search = "", isNarrow = false } = {}) => open(`/${search}`, isNarrow),
    phone: async (who, more = "") => {
      const page = await open(`/phone?who=${who}${more}`, true);
      await page.waitForFunction("typeof wx === 'object' && getCurrentPages().length > 0");
      return page;
    },
    async leave() {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
    },
    async close() {
      await browser.close();
      await app.close();
      await server.close();
    },
  };
}

/** Calls `wx.name(options)` as a page would. → its result, or what it failed with. */
export function wx(
  page: Page,
  name: string,
  options: object = {},
): Promise<Record<string, unknown>> {
  const code = `(async () => {
    try { return { ...(await wx.${name}(${JSON.stringify(options)})) }; }
    catch (error) { return { ...error }; }
  })()`;
  return page.evaluate(code);
}

/** Runs an expression in the phone. */
export function run<T>(page: Page, code: string): Promise<T> {
  return page.evaluate(`(async () => ${code})()`);
}

/** Presses a button of the sheet or dialog in front, which may still be on its way. */
export async function press(page: Page | FrameLocator, name: string): Promise<void> {
  await page.locator(".phone-layer").getByRole("button", { name, exact: true }).last().click();
}

/** Presses a button of the mini program's page. */
export async function tap(page: Page | FrameLocator, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).first().click();
}
