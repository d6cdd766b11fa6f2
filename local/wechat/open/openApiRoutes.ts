import { limitIn } from "../../control/page.ts";
import { get, getAndPost, post, type Routes } from "../../control/route.ts";
import { DEV_ACCOUNT } from "../push/officialAccount.ts";
import { pushRoutes, type PushParts } from "../push/pushRoutes.ts";
import { pageOf } from "../lists.ts";
import type { ContentChecks } from "./contentChecks.ts";
import { SERVICE_MESSAGES_KEPT, type CustomerService } from "./customerService.ts";
import type { DrawnCode } from "./drawnCodes.ts";
import type { MediaChecks } from "./mediaChecks.ts";
import type { PersonalData } from "./personalData.ts";
import { SENT_KEPT, type Subscriptions } from "./subscriptions.ts";

const MESSAGES_SHOWN = { limit: 100, limitMax: SENT_KEPT };
const SERVICE_MESSAGES_SHOWN = { limit: 100, limitMax: SERVICE_MESSAGES_KEPT };

/** What a developer plays of users and of WeChat, beside money. */
export function openApiRoutes(o: {
  checks: ContentChecks;
  drawnCodes: () => readonly DrawnCode[];
  personal: PersonalData;
  push: Omit<PushParts, "onMessage">;
  media: MediaChecks;
  service: CustomerService;
  subscriptions: Subscriptions;
}): Routes {
  const { checks, media, service, personal, push, subscriptions } = o;
  return new Map([
    ["/control/wechat/subscribe", post(async ({ body }) => subscriptions.answer(body))],
    ["/control/wechat/templates", post(async ({ body }) => subscriptions.addTemplate(body))],
    ["/control/wechat/templates/list", get(async () => ({ templates: subscriptions.templates() }))],
    [
      "/control/wechat/codes",
      get(async ({ query }) => {
        const { items: codes, ...page } = pageOf(o.drawnCodes(), query);
        return { codes, ...page };
      }),
    ],
    [
      "/control/wechat/messages",
      get(async ({ query }) => ({
        messages: subscriptions.sent(limitIn(query, MESSAGES_SHOWN)),
      })),
    ],
    ["/control/wechat/phone-code", post(async ({ body }) => personal.giveNumber(body))],
    ["/control/wechat/cloud-id", post(async ({ body }) => personal.giveData(body))],
    ["/control/wechat/risky-words", post(async ({ body }) => checks.setWords(body))],
    [
      "/control/wechat/media-checks",
      getAndPost(
        async () => media.read(),
        async ({ body }) => media.set(body),
      ),
    ],
    [
      "/control/wechat/customer-messages",
      get(async ({ query }) => ({
        messages: service.sent(limitIn(query, SERVICE_MESSAGES_SHOWN)),
      })),
    ],
    ...pushRoutes({ ...push, onMessage: service.heard }),
    ["/control/wechat/account", get(async () => DEV_ACCOUNT)],
  ]);
}
