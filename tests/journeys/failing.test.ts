import type { Control } from "#scripts/stack/control.ts";
import { done, person, staff } from "#tests/e2e/stack.ts";
import {
  answerSheet,
  buyNow,
  hasAddress,
  orderIdOf,
  payInSheet,
  TEA,
} from "#tests/journeys/buying.ts";
import { type Phone, until } from "#tests/journeys/phone.ts";
import { journey, withShop } from "#tests/journeys/shop.ts";

/** Goal: whatever goes wrong is said in a sentence, with a way on that works. */
const shop = withShop();
const PROMOTER = "tea-promoter-001";
const PRODUCT = `pages/product/product?productId=${TEA.productId}`;
const SKU = `${TEA.productId}-250`;
const JOURNEY_MS = 120_000;

const byStaff = (name: string, event: object) => done(shop().control.call(name, staff, event));
const none = (phone: Phone) => expect(phone.complaints).toEqual([]);

/** Somebody with an address, in the checkout with one packet of tea. */
async function atCheckout(openid: string): Promise<Phone> {
  const { control, phoneOf } = shop();
  await hasAddress(control, openid);
  const phone = await phoneOf(openid);
  await phone.go(PRODUCT);
  await phone.press("暂不同意");
  await buyNow(phone);
  await phone.sees(/文二路/);
  return phone;
}

/** The next page of the mini program, as a tap on it would open it. */
const goOn = (phone: Phone, url: string, way = "navigateTo") =>
  phone.page.evaluate(`void wx.${way}({ url: ${JSON.stringify(url)} }).catch(() => 0)`);

const OFFLINE: readonly (readonly [string, "switchTab" | "navigateTo", RegExp])[] = [
  ["/pages/category/category", "switchTab", /西湖龙井/],
  ["/pages/cart/cart", "switchTab", /购物车还是空的/],
  ["/pages/product/product?productId=longjing", "navigateTo", /一芽一叶/],
  ["/trade/orders/orders", "navigateTo", /这里还没有订单/],
  ["/promote/wallet/wallet", "navigateTo", /提现记录/],
  ["/pages/index/index", "reLaunch" as "switchTab", /西湖龙井/],
];

journey(
  "no network: each page says so, and its button brings the page when the network is back",
  async () => {
    const phone = await shop().phoneOf(PROMOTER);
    await phone.go("pages/me/me");
    await phone.sees("我的订单");
    const { page } = phone;
    for (const [url, way, content] of OFFLINE) {
      await page.context().setOffline(true);
      await goOn(phone, url, way);
      await phone.sees(/^(网络不太好，请检查网络后|等得有点久，请)再试一次$/);
      await page.context().setOffline(false);
      await phone.tap("再试一次");
      await phone.sees(content);
    }
    // The browser itself complains of each request that it could not send, and of pictures whose address nobody told it.
    const own = phone.complaints.filter(
      (each) => !/ERR_INTERNET_DISCONNECTED|ERR_UNKNOWN_URL_SCHEME|Failed to fetch/.test(each),
    );
    expect(own).toEqual([]);
  },
  JOURNEY_MS,
);

journey(
  "nothing there: unknown goods, goods that are not on sale, another's order, empty cart and orders",
  async () => {
    const phone = await shop().phoneOf("journey-nobody");
    await phone.go("pages/product/product?productId=nothing");
    await phone.press("暂不同意");
    await phone.sees("这件商品现在不卖了");
    await phone.press("去首页看看");
    await phone.sees(/西湖龙井/);
    await byStaff("catalogue", { action: "setSale", productIds: ["moli"], sale: null });
    await phone.go("pages/product/product?productId=moli");
    await phone.sees("这件商品现在不卖了");
    await phone.go("trade/order/order?orderId=TEA000000000000001");
    await phone.sees("没有这个订单，请核对订单号。");
    await phone.go("pages/cart/cart");
    await phone.press("去逛逛");
    await phone.sees(/西湖龙井/);
    await phone.go("trade/orders/orders");
    await phone.sees("这里还没有订单");
    await phone.press("去逛逛");
    await phone.sees(/西湖龙井/);
    none(phone);
  },
  JOURNEY_MS,
);

journey(
  "during the checkout: the price rises, then the goods sell out",
  async () => {
    const phone = await atCheckout("journey-late");
    await phone.reads(/¥178\.00/);
    await setPrice(shop().control, 18_800);
    await phone.press("提交订单");
    await phone.sees("价格有变动");
    await phone.press("按新价格下单");
    await answerSheet(phone, "取消");
    await phone.sees("订单详情");
    await phone.sees("待付款");
    await phone.reads(/¥188\.00/);
    await setPrice(shop().control, 17_800);

    const other = await atCheckout("journey-later");
    await count("none-left", "none");
    await other.press("提交订单");
    await other.sees(/库存不足/);
    await other.sees("已售罄");
    await count("again-there", "plenty");
    expect([...phone.complaints, ...other.complaints]).toEqual([]);
  },
  JOURNEY_MS,
);

type Known = Readonly<Record<string, unknown>> & {
  readonly _id: string;
  readonly rev: number;
  readonly skus: readonly { readonly sku: string }[];
};

/** The warehouse is counted: nothing is left but what was promised before, or there is plenty. */
async function count(key: string, left: "none" | "plenty"): Promise<void> {
  const { places } = await byStaff("stock", { action: "show", sku: SKU });
  const known = places as readonly { readonly place: string; readonly held: number }[];
  const held = known.find(({ place }) => place === "")?.held ?? 0;
  await byStaff("stock", {
    ...{ action: "count", key: `journey-${key}`, place: "", reason: "盘点" },
    lines: [{ sku: SKU, onHand: left === "none" ? held : held + 200 }],
  });
}

async function setPrice(control: Control, priceFen: number): Promise<void> {
  const asked = { action: "product", productId: TEA.productId };
  const product = await done(control.call("catalogue", staff, asked));
  const { _id, rev, createdAtMs: _c, changedAtMs: _h, ...known } = product as Known;
  const skus = known.skus.map((one) => (one.sku === SKU ? { ...one, priceFen } : one));
  await byStaff("catalogue", {
    ...{ action: "saveProduct", rev },
    product: { productId: _id, ...known, skus },
  });
}

journey(
  "during the checkout: the coupon is used elsewhere",
  async () => {
    const { control, phoneOf } = shop();
    const openid = "journey-coupon";
    await hasAddress(control, openid);
    const { campaigns } = await done(
      control.call("checkout", person(openid), { action: "coupons" }),
    );
    const [campaign] = campaigns as { campaignId: string }[];
    const taken = { campaignId: campaign?.campaignId, couponId: "journeycoupon0001" };
    await done(control.call("checkout", person(openid), { action: "takeCoupon", ...taken }));
    const phone = await phoneOf(openid);
    await phone.go(PRODUCT);
    await phone.press("暂不同意");
    await buyNow(phone);
    await phone.reads(/[−–-]¥17\.80/);
    const event = {
      ...{ items: [{ sku: SKU, quantity: 1 }], delivery: { kind: "express", addressId: "home" } },
      couponId: taken.couponId,
    };
    const quoted = await done(
      control.call("checkout", person(openid), { action: "quote", ...event }),
    );
    const { totalFen } = quoted["amounts"] as { totalFen: number };
    const order = { orderId: "JOURNEYCOUPON0001", fromCart: false, expectedFen: totalFen };
    await done(control.call("checkout", person(openid), { action: "place", ...event, ...order }));
    await phone.press("提交订单");
    await phone.sees(/这张优惠券现在不能用|价格有变动/);
    none(phone);
  },
  JOURNEY_MS,
);

journey(
  "paying is cancelled, then fails, and then goes through; two taps make one order",
  async () => {
    const { control } = shop();
    const phone = await atCheckout("journey-payer");
    const button = phone.page.locator("button").filter({ hasText: "提交订单", visible: true });
    await button.dblclick();
    await answerSheet(phone, "取消");
    await phone.sees("待付款");
    const orderId = orderIdOf(phone);
    await phone.press("去付款");
    await answerSheet(phone, "当作支付失败");
    // The page asks the shop for some seconds whether the money came all the same.
    await until(async () => {
      const sheet = phone.page.getByRole("dialog", { name: "微信支付" });
      if (await sheet.isVisible()) return true; // It came later than it was looked for.
      await phone.press("去付款");
      return sheet.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      );
    });
    await payInSheet(phone);
    const list = { action: "list", tab: "all" };
    const { purchases } = await done(control.call("purchase", person("journey-payer"), list));
    expect(purchases).toMatchObject([{ orderId, state: "paid" }]);
    const { orders } = await control.get(`/control/wechat/orders?q=${orderId}`);
    expect(orders).toHaveLength(1);
    none(phone);
  },
  JOURNEY_MS,
);

journey(
  "codes and pages that lead nowhere open the shop; a banned promoter's code binds nobody",
  async () => {
    const { control, phoneOf } = shop();
    const phone = await phoneOf("journey-lost");
    await phone.go("pages/index/index?scene=nonsense", { scene: 1047 });
    await phone.press("同意");
    await phone.sees(/西湖龙井/);
    none(phone);

    const banned = "tea-promoter-004";
    const { code } = await done(control.call("qrcode", person(banned), { action: "issue" }));
    await byStaff("commission", { action: "ban", promoterId: banned, reason: "刷单" });
    await phone.go(`pages/index/index?scene=${code}`, { scene: 1047 });
    await phone.sees(/西湖龙井/);
    await phone.go("account/recommender/recommender");
    await phone.sees("没有人推荐，你是品牌自己的顾客");
    none(phone);

    const own = await phoneOf(banned);
    await own.go("promote/center/center");
    await own.sees(/停止推广/);
    none(own);

    await phone.go("pages/none/none");
    await phone.sees(/西湖龙井/); // The phone complains of the address; the person sees the shop.
  },
  JOURNEY_MS,
);

journey(
  "no promoter: pages of promoters say so and show how to become one",
  async () => {
    const phone = await shop().phoneOf("journey-no-promoter");
    await phone.go("promote/center/center");
    await phone.press("成为推广员");
    await phone.sees("免费申请");
    for (const name of ["wallet", "poster", "fans", "shares", "share", "shop", "withdraw"]) {
      await phone.go(`promote/${name}/${name}`);
      await phone.sees(/推广员/);
    }
    await phone.go("desk/desk/desk");
    await phone.sees("你还不是门店的店员");
    none(phone);
  },
  JOURNEY_MS,
);

journey(
  "recommendation switched off: the code that was opened earns nothing",
  async () => {
    const { control, phoneOf } = shop();
    const { code } = await done(control.call("qrcode", person(PROMOTER), { action: "issue" }));
    const phone = await phoneOf("journey-private");
    await hasAddress(control, "journey-private");
    await phone.go(`pages/index/index?scene=${code}`, { scene: 1047 });
    await phone.press("同意");
    await phone.losesSight("隐私提示");
    // Opening another page from outside would break off what tells the shop of the code.
    const touched = { _id: "journey-private", "touches.0.promoterNumber": { $gt: 0 } };
    await until(async () => {
      const find = { collection: "fans", query: touched };
      return (await control.post("/control/data/find", find))["total"] === 1;
    });
    await phone.go("account/recommender/recommender");
    await phone.sees(/推广员 \d+ 号/);
    await phone.part("t-switch__body").tap();
    await phone.sees("没有人推荐，你是品牌自己的顾客");
    await phone.go(PRODUCT);
    await buyNow(phone);
    await phone.press("提交订单");
    const orderId = await payInSheet(phone);
    const { commissions } = await byStaff("order", { action: "show", orderId });
    expect(commissions).toEqual([]);
    none(phone);
  },
  JOURNEY_MS,
);
