import { get, post, type Routes } from "../control/route.ts";
import type { ContentChecks } from "./contentChecks.ts";
import type { MessagePush } from "./messagePush.ts";
import { DEV_ACCOUNT } from "./officialAccount.ts";
import type { PersonalData } from "./personalData.ts";
import type { Subscriptions } from "./subscriptions.ts";

const MESSAGES_SHOWN = 100;

/** What a developer plays of users and of WeChat, beside money. */
export function openApiRoutes(o: {
  checks: ContentChecks;
  personal: PersonalData;
  push: MessagePush;
  subscriptions: Subscriptions;
}): Routes {
  const { checks, personal, push, subscriptions } = o;
  return new Map([
    ["/control/wechat/subscribe", post(async ({ body }) => subscriptions.answer(body))],
    ["/control/wechat/templates", post(async ({ body }) => subscriptions.addTemplate(body))],
    [
      "/control/wechat/messages",
      get(async ({ query }) => ({
        messages: subscriptions.sent(Number(query.get("limit")) || MESSAGES_SHOWN),
      })),
    ],
    ["/control/wechat/phone-code", post(async ({ body }) => personal.giveNumber(body))],
    ["/control/wechat/cloud-id", post(async ({ body }) => personal.giveData(body))],
    ["/control/wechat/risky-words", post(async ({ body }) => checks.setWords(body))],
    ["/control/wechat/push", post(({ body }) => push.send(body))],
    ["/control/wechat/push/verify", post(({ body }) => push.verify(body))],
    ["/control/wechat/account", get(async () => DEV_ACCOUNT)],
  ]);
}
