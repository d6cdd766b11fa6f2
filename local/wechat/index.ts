import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { createCallLog } from "./callLog.ts";
import { createControl, type WechatControl } from "./control.ts";
import { createOpenApi, notEmulated, type WechatAnswer, type WechatParts } from "./openApi.ts";
import { createPayApi, type HttpReply } from "./payApi.ts";
import { createPayNotices, type CallFunction } from "./payNotices.ts";
import type { SignedRequest } from "./paySignature.ts";
import type { Durability } from "./transferFile.ts";
import { createTransfers } from "./transfers.ts";

/** WeChat, as far as a CloudBase project meets it. */
export interface Wechat {
  /** `wx.openApi` of the `/admin` door: the open interfaces. */
  openApi(parts: WechatParts): Promise<WechatAnswer>;
  /** `wx.wxPayApi` of the `/admin` door: cloudPay. */
  wxPayApi(parts: WechatParts): Promise<WechatAnswer>;
  /**
   * WeChat Pay v3, below `/wechatpay/`. Header names come in small letters; `path` holds the query too.
   * `undefined`: not a path of WeChat's. Status 0: cut the connection without an answer.
   */
  http(request: SignedRequest): Promise<HttpReply | undefined>;
  /** The control door below `/control/wechat/`; throws `ControlError`. `undefined`: no such path. */
  readonly control: WechatControl;
  /** When the next notice falls due on the clock. */
  nextDueMs(): number | undefined;
  /** Sends what falls due up to and including an instant. Returns how many notices that were. */
  runDue(untilMs: number): Promise<number>;
  /** Resolves when nothing is written any more: the keys of a new data directory are made in the background. */
  settled(): Promise<void>;
}

/** `directory` is the server's data directory; all of WeChat lies in its folder `wechat`. `durability` is its transfers'. */
export function createWechat(o: {
  directory: string;
  clock: Clock;
  callFunction: CallFunction;
  durability?: Durability;
}): Wechat {
  const { clock } = o;
  const log = createCallLog();
  const transfers = createTransfers({
    path: join(o.directory, "wechat", "transfers.jsonl"),
    clock,
    durability: o.durability ?? "full",
  });
  const notices = createPayNotices(o);
  const payApi = createPayApi({ directory: o.directory, clock, log, transfers });

  return {
    openApi: createOpenApi({ clock, log }),
    async wxPayApi({ apiName }) {
      log.record({
        atMs: clock.nowMs(),
        door: "cloudpay",
        api: apiName,
        about: "",
        outcome: "NOT_EMULATED",
      });
      return notEmulated(apiName);
    },
    http: payApi.http,
    control: createControl({ log, notices, transfers }),
    nextDueMs: notices.nextDueMs,
    runDue: notices.runDue,
    settled: payApi.settled,
  };
}
