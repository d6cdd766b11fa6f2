import type { FunctionReply } from "#scripts/stack/control.ts";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NOTICE_VERSION } from "#core/account/inventory.ts";
import { aStore } from "#core/shop/testing/store.ts";
import { DAY_MS } from "#core/time.ts";
import { DEMO_KEY, DEMO_STAFF, DEMO_STAFF_TWO } from "#scripts/stack/environment.ts";
import { codeOf, joinChain, publish, scan } from "#tests/e2e/brand.ts";
import { EVERY_ACTION } from "#tests/e2e/everyAction.ts";
import { done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";
import { openTeaShop, SKU } from "#tests/e2e/teaShop.ts";

/**
 * Goal: no secret, no openid and no phone number of others reaches a client. Every action of every function is called by
 * a buyer, a promoter, a store's keeper and somebody new, about their own things and about others', and every reply is
 * read through, refusals too.
 */
const stack = withStack();

type Who = { readonly openid: string; readonly name: string; readonly phone: string };
const someone = (n: number, name: string): Who => ({
  ...{ openid: `oSecret${n}ofWeChat`, name: `${name}秘密`, phone: `1391111000${n}` },
});
const PROMOTER = someone(1, "安");
const BUYER = someone(2, "白");
const OTHER_PROMOTER = someone(3, "陈");
const OTHER_BUYER = someone(4, "丁");
const KEEPER = someone(5, "方");
const NEWCOMER = someone(6, "高");
const PEOPLE = [PROMOTER, BUYER, OTHER_PROMOTER, OTHER_BUYER, KEEPER, NEWCOMER];
const CALLERS = { BUYER, PROMOTER, KEEPER, NEWCOMER };
const DETAIL = "无人知晓的路 7 号";
const STORE = "S1";
const OWN = {
  sent: "REPLIESOWNSENT0001",
  underWay: "REPLIESOWNWAY00001",
  back: "REPLIESOWNBACK0001",
  pickup: "REPLIESOWNPICK0001",
};
const OTHERS = { sent: "REPLIESOTHSENT0001", pickup: "REPLIESOTHPICK0001" };
const AFTER_SALES = "REPLIESAFTERSALE01";

let nowMs = START_MS;
const call = (who: object, name: string, action: string, fields: object = {}) =>
  stack().control.call(name, who as never, { action, ...fields });
const by = ({ openid }: Who, name: string, action: string, fields: object = {}) =>
  done(call(person(openid), name, action, fields));

async function buy(who: Who, orderId: string, delivery: object): Promise<void> {
  const items = [{ sku: SKU, quantity: 2 }];
  const expectedFen = "storeId" in delivery ? 20_000 : 20_800;
  await by(who, "checkout", "place", { orderId, items, delivery, expectedFen });
  await by(who, "order", "pay", { orderId });
  await stack().control.post("/control/wechat/pay", { outTradeNo: orderId });
}

async function ship(orderId: string): Promise<void> {
  const way = { carrier: "SF", trackingNumber: `SF${orderId}` };
  const parcel = { orderId, parcelId: "P1", ...way, lines: [{ line: 0, quantity: 2 }] };
  await done(call(staff, "purchase", "ship", parcel));
}

beforeAll(async () => {
  const { control } = stack();
  await publish(control, { id: "p", rates: [{ distance: 1, rateBp: 1_000 }] });
  await joinChain(control, [PROMOTER.openid]);
  await joinChain(control, [OTHER_PROMOTER.openid]);
  await joinChain(control, [KEEPER.openid]);
  await openTeaShop(control, 100);
  const { name, phone, region, address, latitude, longitude, hours } = aStore(STORE);
  const place = { name, phone, region, address, latitude, longitude, hours };
  const store = {
    action: "save",
    storeId: STORE,
    rev: 0,
    ...place,
    picksUp: true,
    delivers: false,
  };
  await done(control.call("store", staff, store));
  const post = { promoterId: KEEPER.openid, store: STORE, staff: true };
  await done(call(staff, "commission", "appoint", post));
  await done(
    call(staff, "stock", "receive", {
      ...{ key: "store-delivery", place: STORE, lines: [{ sku: SKU, quantity: 20 }], note: "补货" },
    }),
  );
  for (const [fan, promoter] of [
    [BUYER, PROMOTER],
    [OTHER_BUYER, OTHER_PROMOTER],
  ] as const) {
    await scan(control, fan.openid, await codeOf(control, promoter.openid));
    const at = { region: "330106", province: "浙江省", city: "杭州市", district: "西湖区" };
    const { name, phone } = fan;
    const address = { id: "home", name, phone, ...at, detail: DETAIL, isDefault: true };
    await by(fan, "checkout", "saveAddress", { address });
  }
  const express = { kind: "express" };
  const pickupBy = ({ name, phone }: Who) => ({ kind: "pickup", storeId: STORE, name, phone });
  await buy(BUYER, OWN.sent, express);
  await buy(BUYER, OWN.back, express);
  await buy(BUYER, OWN.pickup, pickupBy(BUYER));
  await buy(OTHER_BUYER, OTHERS.sent, express);
  await buy(OTHER_BUYER, OTHERS.pickup, pickupBy(OTHER_BUYER));
  for (const orderId of [OWN.sent, OTHERS.sent]) await ship(orderId);
  await by(BUYER, "aftersales", "ask", {
    ...{ orderId: OWN.back, id: AFTER_SALES, kind: "refund", reason: "not_wanted" },
    lines: [{ line: 0, quantity: 1 }],
  });
  await by(BUYER, "purchase", "receive", { orderId: OWN.sent });
  await by(OTHER_BUYER, "purchase", "receive", { orderId: OTHERS.sent });
  nowMs += 30 * DAY_MS;
  await control.post("/control/clock", { advanceToMs: nowMs });
  await buy(BUYER, OWN.underWay, express);
  await ship(OWN.underWay);
  for (const promoter of [PROMOTER, OTHER_PROMOTER]) {
    const { availableFen } = await by(promoter, "withdraw", "show");
    expect(availableFen).toBeGreaterThan(500);
    const withdrawalId = `W${promoter.phone}`;
    await by(promoter, "withdraw", "request", { withdrawalId, amountFen: 500 });
  }
}, 120_000);

const card = { name: "张三", idNumber: "11010519491231002X", consent: true };
const anyAddress = {
  ...{ id: "new", name: "某人", phone: "13900000099", region: "330106", isDefault: true },
  ...{ province: "浙江省", city: "杭州市", district: "西湖区", detail: DETAIL },
};
const invoice = { kind: "person", title: "个人", email: "a@example.com" };
/** One that is placed here, and not paid. */
const PLACED = "REPLIESPLACED0001";
const orders = [...Object.values(OWN), ...Object.values(OTHERS), PLACED].map((orderId) => ({
  orderId,
}));
const withdrawals = PEOPLE.map(({ phone }) => ({ withdrawalId: `W${phone}` }));
const items = [{ sku: SKU, quantity: 1 }];
const lines = [{ line: 0, quantity: 1 }];

/** What each action that a person may call is asked, besides nothing at all. Of what is left out nothing is needed. */
const ASKED: Readonly<Record<string, Readonly<Record<string, readonly object[]>>>> = {
  account: {
    agree: [{ version: NOTICE_VERSION }],
    setRecommendation: [{ isOn: false }, { isOn: true }],
    close: [{ phrase: "确认注销" }],
  },
  aftersales: {
    options: orders,
    ask: [
      {
        orderId: OWN.pickup,
        id: "REPLIESAFTERSALE02",
        kind: "refund",
        reason: "not_wanted",
        lines,
      },
    ],
    withdraw: [{ orderId: OWN.back, id: AFTER_SALES }],
    sendBack: [{ orderId: OWN.back, id: AFTER_SALES, carrier: "SF", trackingNumber: "SF99999999" }],
    confirmExchange: [{ orderId: OWN.back, id: AFTER_SALES }],
    show: [
      { orderId: OWN.back, id: AFTER_SALES },
      { orderId: OTHERS.sent, id: AFTER_SALES },
    ],
  },
  catalogue: { show: [{ productId: "tea" }], list: [{}, { search: "茶" }] },
  checkout: {
    setCartItem: [{ sku: SKU, quantity: 2 }],
    chooseCartItems: [{ skus: [SKU] }],
    saveAddress: [{ address: anyAddress }],
    removeAddress: [{ addressId: "new" }],
    takeCoupon: [{ campaignId: "none", couponId: "none" }],
    quote: [
      { items, delivery: { kind: "express" } },
      { items, delivery: { kind: "pickup", storeId: STORE } },
    ],
    place: [{ orderId: PLACED, items, delivery: { kind: "express" }, expectedFen: 10_800 }],
  },
  commission: { plan: [{}] },
  content: {
    forwarded: [{ materialId: "none" }],
    posterData: [{}, { productId: "tea" }],
    saveMyShop: [{ name: "我的店", slogan: "", backgroundId: null, logoId: null, featured: [] }],
    visit: [{ number: 1 }, { number: 2 }, { number: 99 }],
    readNotice: [{ noticeId: "plan:p@1" }],
  },
  message: {
    ask: ["express", "pickup", "afterSales", "wallet"].map((at) => ({ at })),
    answer: [{ answerId: "a1", results: { paid: "accept" } }],
  },
  order: {
    pay: orders,
    checkPayment: orders,
    confirmReceipt: orders,
    show: orders,
    explain: orders,
    explainBonus: [{ bonusId: "none", period: "2026-03" }],
  },
  plans: { version: [{ planId: "p", version: 1 }], policy: [{ planId: "p", version: 1 }] },
  promoter: {
    fans: [{}, { bound: "now" }, { bought: true }],
    shares: [{}, { kind: "bonuses" }, ...orders],
    ranking: [{}, { period: "week", by: "fans" }, { period: "lastMonth" }],
  },
  purchase: {
    list: [{}, { tab: "afterSales" }],
    show: orders,
    cancel: orders,
    receive: orders,
    remindShipping: orders,
    track: orders.map((one) => ({ ...one, parcelId: "P1" })),
    askInvoice: orders.map((one) => ({ ...one, invoice })),
    setAddress: orders.map((one) => ({ ...one, addressId: "home" })),
  },
  qrcode: { scan: [{ code: "v1none" }], issue: [{}, { channel: "海报" }], picture: [{}] },
  store: {
    list: [{}, { latitude: 30.2, longitude: 120.1 }],
    show: [{ storeId: STORE }],
    pickups: [{ storeId: STORE }, { storeId: STORE, day: "2026-03-01" }],
    find: [{ storeId: STORE, code: "0000000000" }],
    redeem: [{ storeId: STORE, orderId: OWN.pickup, code: "0000000000" }],
  },
  tax: { submitIdentity: [card], year: [{ year: "2026" }] },
  withdraw: {
    request: [{ withdrawalId: "W9", amountFen: 100 }],
    quote: [{}, { amountFen: 300 }],
    refresh: withdrawals,
    cancel: withdrawals,
    statement: [{ month: "2026-03" }],
    receipt: withdrawals,
  },
};
/** What nobody here is ever granted, and why its yes is read elsewhere. */
const NEVER_GRANTED: Readonly<Record<string, string>> = {
  "aftersales.sendBack": "the case asks for money only",
  "aftersales.confirmExchange": "the case is no exchange",
  "checkout.takeCoupon": "the shop has no coupons",
  "content.forwarded": "the shop has no materials",
  "content.readNotice": "the shop has no notices",
  "order.create": "carts of outside shops are sealed",
  "order.confirmReceipt": "it is for outside shops' orders",
  "order.explainBonus": "the plan has no bonus",
  "store.redeem": "the code of an order is the buyer's",
  "store.find": "the code of an order is the buyer's",
  "tax.forgetIdentity": "a withdrawal is open",
  "withdraw.refresh": "nothing is sent yet",
};

const secretsOf = (): readonly string[] => {
  const keys = readdirSync(join(stack().dataFolder, "wechat"))
    .filter((file) => /key/.test(file))
    .map((file) => readFileSync(join(stack().dataFolder, "wechat", file), "utf8").trim());
  return [DEMO_KEY, DEMO_STAFF, DEMO_STAFF_TWO, card.idNumber, ...keys];
};

/** What a reply says that its reader must not know. */
function leaksIn(reply: FunctionReply, { openid }: Who): readonly string[] {
  const text = JSON.stringify(reply);
  const others = PEOPLE.filter((one) => one.openid !== openid);
  const personal = others.flatMap((one) => [one.openid, one.phone, one.name]);
  return [...personal, ...secretsOf()].filter((secret) => text.includes(secret));
}

const granted = new Set<string>();
const everyCall = Object.entries(EVERY_ACTION).flatMap(([name, actions]) =>
  [...actions.keys()].map((action): [string, string] => [name, action]),
);

it.each(everyCall)("%s.%s tells nobody what is another's", async (name, action) => {
  const code = await codeOf(stack().control, OTHER_PROMOTER.openid);
  const scanned = `${name}.${action}` === "qrcode.scan" ? [{ code }] : [];
  const asked = [{}, ...scanned, ...(ASKED[name]?.[action] ?? [])];
  for (const [as, who] of Object.entries(CALLERS)) {
    for (const fields of asked) {
      const reply = await call(person(who.openid), name, action, fields);
      if (reply.ok) granted.add(`${name}.${action}`);
      expect([as, fields, leaksIn(reply, who)]).toEqual([as, fields, []]);
    }
  }
});

it("was granted whatever a person may do at all", () => {
  const forPersons = everyCall
    .map(([name, action]) => `${name}.${action}`)
    .filter((call) => !isForStaff(call));
  const never = forPersons.filter((call) => !granted.has(call));
  expect(never.sort()).toEqual(Object.keys(NEVER_GRANTED).sort());
});

/** As the functions themselves say it, in the words that open each action's line. */
function isForStaff(call: string): boolean {
  const [name = "", action = ""] = call.split(".");
  const source = readFileSync(`functions/${name}/actions.ts`, "utf8");
  const opened = new RegExp(`\\["${action}",\\s*(for\\w+)\\(`).exec(source)?.[1];
  return opened !== "forPerson" && opened !== "forEither";
}
