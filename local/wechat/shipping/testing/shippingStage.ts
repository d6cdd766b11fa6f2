import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClock } from "../../../clock.ts";
import { createWechat } from "../../index.ts";
import type { FunctionReply } from "../../notice/payNotices.ts";
import { askRoute } from "../../testing/askRoute.ts";
import { DEV_MERCHANT } from "../../v3/devKeys.ts";
import { SETTLEMENT_EVENT } from "../shippingReplies.ts";

type Json = Record<string, unknown>;

export const START_MS = Date.UTC(2026, 2, 1, 4);
export const OPENID = "o_li";
const { mchid } = DEV_MERCHANT;

/** WeChat with a function `push` that hears of shipping, and a clock that is driven by hand. */
export function openShippingStage() {
  const directory = mkdtempSync(join(tmpdir(), "shipping-"));
  const clock = createClock(START_MS);
  const pushed: Json[] = [];
  let answer = (): unknown => "success";
  const callFunction = async ({ name, data }: { name: string; data: unknown }) => {
    if (name !== "push") return { ok: true, result: { errcode: 0 } } as FunctionReply;
    pushed.push(data as Json);
    return { ok: true, result: answer() } as FunctionReply;
  };
  const start = () =>
    createWechat({
      ...{ directory, clock, callFunction, durability: "off" as const },
      messagePush: [{ msgType: "event", event: SETTLEMENT_EVENT, functionName: "push" }],
    });
  let wechat = start();
  const control = (path: string, body?: object, query?: string) =>
    askRoute(wechat.routes, path, { body, query });
  const ask = async (api: string, data: object): Promise<Json> =>
    JSON.parse(await wechat.openApiJson(`wxa.sec.order.${api}`, data)) as Json;
  const anUpload = (no: string, o: object = {}) => ({
    order_key: { order_number_type: 1, mchid, out_trade_no: no },
    ...{ logistics_type: 1, delivery_mode: 1, payer: { openid: OPENID } },
    shipping_list: [aParcel("YT1")],
    upload_time: new Date(clock.nowMs()).toISOString(),
    ...o,
  });

  return {
    ...{ clock, pushed, control, ask, anUpload },
    answerWith: (next: () => unknown) => void (answer = next),
    json: (api: string, data: object) => wechat.openApiJson(api, data),
    /** A buyer pays an order that a shop made somewhere else. */
    pay: (outTradeNo: string, openid = OPENID) =>
      control("pay", { functionName: "paid", outTradeNo, openid, totalFee: 9_900 }),
    upload: async (no: string, o: object = {}) =>
      (await ask("uploadShippingInfo", anUpload(no, o)))["errcode"],
    async order(no: string): Promise<Json> {
      const name = { merchant_id: mchid, merchant_trade_no: no };
      return (await ask("getOrder", name))["order"] as Json;
    },
    /** Goes to an instant as the server does, sending on the way what falls due. */
    async advance(ms: number): Promise<void> {
      const untilMs = clock.nowMs() + ms;
      for (
        let due = wechat.nextDueMs();
        due !== undefined && due <= untilMs;
        due = wechat.nextDueMs()
      ) {
        clock.advanceTo(Math.max(due, clock.nowMs()));
        await wechat.runDue(due);
      }
      clock.advanceTo(untilMs);
    },
    /** Another process on the same files: nothing of the first is told that it ends. */
    restart: () => void (wechat = start()),
    async close() {
      await wechat.close();
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
export type ShippingStage = ReturnType<typeof openShippingStage>;

export const aParcel = (tracking_no: string, o: object = {}) => ({
  ...{ tracking_no, express_company: "YTO", item_desc: "春茶*1", ...o },
});
