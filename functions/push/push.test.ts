import { memoryDeps, nobody, person, staff, timer, wechatPay } from "#adapters/memory/deps.ts";
import { memoryShipping } from "#adapters/memory/shipping.ts";
import { DAY_MS } from "#core/time.ts";
import type { Caller } from "#ports/deps.ts";
import { BusyError } from "#ports/store.ts";
import { hearReceipt } from "./hearReceipt.ts";
import { takePush } from "./takePush.ts";

const NOW_MS = Date.UTC(2026, 2, 20);
const EVENT = "trade_manage_order_settlement";
const anEvent = (o: object = {}) => ({
  ...{ ToUserName: "gh_1", FromUserName: "platform", CreateTime: NOW_MS / 1_000 },
  ...{ MsgType: "event", Event: EVENT, merchant_trade_no: "order001", transaction_id: "42001" },
  ...{ confirm_receive_method: 1, confirm_receive_time: (NOW_MS - 60_000) / 1_000, ...o },
});

/** WeChat, and what was made of its events. */
function open({ caller = nobody, failing }: { caller?: Caller; failing?: Error } = {}) {
  const shipping = memoryShipping();
  shipping.pay("order001", "o_li");
  const errors: unknown[] = [];
  const heard: [string, number][] = [];
  const deps = {
    ...memoryDeps({ nowMs: () => NOW_MS, caller: () => caller }),
    logError: (error: unknown) => void errors.push(error),
  };
  const hearers = new Map([
    [
      EVENT,
      hearReceipt({ shipping }, async (_, orderId, atMs) => {
        if (failing) throw failing;
        heard.push([orderId, atMs]);
      }),
    ],
  ]);
  return { shipping, heard, errors, take: (event: unknown) => takePush(deps, hearers, event) };
}

it("asks WeChat before it believes that an order was received", async () => {
  const { shipping, heard, take } = open();
  expect(await take(anEvent())).toBe("success");
  expect(heard).toEqual([]);
  shipping.end("order001", "received");
  expect(await take(anEvent())).toBe("success");
  shipping.end("order001", "settled");
  expect(await take(anEvent())).toBe("success");
  expect(heard).toEqual([
    ["order001", NOW_MS - 60_000],
    ["order001", NOW_MS - 60_000],
  ]);
});

it("does nothing for an order that was paid back", async () => {
  const { shipping, heard, take } = open();
  shipping.end("order001", "refunded");
  expect(await take(anEvent())).toBe("success");
  expect(heard).toEqual([]);
});

it.each<[string, unknown, number]>([
  ["a time as text", String((NOW_MS - 1_000) / 1_000), NOW_MS - 1_000],
  ["no time", undefined, NOW_MS],
  ["an empty time", "", NOW_MS],
  ["zero", 0, NOW_MS],
  ["no number", "soon", NOW_MS],
  ["the future", NOW_MS / 1_000 + 1, NOW_MS],
  ["milliseconds", NOW_MS, NOW_MS],
  ["what lies too long ago", (NOW_MS - 3 * DAY_MS) / 1_000, NOW_MS],
  ["three days ago, but a second", (NOW_MS - 3 * DAY_MS) / 1_000 + 1, NOW_MS - 3 * DAY_MS + 1_000],
])("takes %s for when it was received, or now", async (_, confirm_receive_time, atMs) => {
  const { shipping, heard, take } = open();
  shipping.end("order001", "received");
  expect(await take(anEvent({ confirm_receive_time }))).toBe("success");
  expect(heard).toEqual([["order001", atMs]]);
});

it.each<[string, unknown]>([
  ["an event that nobody hears", anEvent({ Event: "subscribe_msg_popup_event" })],
  ["a message", { MsgType: "text", Content: "你好", FromUserName: "o_li" }],
  ["an order number that cannot be", anEvent({ merchant_trade_no: "../x" })],
  ["an order that WeChat does not know", anEvent({ merchant_trade_no: "order002" })],
  ["no order number", anEvent({ merchant_trade_no: undefined })],
  ["nothing", undefined],
  ["text", "trade_manage_order_settlement"],
])("takes %s, so that it does not come again", async (_, event) => {
  const { shipping, heard, errors, take } = open();
  shipping.end("order001", "received");
  expect(await take(event)).toBe("success");
  expect({ heard, errors }).toEqual({ heard: [], errors: [] });
});

it.each<[string, Caller]>([
  ["a person", person("o_li")],
  ["a member of staff", staff],
  ["a timer", timer],
  ["WeChat Pay", wechatPay],
  ["another function", { ...nobody, door: "function" }],
])("does nothing for %s", async (_, caller) => {
  const { shipping, heard, take } = open({ caller });
  shipping.end("order001", "received");
  expect(await take(anEvent())).toBe("refused");
  expect(heard).toEqual([]);
});

it("hears a person's own event, who is the caller then", async () => {
  const { shipping, heard, take } = open({ caller: person("o_li") });
  shipping.end("order001", "received");
  expect(await take(anEvent({ FromUserName: "o_li" }))).toBe("success");
  expect(heard).toHaveLength(1);
});

it.each([
  ["busy", new BusyError("cases"), 0],
  ["failed", new Error("no database"), 1],
] as const)("lets WeChat tell it again: %s", async (answer, failing, logged) => {
  const { shipping, errors, take } = open({ failing });
  shipping.end("order001", "received");
  expect(await take(anEvent())).toBe(answer);
  expect(errors).toHaveLength(logged);
});
