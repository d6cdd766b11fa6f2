import { mkdtempSync, mkdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { MINUTE_MS } from "#core/time.ts";
import type { Control } from "#scripts/stack/control.ts";
import { startMiniProgram } from "#scripts/stack/miniProgram.ts";
import { startStack } from "#scripts/stack/start.ts";
import { PHONES } from "#scripts/teahouse/cast.ts";
import { seedTeahouse } from "#scripts/teahouse/seed.ts";

/** Draws the pictures of the main journeys into docs/screens, from a shop of its own: `npx tsx scripts/screens.ts`. */
const FOLDER = "docs/screens";
const SIZE = { days: 31, promoters: 8, fans: 30, orders: 50 };
const BYTES_MAX = 60 * 1_024;
const QUALITIES = [82, 70, 58, 45];
const BUYER = "screens-buyer";
const [PROMOTER, KEEPER] = ["tea-promoter-001", "tea-promoter-002"];
const [SENT, TO_COLLECT] = ["SCREENS0000000001", "SCREENS0000000002"];

type Shot = { readonly name: string; readonly who: string; readonly path: string };
const SHOTS: readonly Shot[] = [
  { name: "home", who: BUYER, path: "pages/index/index" },
  { name: "product", who: BUYER, path: "pages/product/product?productId=longjing" },
  { name: "checkout", who: BUYER, path: "trade/checkout/checkout?sku=longjing-100&count=1" },
  { name: "paid", who: BUYER, path: `trade/paid/paid?orderId=${SENT}` },
  { name: "order", who: BUYER, path: `trade/order/order?orderId=${SENT}` },
  { name: "center", who: PROMOTER, path: "promote/center/center" },
  { name: "poster", who: PROMOTER, path: "promote/poster/poster?productId=longjing" },
  { name: "shares", who: PROMOTER, path: "promote/shares/shares" },
  {
    name: "share-detail",
    who: PROMOTER,
    path: `promote/share-detail/share-detail?orderId=${SENT}`,
  },
  { name: "wallet", who: PROMOTER, path: "promote/wallet/wallet" },
  { name: "withdraw", who: PROMOTER, path: "promote/withdraw/withdraw" },
  { name: "desk", who: KEEPER, path: "desk/desk/desk" },
];

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "fenrun-screens-"));
  const dataFolder = join(folder, "data");
  await seedTeahouse(dataFolder, { seed: 2026, nowMs: Date.now(), size: SIZE });
  const stack = await startStack({ dataFolder, durability: "off" });
  const phones = await startMiniProgram({ server: stack.url, port: 0, people: PHONES, folder });
  const executablePath = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  const browser = await chromium.launch({ executablePath, args: ["--headless", "--no-sandbox"] });
  try {
    await haveOrders(stack.control);
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    });
    for (const shot of SHOTS) await take(context, phones.url, shot);
  } finally {
    await browser.close();
    await phones.stop();
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A fan of the promoter with an address and two paid orders: one to be sent, one that waits in a store. */
async function haveOrders(control: Control): Promise<void> {
  const call = async (who: { openid: string }, name: string, event: object) => {
    const reply = await control.call(name, who, event);
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    return reply.data as Record<string, unknown>;
  };
  const buyer = { openid: BUYER };
  const notice = (await call(buyer, "account", { action: "mine" }))["notice"] as {
    version: number;
  };
  await call(buyer, "account", { action: "agree", version: notice.version });
  const { code } = await call({ openid: PROMOTER }, "qrcode", { action: "issue" });
  await call(buyer, "qrcode", { action: "scan", code });
  const address = {
    ...{ id: "home", name: "林晓", phone: "13812345678", region: "330106", isDefault: true },
    ...{ province: "浙江省", city: "杭州市", district: "西湖区", detail: "文二路 391 号" },
  };
  await call(buyer, "checkout", { action: "saveAddress", address });
  const collected = { kind: "pickup", storeId: "hz-wulin", name: "林晓", phone: "13812345678" };
  const buy = async (orderId: string, sku: string, delivery: object) => {
    const wish = { items: [{ sku, quantity: 1 }], delivery, couponId: null };
    const quote = await call(buyer, "checkout", { action: "quote", ...wish });
    const { totalFen: expectedFen } = quote["amounts"] as { totalFen: number };
    await call(buyer, "checkout", {
      action: "place",
      ...wish,
      orderId,
      fromCart: false,
      expectedFen,
    });
    await call(buyer, "order", { action: "pay", orderId });
    await control.post("/control/wechat/pay", { outTradeNo: orderId });
  };
  await buy(SENT, "longjing-100", { kind: "express", addressId: "home" });
  await buy(TO_COLLECT, "dahongpao-8", collected);
}

/** Opens a page and keeps it as the best JPEG that is small enough. */
async function take(
  context: BrowserContext,
  url: string,
  { name, who, path }: Shot,
): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${url}/phone?${new URLSearchParams({ who, path })}`);
  await settled(page);
  mkdirSync(FOLDER, { recursive: true });
  const file = `${FOLDER}/${name}.jpg`;
  for (const quality of QUALITIES) {
    await page.screenshot({ path: file, type: "jpeg", quality });
    if (statSync(file).size <= BYTES_MAX) break;
  }
  console.log(`${file} ${Math.round(statSync(file).size / 1_024)} KB`);
  await page.close();
}

/** Until the page has read what it shows, and its pictures are there. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(`getCurrentPages().at(-1)?.data.state === "ready"`, undefined, {
    timeout: MINUTE_MS,
  });
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(600);
}

void main();
