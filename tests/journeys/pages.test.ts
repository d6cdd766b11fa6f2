import { readFileSync } from "node:fs";
import { done, person, staff } from "#tests/e2e/stack.ts";
import { hasAddress } from "#tests/journeys/buying.ts";
import type { Look, Phone } from "#tests/journeys/phone.ts";
import { until } from "#tests/journeys/phone.ts";
import { journey, withShop } from "#tests/journeys/shop.ts";

/** Goal: no page of the mini program is broken, for whoever opens it and however his phone is set. */
const shop = withShop();
const PROMOTER = "tea-promoter-001";
const app = JSON.parse(readFileSync("miniprogram/app.json", "utf8")) as {
  readonly pages: readonly string[];
  readonly subPackages: readonly { readonly root: string; readonly pages: readonly string[] }[];
};
const PAGES = [
  ...app.pages,
  ...app.subPackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
];
const [SENT, TO_COLLECT] = ["JOURNEYPAGES00001", "JOURNEYPAGES00002"];
const CASE = "journeypagescase1";
const QUERIES: Readonly<Record<string, string>> = {
  "pages/product/product": "productId=gaiwan",
  "trade/checkout/checkout": "sku=gaiwan-plain&count=2",
  "trade/paid/paid": `orderId=${SENT}`,
  "trade/order/order": `orderId=${SENT}`,
  "trade/track/track": `orderId=${SENT}`,
  "trade/aftersales/aftersales": `orderId=${TO_COLLECT}`,
  "trade/case/case": `orderId=${SENT}&id=${CASE}`,
  "trade/pickup/pickup": `orderId=${TO_COLLECT}`,
  "promote/visit/visit": "number=1",
  "promote/share-detail/share-detail": "orderId=none",
  "promote/withdrawal/withdrawal": "id=none",
  "promote/poster/poster": "productId=longjing",
};
/** Where whoever is no promoter is led instead. */
const JOIN = "promote/join/join";
/** What a person must never read. */
const NONSENSE = /undefined|\bNaN\b|\[object|\{\{|\bnull\b/;
const CHINESE = /\p{Script=Han}/u;
/** Their titles are names that the brand gave. */
const NAMED = ["pages/index/index", "pages/product/product", "promote/visit/visit"];

/** The promoter also buys: an order that was sent, with a case, and one that waits in a store. */
async function hasBought(): Promise<void> {
  const { control } = shop();
  const call = (who: object, name: string, event: object) =>
    done(control.call(name, who as never, event));
  const own = person(PROMOTER);
  await hasAddress(control, PROMOTER);
  const buy = async (orderId: string, delivery: object) => {
    const items = [{ sku: "tieguanyin-250", quantity: 1 }];
    const wish = { items, delivery, couponId: null };
    const quote = await call(own, "checkout", { action: "quote", ...wish });
    const { totalFen: expectedFen } = quote["amounts"] as { totalFen: number };
    const order = { orderId, fromCart: false, expectedFen };
    await call(own, "checkout", { action: "place", ...wish, ...order });
    await call(own, "order", { action: "pay", orderId });
    await control.post("/control/wechat/pay", { outTradeNo: orderId });
  };
  await buy(SENT, { kind: "express", addressId: "home" });
  const store = { storeId: "hz-wulin", name: "林晓", phone: "13812345678" };
  await buy(TO_COLLECT, { kind: "pickup", ...store });
  const parcel = { parcelId: "1", carrier: "SF", trackingNumber: "SF1234567890123" };
  await until(async () => {
    const sent = { action: "ship", orderId: SENT, ...parcel };
    return (await control.call("purchase", staff, sent)).ok;
  });
  const ask = { orderId: SENT, id: CASE, kind: "return", reason: "broken", text: "碎了" };
  const lines = [{ line: 0, quantity: 1 }];
  await call(own, "aftersales", { action: "ask", ...ask, lines });
}

const hasLoaded = (page: Phone["page"]): Promise<boolean> =>
  page.evaluate<boolean>(`getCurrentPages().at(-1).data.state !== "loading"`);

/** What is wrong with a page once it has read what it shows. */
async function faultsOf(phone: Phone, path: string, isEnglish: boolean): Promise<string[]> {
  const { page, complaints } = phone;
  const query = QUERIES[path];
  const url = `/${path}${query === undefined ? "" : `?${query}`}`;
  const said = complaints.length;
  const faults: string[] = [];
  await page.evaluate(`void wx.reLaunch({ url: ${JSON.stringify(url)} })`);
  await page
    .waitForFunction(`${JSON.stringify([path, JOIN])}.includes(getCurrentPages().at(-1)?.route)`)
    .catch(async () => {
      const led = await page.evaluate("getCurrentPages().at(-1)?.route");
      faults.push(`leads to ${String(led)}`);
    });
  if (path === "trade/stores/stores") {
    const refusal = phone.text("拒绝"); // WeChat asks once whether the shop may know where one is.
    await until(async () => (await refusal.count()) > 0 || (await hasLoaded(page)));
    if ((await refusal.count()) > 0) await refusal.tap();
  }
  await until(() => hasLoaded(page)).catch(() => faults.push("never loads"));
  await page.waitForTimeout(150); // What comes after the page itself.
  const shown = (await page.evaluate(`(() => {
    const page = [...document.querySelectorAll(".mp-page")].find((one) => !one.hidden);
    const scroll = page.querySelector(".mp-scroll");
    return {
      title: document.querySelector(".mp-title").textContent,
      text: page.innerText,
      wide: scroll.scrollWidth - scroll.clientWidth,
      bar: [...document.querySelectorAll(".mp-error")].map((bar) => (bar.remove(), bar.textContent)).join(),
    };
  })()`)) as { title: string; text: string; wide: number; bar: string };
  if (shown.title.trim() === "") faults.push("no title");
  if (isEnglish && !NAMED.includes(path) && CHINESE.test(shown.title)) faults.push(shown.title);
  if (shown.text.trim() === "") faults.push("nothing to read");
  const nonsense = NONSENSE.exec(shown.text);
  if (nonsense !== null) faults.push(`says ${nonsense[0]}`);
  if (shown.wide > 0) faults.push(`${shown.wide} px too wide`);
  if (shown.bar !== "") faults.push(`red bar: ${shown.bar.slice(0, 200)}`);
  faults.push(...complaints.slice(said).map((each) => each.slice(0, 200)));
  return faults.map((what) => `${path}: ${what}`);
}

const LOOKS: readonly (readonly [string, string, Look])[] = [
  ["a promoter, light", PROMOTER, {}],
  [
    "a promoter, dark, in English, in the largest text",
    PROMOTER,
    { isDark: true, isEnglish: true, isLarge: true },
  ],
  ["a new buyer, dark", "journey-new", { isDark: true }],
];

for (const [who, openid, look] of LOOKS) {
  journey(
    `every page, opened by ${who}`,
    async () => {
      if (look === LOOKS[0]?.[2]) await hasBought();
      const phone = await shop().phoneOf(openid, look);
      await phone.go("account/settings/settings");
      await phone.part("page").first().waitFor();
      const faults: string[] = [];
      for (const path of PAGES)
        faults.push(...(await faultsOf(phone, path, look.isEnglish === true)));
      expect(faults).toEqual([]);
    },
    300_000,
  );
}
