/** Goal: an order goes from payment to settlement as WeChat's documents say, over kills, and whoever is told hears it. */
import { DEV_MERCHANT } from "../v3/devKeys.ts";
import { aParcel, OPENID, openShippingStage, type ShippingStage } from "./testing/shippingStage.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const { mchid } = DEV_MERCHANT;
const name = (no: string) => ({ merchant_id: mchid, merchant_trade_no: no });

let stage: ShippingStage;
beforeEach(() => (stage = openShippingStage()));
afterEach(() => stage.close());

it("goes from payment over shipping and receipt to settlement, and pushes what is documented", async () => {
  const { pay, upload, order, advance, pushed, control } = stage;
  await pay("order001");
  expect(await order("order001")).toMatchObject({
    ...{ order_state: 1, openid: OPENID, paid_amount: 9_900, shipping: {}, in_complaint: false },
    ...{ pay_time: 1_772_337_600, merchant_trade_no: "order001", merchant_id: mchid },
  });
  await advance(MINUTE_MS);
  expect(await upload("order001")).toBe(0);
  await advance(MINUTE_MS);
  expect(await order("order001")).toMatchObject({
    ...{ order_state: 2, description: "春茶*1" },
    shipping: {
      ...{ delivery_mode: 1, logistics_type: 1, finish_shipping: true, finish_shipping_count: 1 },
      shipping_list: [{ tracking_no: "YT1", express_company: "YTO", goods_desc: "春茶*1" }],
    },
  });
  expect(await control("shipping/confirm", { outTradeNo: "order001" })).toMatchObject({
    receivedAtMs: 1_772_337_720_000,
  });
  expect(await order("order001")).toMatchObject({ order_state: 3 });
  await advance(MINUTE_MS);
  expect(await order("order001")).toMatchObject({ order_state: 4 });
  const head = {
    ...{ MsgType: "event", Event: "trade_manage_order_settlement", FromUserName: "platform" },
    ...{ merchant_id: mchid, merchant_trade_no: "order001", sub_merchant_id: "" },
    ...{ pay_time: 1_772_337_600, shipped_time: 1_772_337_660 },
  };
  expect(pushed).toMatchObject([
    { ...head, CreateTime: 1_772_337_660, estimated_settlement_time: 1_773_201_720 },
    {
      ...{ ...head, CreateTime: 1_772_337_780, confirm_receive_method: 2 },
      ...{ confirm_receive_time: 1_772_337_720, settlement_time: 1_772_337_780 },
    },
  ]);
  expect(await control("shipping")).toMatchObject({ total: 1, shipments: [{ order_state: 4 }] });
});

it.each([
  ["express", 1, 10],
  ["local", 2, 2],
  ["virtual", 3, 2],
  ["pickup", 4, 2],
])("confirms %s by itself after its days", async (_, logistics_type, days) => {
  const { pay, upload, order, advance, pushed } = stage;
  await pay("order001");
  expect(await upload("order001", { logistics_type })).toBe(0);
  await advance(days * DAY_MS - 1);
  expect(await order("order001")).toMatchObject({ order_state: 2 });
  await advance(1);
  expect(await order("order001")).toMatchObject({ order_state: 3 });
  await advance(MINUTE_MS);
  expect(pushed.at(-1)).toMatchObject({ confirm_receive_method: 1 });
});

it("ships parcels one after the other, and is shipped with the last", async () => {
  const { pay, upload, order, advance, pushed } = stage;
  await pay("order001");
  const split = (count: number, is_all_delivered: boolean) => ({
    ...{ delivery_mode: 2, is_all_delivered },
    shipping_list: Array.from({ length: count }, (_, n) => aParcel(`YT${n}`)),
  });
  expect(await upload("order001", split(1, false))).toBe(0);
  await advance(20 * DAY_MS);
  expect(await order("order001")).toMatchObject({
    ...{ order_state: 1, shipping: { finish_shipping: false, finish_shipping_count: 0 } },
  });
  expect(pushed).toEqual([]);
  expect(await upload("order001", split(15, true))).toBe(0);
  await advance(1_000);
  expect(await order("order001")).toMatchObject({ order_state: 2 });
  expect(pushed).toHaveLength(1);
});

it("may be shipped anew once, and counts from there", async () => {
  const { pay, upload, order, advance, pushed } = stage;
  await pay("order001");
  expect(await upload("order001")).toBe(0);
  await advance(9 * DAY_MS);
  expect(await upload("order001")).toBe(10060023); // The same words are no news.
  expect(await upload("order001", { shipping_list: [aParcel("YT2")] })).toBe(0);
  await advance(9 * DAY_MS);
  expect(await order("order001")).toMatchObject({
    ...{ order_state: 2, shipping: { finish_shipping_count: 2 } },
  });
  expect(await upload("order001", { shipping_list: [aParcel("YT3")] })).toBe(10060003);
  await advance(2 * DAY_MS);
  expect(await order("order001")).toMatchObject({ order_state: 4 });
  expect(pushed).toHaveLength(3);
  expect(await upload("order001", { shipping_list: [aParcel("YT4")] })).toBe(10060004);
});

it("counts another way of shipping as shipping anew, even before the end", async () => {
  const { pay, upload, advance } = stage;
  await pay("order001");
  const split = { delivery_mode: 2, is_all_delivered: false };
  expect(await upload("order001", split)).toBe(0);
  await advance(1_000);
  expect(await upload("order001")).toBe(0);
  await advance(1_000);
  expect(await upload("order001", split)).toBe(10060003);
});

it.each<[number, object]>([
  [10060001, { order_key: { order_number_type: 1, mchid, out_trade_no: "order002" } }],
  [10060001, { order_key: { order_number_type: 1, mchid: "1", out_trade_no: "order001" } }],
  [10060001, { order_key: { order_number_type: 2, transaction_id: "4200" } }],
  [10060031, { payer: { openid: "o_wang" } }],
  [10060014, { payer: {} }],
  [268485194, { order_key: undefined }],
  [268485194, { order_key: { order_number_type: 3 } }],
  [268485195, { order_key: { order_number_type: 2 } }],
  [268485196, { order_key: { order_number_type: 1, out_trade_no: "order001" } }],
  [268485197, { order_key: { order_number_type: 1, mchid } }],
  [10060005, { logistics_type: 5 }],
  [10060005, { logistics_type: undefined }],
  [268485224, { delivery_mode: 3 }],
  [10060006, { logistics_type: 4, delivery_mode: 2, is_all_delivered: true }],
  [10060007, { delivery_mode: 2 }],
  [10060014, { shipping_list: [] }],
  [10060014, { shipping_list: undefined }],
  [268485228, { shipping_list: [aParcel("1"), aParcel("2")] }],
  [
    10060024,
    {
      ...{ delivery_mode: 2, is_all_delivered: true },
      shipping_list: Array.from({ length: 16 }, (_, n) => aParcel(`YT${n}`)),
    },
  ],
  [10060008, { shipping_list: [aParcel("1", { item_desc: "" })] }],
  [10060009, { shipping_list: [aParcel("1", { item_desc: "茶".repeat(121) })] }],
  [268485226, { shipping_list: [aParcel("")] }],
  [268485227, { shipping_list: [aParcel("1", { express_company: undefined })] }],
  [10060025, { shipping_list: [aParcel("1", { express_company: "Y".repeat(129) })] }],
  [10060026, { shipping_list: [aParcel("1".repeat(129))] }],
  [10060014, { shipping_list: [aParcel("1", { express_company: "SF" })] }],
  [10060014, { shipping_list: [aParcel("1", { contact: { receiver_contact: "138****" } })] }],
  [268485216, { upload_time: "2026-03-01 12:00:00" }],
  [268485216, { upload_time: 1_772_337_600 }],
  [268485216, { upload_time: "2026-13-01T12:00:00+08:00" }],
  [0, { shipping_list: [aParcel("1", { item_desc: "🍵".repeat(120) })] }],
  [0, { upload_time: "2026-03-01T12:00:00+08:00" }],
  [0, { logistics_type: 4, shipping_list: [{ item_desc: "春茶" }] }],
  [
    0,
    {
      shipping_list: [
        aParcel("1", { express_company: "SF", contact: { receiver_contact: "+86-138****12-34" } }),
      ],
    },
  ],
])("errcode %i for %j", async (errcode, wrong) => {
  await stage.pay("order001");
  expect(await stage.upload("order001", wrong)).toBe(errcode);
  expect(await stage.order("order001")).toMatchObject({ order_state: errcode === 0 ? 2 : 1 });
});

it("takes no word that is older than the last one", async () => {
  await stage.pay("order001");
  expect(await stage.upload("order001")).toBe(0);
  const older = { upload_time: "2026-03-01T03:59:59Z", shipping_list: [aParcel("YT2")] };
  expect(await stage.upload("order001", older)).toBe(10060023);
});

it("ships nothing that was paid back, and settles nothing of it", async () => {
  const { pay, upload, order, advance, control, pushed, ask } = stage;
  await pay("order001");
  await upload("order001");
  await advance(1_000);
  const back = { outTradeNo: "order001", outRefundNo: "r1" };
  await control("refunds/make", { ...back, refundFee: 9_899 });
  expect(await order("order001")).toMatchObject({ order_state: 2 });
  await control("refunds/make", { ...back, outRefundNo: "r2", refundFee: 1 });
  expect(await order("order001")).toMatchObject({ order_state: 5 });
  expect(await upload("order001", { shipping_list: [aParcel("YT2")] })).toBe(10060004);
  const receipt = control("shipping/confirm", { outTradeNo: "order001" });
  await expect(receipt).rejects.toMatchObject({ code: "not_shipped" });
  const reminder = { ...name("order001"), received_time: 1_772_337_601 };
  expect(await ask("notifyConfirmReceive", reminder)).toMatchObject({ errcode: 10060028 });
  await advance(20 * DAY_MS);
  expect(pushed).toHaveLength(1);
});

it("reminds a buyer once, of a parcel that came after it was sent", async () => {
  const { pay, upload, ask, advance } = stage;
  const remind = async (o: object = {}) =>
    (await ask("notifyConfirmReceive", { ...name("order001"), received_time, ...o }))["errcode"];
  const received_time = 1_772_337_600 + 3_600;
  expect(await remind()).toBe(10060001);
  await pay("order001");
  expect(await remind()).toBe(10060028);
  await upload("order001");
  expect(await remind({ merchant_trade_no: undefined })).toBe(10060014);
  expect(await remind({ received_time: "soon" })).toBe(10060014);
  expect(await remind()).toBe(10060029); // It lies ahead.
  await advance(2 * 3_600_000);
  expect(await remind({ received_time: 1_772_337_599 })).toBe(10060029);
  expect(await remind({ received_time: received_time * 1_000 })).toBe(10060029);
  expect(await remind()).toBe(0);
  expect(await remind()).toBe(10060030);
  await pay("order002");
  await upload("order002", { logistics_type: 4 });
  await advance(3_600_000);
  const later = { ...name("order002"), received_time: received_time + 7_200 };
  expect(await ask("notifyConfirmReceive", later)).toMatchObject({ errcode: 10060032 });
});

it("finds an order by WeChat's own number", async () => {
  await stage.pay("order001");
  const { transaction_id } = await stage.order("order001");
  expect(await stage.ask("getOrder", { transaction_id })).toMatchObject({
    order: { merchant_trade_no: "order001" },
  });
  const order_key = { order_number_type: 2, transaction_id };
  expect(await stage.upload("order001", { order_key })).toBe(0);
  expect(await stage.ask("getOrder", {})).toMatchObject({ errcode: 10060014 });
});

it("lists paid orders by pages, time, state and payer", async () => {
  const { pay, upload, ask, advance } = stage;
  for (const no of ["order001", "order002", "order003"]) {
    await pay(no, no === "order002" ? "o_wang" : OPENID);
    await advance(1_000);
  }
  await upload("order003");
  const list = async (o: object) => {
    const { order_list = [], ...page } = await ask("getOrderList", o);
    const found = (order_list as { merchant_trade_no: string }[]).map(
      ({ merchant_trade_no }) => merchant_trade_no,
    );
    return { found, ...page };
  };
  const first = await list({ page_size: 2 });
  expect(first).toMatchObject({ found: ["order001", "order002"], has_more: true });
  const { last_index } = first as { last_index?: string };
  expect(await list({ page_size: 2, last_index })).toMatchObject({
    ...{ found: ["order003"], has_more: false },
  });
  expect(await list({ order_state: 2 })).toMatchObject({ found: ["order003"] });
  expect(await list({ openid: "o_wang" })).toMatchObject({ found: ["order002"] });
  const pay_time_range = { begin_time: 1_772_337_601, end_time: 1_772_337_601 };
  expect(await list({ pay_time_range })).toMatchObject({ found: ["order002"] });
  expect(await list({ order_state: 4 })).toMatchObject({ found: [], last_index: "" });
  expect(await list({ last_index: "ff" })).toMatchObject({ errcode: 10060011 });
  expect(await list({ page_size: 101 })).toMatchObject({ errcode: 10060014 });
});

it("answers for the app that is the merchant's", async () => {
  const { ask, control } = stage;
  for (const [api, answer] of [
    ["isTradeManaged", "is_trade_managed"],
    ["isTradeManagementConfirmationCompleted", "completed"],
  ] as const) {
    expect(await ask(api, { appid: "wx1" })).toMatchObject({ errcode: 0, [answer]: true });
    expect(await ask(api, {})).toMatchObject({ errcode: 40097 });
  }
  await control("settings", { appids: ["wx1"] });
  expect(await ask("isTradeManaged", { appid: "wx2" })).toMatchObject({ errcode: 40013 });
  expect(await ask("setMsgJumpPath", { path: "pages/orders/index" })).toMatchObject({ errcode: 0 });
  expect(await ask("setMsgJumpPath", {})).toMatchObject({ errcode: 40097 });
  expect(await control("shipping")).toMatchObject({ jumpPath: "pages/orders/index" });
});

it("keeps all of it over a kill, and pushes what was still owed, once", async () => {
  const { pay, upload, order, advance, pushed, restart, control, json } = stage;
  await pay("order001");
  await upload("order001");
  await control("shipping/track", { carrier: "YTO", trackingNumber: "YT1", state: "collected" });
  restart(); // Before the event of shipping went out.
  await advance(1_000);
  expect(pushed).toHaveLength(1);
  restart();
  await advance(1_000);
  expect(pushed).toHaveLength(1);
  expect(await order("order001")).toMatchObject({ order_state: 2 });
  const waybill = { delivery_id: "YTO", waybill_id: "YT1" };
  expect(JSON.parse(await json("logistics.getPath", waybill))).toMatchObject({
    ...{ errcode: 0, path_item_num: 1, ...waybill },
    path_item_list: [{ action_type: 100001, action_time: 1_772_337_600 }],
  });
  await control("shipping/confirm", { outTradeNo: "order001" });
  restart();
  await advance(MINUTE_MS);
  expect(pushed).toHaveLength(2);
  expect(await order("order001")).toMatchObject({ order_state: 4 });
});

it("tries three times to push an event, and gives it up for good", async () => {
  const { pay, upload, advance, pushed, answerWith, restart, control } = stage;
  answerWith(() => "later");
  await pay("order001");
  await upload("order001");
  await advance(1_000);
  expect(pushed).toHaveLength(3);
  restart();
  await advance(1_000);
  expect(pushed).toHaveLength(3);
  answerWith(() => "success");
  await control("shipping/confirm", { outTradeNo: "order001" });
  await advance(MINUTE_MS);
  expect(pushed).toHaveLength(4);
});

it("pushes late and again where a script says so", async () => {
  const { pay, upload, advance, pushed, control } = stage;
  const api = "trade_manage_order_settlement";
  await control("script", { api, duplicate: 1, delayMs: 5_000 });
  await pay("order001");
  await upload("order001");
  await advance(4_999);
  expect(pushed).toEqual([]);
  await advance(1);
  expect(pushed).toHaveLength(2);
});

it.each<[string, object]>([
  ["order_not_found", { outTradeNo: "order002" }],
  ["not_shipped", { outTradeNo: "order001" }],
  ["bad_request", {}],
  ["bad_request", { outTradeNo: "order001", now: true }],
])("%s: nobody confirms %j", async (code, body) => {
  await stage.pay("order001");
  await expect(stage.control("shipping/confirm", body)).rejects.toMatchObject({ code });
});

it.each<[number, object]>([
  [40199, { delivery_id: "YTO", waybill_id: "YT9" }],
  [40097, { delivery_id: "YTO" }],
  [40003, { delivery_id: "YTO", waybill_id: "YT9", openid: "no openid" }],
])("errcode %i of getPath for %j", async (errcode, asked) => {
  expect(JSON.parse(await stage.json("logistics.getPath", asked))).toMatchObject({ errcode });
});

it.each([
  { carrier: "YTO", trackingNumber: "YT1", state: "lost" },
  { carrier: "YTO", trackingNumber: "YT1", state: "signed", text: "x".repeat(201) },
  { carrier: "YTO", state: "signed" },
])("refuses the place %j", async (place) => {
  await expect(stage.control("shipping/track", place)).rejects.toMatchObject({
    code: "bad_request",
  });
});
