import { join } from "node:path";
import type { Clock } from "../clock.ts";
import type { Durability } from "../eventFile.ts";
import type { Routes } from "../control/route.ts";
import { APPID_DEFAULT } from "../functions/context.ts";
import { createCallLog } from "./callLog.ts";
import { createCloudPay, type CloudPayParts } from "./cloudPay/cloudPay.ts";
import { controlRoutes } from "./control.ts";
import { createMoney } from "./money.ts";
import { createPayNotices, type CallFunction } from "./notice/payNotices.ts";
import { createContentChecks } from "./open/contentChecks.ts";
import { createCustomerService } from "./open/customerService.ts";
import { createLinks } from "./open/links.ts";
import { createMediaChecks } from "./open/mediaChecks.ts";
import { createOpenApi, type WechatAnswer, type WechatParts } from "./open/openApi.ts";
import { openApiRoutes } from "./open/openApiRoutes.ts";
import { createPersonalData } from "./open/personalData.ts";
import { createSubscriptions } from "./open/subscriptions.ts";
import { createFunctionPush } from "./push/functionPush.ts";
import { createMessagePush } from "./push/messagePush.ts";
import { createPushTargets, type PushTarget } from "./push/pushTargets.ts";
import { createScript } from "./script.ts";
import { createShipping } from "./shipping/shipping.ts";
import { createKeyring } from "./v3/keyring.ts";
import { createPayApi, type HttpReply } from "./v3/payApi.ts";
import type { SignedRequest } from "./v3/paySignature.ts";

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
  /** Routes of the control door: `/control/wechat/…`. */
  readonly routes: Routes;
  /** When the next notice falls due on the clock. */
  nextDueMs(): number | undefined;
  /** Sends what falls due up to and including an instant. Returns how many notices that were. */
  runDue(untilMs: number): Promise<number>;
  /**
   * Resolves when nothing is written any more: the keys of a new data directory are made in the background, and what
   * is owed from an earlier run is looked up. Never rejects.
   */
  settled(): Promise<void>;
  /** As `settled`, but keys that are still being made are given up: nobody needs them any more. */
  close(): Promise<void>;
}

/** `directory` is the server's data directory; all of WeChat lies in its folder `wechat`. `durability` is its journals'. */
export function createWechat(o: {
  directory: string;
  clock: Clock;
  callFunction: CallFunction;
  durability?: Durability;
  /** Faults on the way of notices to addresses. Default: none. */
  noticeCopies?: () => 0 | 1 | 2;
  /** Which functions hear of which messages. Default: none. */
  messagePush?: readonly PushTarget[];
}): Wechat {
  const { clock, callFunction, durability = "full", noticeCopies = () => 1, messagePush = [] } = o;
  const directory = join(o.directory, "wechat");
  const log = createCallLog();
  const script = createScript();
  const keyring = createKeyring(directory);
  const { keys } = keyring;
  const money = createMoney({
    ...{ directory, clock, durability, log, script, keys, callFunction, noticeCopies },
  });
  const notices = createPayNotices(o);

  const checks = createContentChecks();
  const personal = createPersonalData({ clock, appid: APPID_DEFAULT });
  const service = createCustomerService({ clock });
  const push = createMessagePush({ clock, log, onMessage: service.heard });
  const media = createMediaChecks({ clock, words: checks.words, tell: push.tell });
  const subscriptions = createSubscriptions({ clock });
  const targets = createPushTargets(messagePush);
  const toFunction = createFunctionPush({ clock, log, callFunction, targets });
  const shipping = createShipping({
    ...{ directory, clock, durability, script, payBook: money.book, push: toFunction },
    appids: () => money.settings.read().appids,
  });
  const openApi = createOpenApi({
    ...{ clock, log, script, openData: personal.openData },
    interfaces: [
      ...[checks, media, personal, service, shipping, subscriptions].map((each) => each.interfaces),
      createLinks(clock),
    ],
  });
  const pushes = { push, toFunction, targets };
  const others = new Map([
    ...openApiRoutes({
      ...{ checks, media, personal, push: pushes, service, subscriptions },
      drawnCodes: openApi.drawnCodes,
    }),
    ...shipping.routes,
  ]);
  const queues = [notices, money.outbox, media, shipping];

  return {
    openApi: openApi.call,
    openApiJson: openApi.callJson,
    wxPayApi: createCloudPay({ clock, log, script, money }),
    http: createPayApi({ clock, log, script, money, keys }),
    routes: controlRoutes({ clock, log, script, notices, money, others }),
    nextDueMs() {
      const dues = queues.map((queue) => queue.nextDueMs()).filter((due) => due !== undefined);
      return dues.length === 0 ? undefined : Math.min(...dues);
    },
    async runDue(untilMs) {
      const sent = await Promise.all(queues.map((queue) => queue.runDue(untilMs)));
      return sent.reduce((sum, count) => sum + count, 0);
    },
    async settled() {
      await keyring.made;
      await money.settled();
      await shipping.settled();
    },
    async close() {
      await keyring.close();
      await money.settled();
      await shipping.settled();
    },
  };
}
