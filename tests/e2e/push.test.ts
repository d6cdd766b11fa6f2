import { fen } from "#core/money.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { MINUTE_MS } from "#core/time.ts";
import { notice, order } from "#tests/e2e/brand.ts";
import { done, person, staff, START_MS, withStack } from "#tests/e2e/stack.ts";

/**
 * Goal: WeChat learns what staff ship; a buyer confirms receipt in WeChat, and the purchase and its money follow; nobody
 * else can make them follow.
 */
const stack = withStack();
const control = () => stack().control;

const BUYER = "o_li";
const zero = fen(0);
const aPurchase = (_id: string): Purchase => ({
  ...{ _id, rev: 1, buyerId: BUYER, state: "paid", createdAtMs: START_MS },
  ...{ stateAtMs: START_MS, expiresAtMs: START_MS + 30 * MINUTE_MS },
  lines: [
    {
      ...{ sku: "tea-1", productId: "tea", title: "春茶", values: [], picture: null, quantity: 1 },
      ...{ gift: false, priceFen: fen(9_900), tierOffFen: zero, reductionOffFen: zero },
      ...{ couponOffFen: zero, paidFen: fen(9_900), weightGrams: 100 },
    },
  ],
  amounts: {
    ...{ goodsFen: fen(9_900), tierOffFen: zero, reductionOffFen: zero, couponOffFen: zero },
    ...{ freightFen: zero, totalFen: fen(9_900) },
  },
  ...{ couponId: null, storeId: null, place: "", note: "", staffNotes: [], parcels: [] },
  delivery: {
    kind: "express",
    address: {
      ...{ name: "李雷", phone: "13800001234", region: "330106", detail: "文一路 1 号" },
      ...{ province: "浙江省", city: "杭州市", district: "西湖区" },
    },
  },
  ...{ invoice: null, afterSales: [], paidAtMs: START_MS, receivedAtMs: null, cancelled: null },
  ...{ tasks: [], dueAtMs: null, asksStaff: false },
});

const save = (collection: string, document: object) =>
  control().post("/control/data/save", { collection, document });
async function read(collection: string, _id: string): Promise<Record<string, unknown>> {
  const { documents } = await control().post("/control/data/find", { collection, query: { _id } });
  return (documents as Record<string, unknown>[])[0] ?? {};
}
const asStaff = (event: object) => control().call("purchase", staff, event);
/** An order of our own shop that a buyer paid and staff shipped. */
async function shippedOrder(orderId: string): Promise<void> {
  await order(control(), orderId, BUYER, 9_900);
  await save("orders", { ...(await read("orders", orderId)), fromShop: true });
  await save("purchases", aPurchase(orderId));
  expect(await notice(control(), orderId, BUYER, 9_900)).toMatchObject({ errcode: 0 });
  const parcel = { parcelId: `${orderId}p1`, carrier: "YTO", trackingNumber: "YT10000001" };
  await done(asStaff({ action: "ship", orderId, ...parcel }));
  expect(await read("purchases", orderId)).toMatchObject({ state: "shipped", tasks: [] });
}
/** What WeChat knows of an order's shipping. */
async function toldOf(orderId: string): Promise<object | undefined> {
  const { shipments } = await control().get(`/control/wechat/shipping?q=${orderId}`);
  return (shipments as object[])[0];
}
const stateOf = async (orderId: string) => (await read("purchases", orderId))["state"];
const factsOf = async (orderId: string) =>
  ((await read("cases", orderId))["facts"] as { key: string; atMs?: number }[]).map(
    ({ key }) => key,
  );
const now = async () => Number((await control().get("/control/health"))["nowMs"]);
async function advance(ms: number): Promise<void> {
  await control().post("/control/clock", { advanceToMs: (await now()) + ms });
}

it("follows WeChat's word that the buyer has his goods, once", async () => {
  const orderId = "pushA00000000000001";
  await shippedOrder(orderId);
  await advance(MINUTE_MS);
  expect(await toldOf(orderId)).toMatchObject({ order_state: 2 });
  expect(await stateOf(orderId)).toBe("shipped"); // WeChat told that it was shipped: nothing follows.
  const receivedAtMs = await now();
  await control().post("/control/wechat/shipping/confirm", { outTradeNo: orderId });
  expect(await stateOf(orderId)).toBe("shipped");
  await advance(MINUTE_MS);
  expect(await read("purchases", orderId)).toMatchObject({
    ...{ state: "received", receivedAtMs, tasks: [] },
  });
  expect(await factsOf(orderId)).toContain("received");
  const { rev } = await read("purchases", orderId);
  const again = { Event: "trade_manage_order_settlement", merchant_trade_no: orderId };
  const pushed = await control().post("/control/wechat/push", { message: again });
  expect(pushed).toMatchObject({ delivered: true, tries: 1 });
  expect(await read("purchases", orderId)).toMatchObject({ rev });
});

it("tells WeChat a number that was put right, and buyers where the parcel is", async () => {
  const orderId = "pushD00000000000001";
  await shippedOrder(orderId);
  const [parcelId, trackingNumber] = [`${orderId}p1`, "YT10000002"];
  const shipping = { shipping_list: [{ tracking_no: "YT10000001", express_company: "YTO" }] };
  expect(await toldOf(orderId)).toMatchObject({ shipping });
  const right = { orderId, parcelId, carrier: "ZTO", trackingNumber };
  await done(asStaff({ action: "correctParcel", ...right }));
  expect(await toldOf(orderId)).toMatchObject({
    shipping: { shipping_list: [{ tracking_no: trackingNumber, express_company: "ZTO" }] },
  });
  const track = () =>
    done(control().call("purchase", person(BUYER), { action: "track", orderId, parcelId }));
  await control().post("/control/wechat/shipping/track", {
    ...{ carrier: "ZTO", trackingNumber, state: "underway", text: "已到杭州" },
  });
  expect(await track()).toMatchObject({
    ...{ state: "underway", places: [{ text: "已到杭州" }], message: null },
  });
});

it("believes no event that WeChat itself does not confirm", async () => {
  const orderId = "pushB00000000000001";
  await shippedOrder(orderId);
  const confirm_receive_time = Math.floor((await now()) / 1_000);
  const message = {
    ...{ Event: "trade_manage_order_settlement", merchant_trade_no: orderId },
    ...{ confirm_receive_method: 2, confirm_receive_time },
  };
  const pushed = await control().post("/control/wechat/push", { message });
  expect(pushed).toMatchObject({ delivered: true });
  expect(await stateOf(orderId)).toBe("shipped");
  expect(await factsOf(orderId)).not.toContain("received");
});

it("takes nothing from a person, who cannot even call it", async () => {
  const orderId = "pushC00000000000001";
  await shippedOrder(orderId);
  await control().post("/control/wechat/shipping/confirm", { outTradeNo: orderId });
  const event = {
    ...{ MsgType: "event", Event: "trade_manage_order_settlement" },
    ...{ FromUserName: "platform", merchant_trade_no: orderId },
  };
  // The control door asks no function rules: this is what a rule that was set wrong would let through.
  expect(await control().call("push", person(BUYER), event)).toBe("refused");
  expect(await stateOf(orderId)).toBe("shipped");
  const tried = await control().post("/control/rules/try", {
    ...{ kind: "function", name: "push", identity: { openid: BUYER } },
  });
  expect(tried).toMatchObject({ allowed: false });
});
