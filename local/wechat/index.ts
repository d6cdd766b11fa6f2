import { join } from "node:path";
import type { Clock } from "../clock.ts";
import { APPID_DEFAULT } from "../functions/context.ts";
import { createCallLog } from "./callLog.ts";
import { createCloudPay, type CloudPayParts } from "./cloudPay.ts";
import { createContentChecks } from "./contentChecks.ts";
import { createControl, type WechatControl } from "./control.ts";
import { openDevKeys, type DevKeys } from "./devKeys.ts";
import type { Durability } from "./eventFile.ts";
import { createMessagePush } from "./messagePush.ts";
import { createMoney } from "./money.ts";
import { createOpenApi, type WechatAnswer, type WechatParts } from "./openApi.ts";
import { openApiRoutes } from "./openApiRoutes.ts";
import { createPayApi, type HttpReply } from "./payApi.ts";
import { createPayNotices, type CallFunction } from "./payNotices.ts";
import type { SignedRequest } from "./paySignature.ts";
import { createPersonalData } from "./personalData.ts";
import { createScript } from "./script.ts";
import { createSubscriptions } from "./subscriptions.ts";

/** WeChat, as far as a CloudBase project meets it. */
export interface Wechat {
  /** `wx.openApi` of the `/admin` door: the open interfaces. */
  openApi(parts: WechatParts): Promise<WechatAnswer>;
  /** `callOpenAPI` of both SDKs: JSON in and out. */
  openApiJson(apiName: string, data: unknown): Promise<string | "cut">;
  /** `wx.wxPayApi` of the `/admin` door: cloudPay. */
  wxPayApi(parts: CloudPayParts): Promise<WechatAnswer>;
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
  /**
   * Resolves when nothing is written any more: the keys of a new data directory are made in the background, and what
   * is owed from an earlier run is looked up. Never rejects.
   */
  settled(): Promise<void>;
}

/** `directory` is the server's data directory; all of WeChat lies in its folder `wechat`. `durability` is its journals'. */
export function createWechat(o: {
  directory: string;
  clock: Clock;
  callFunction: CallFunction;
  durability?: Durability;
  /** Faults on the way of notices to addresses. Default: none. */
  noticeCopies?: () => 0 | 1 | 2;
}): Wechat {
  const { clock, callFunction, durability = "full", noticeCopies = () => 1 } = o;
  const directory = join(o.directory, "wechat");
  const log = createCallLog();
  const script = createScript();
  const { keys, made } = keysOf(directory);
  const money = createMoney({
    ...{ directory, clock, durability, log, script, keys, callFunction, noticeCopies },
  });
  const notices = createPayNotices(o);

  const checks = createContentChecks();
  const personal = createPersonalData({ clock, appid: APPID_DEFAULT });
  const push = createMessagePush({ clock, log });
  const subscriptions = createSubscriptions({ clock });
  const openApi = createOpenApi({
    ...{ clock, log, script, openData: personal.openData },
    interfaces: [checks, personal, subscriptions].map(({ interfaces }) => interfaces),
  });
  const others = openApiRoutes({ checks, personal, push, subscriptions });

  return {
    openApi: openApi.call,
    openApiJson: openApi.callJson,
    wxPayApi: createCloudPay({ clock, log, script, money }),
    http: createPayApi({ clock, log, script, money, keys }),
    control: createControl({ clock, log, script, notices, money, others }),
    nextDueMs() {
      const dues = [notices.nextDueMs(), money.outbox.nextDueMs()].filter(
        (due) => due !== undefined,
      );
      return dues.length === 0 ? undefined : Math.min(...dues);
    },
    async runDue(untilMs) {
      const sent = await Promise.all([notices.runDue(untilMs), money.outbox.runDue(untilMs)]);
      return sent[0] + sent[1];
    },
    async settled() {
      await made;
      await money.settled();
    },
  };
}

/** The keys are made in the background at once, for they must lie there before the first call is signed. */
function keysOf(directory: string): { keys: () => Promise<DevKeys>; made: Promise<void> } {
  const making = openDevKeys(directory);
  let opened: Promise<DevKeys> | undefined = making;
  const made = making.then(
    () => undefined,
    () => (opened = undefined), // Tried again, and told, when a call needs them.
  );
  return { keys: () => (opened ??= openDevKeys(directory)), made };
}
