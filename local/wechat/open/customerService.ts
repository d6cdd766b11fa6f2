import type { Clock } from "../../clock.ts";
import { isOpenid, refused, type OpenAnswer, type OpenInterfaces } from "./openApiCall.ts";
import type { Parameters, WechatRefusal } from "./miniProgramCode.ts";

/** A customer-service message that was sent. */
export type ServiceMessage = {
  readonly atMs: number;
  readonly openid: string;
  readonly type: string;
  readonly content: unknown;
};

/** Messages of the customer service: they answer a user, who must have written first. */
export interface CustomerService {
  readonly interfaces: OpenInterfaces;
  /** A user wrote, or opened the conversation: he may be answered for a while. */
  heard(message: Readonly<Record<string, unknown>>): void;
  /** The newest first. */
  sent(limit: number): readonly ServiceMessage[];
}

/** What a user does, how many messages answer it, and for how long. Source: WeChat, "客服消息 · 下发条件". */
const MESSAGE = { count: 5, lifeMs: 48 * 3_600_000 };
const OPENED = { count: 1, lifeMs: 60_000 };
/** Typing is shown to a user who did something so lately. */
const TYPING_MS = 30_000;
export const SERVICE_MESSAGES_KEPT = 1_000;
const USERS_MAX = 10_000;
const MESSAGE_TYPES: readonly unknown[] = [
  ...["text", "image", "voice", "video", "shortvideo", "location", "miniprogrampage"],
];

type Talk = { left: number; untilMs: number; heardAtMs: number; isTyping: boolean };

export function createCustomerService({ clock }: { clock: Clock }): CustomerService {
  const talks = new Map<string, Talk>();
  let sent: ServiceMessage[] = [];

  function send(parameters: Parameters): OpenAnswer {
    const { touser, msgtype } = Object.fromEntries(parameters);
    if (!isOpenid(touser)) return refused(40003, "invalid openid");
    const content = parameters.get(String(msgtype));
    const wrong = wrongContent(msgtype, content);
    if (wrong !== undefined) return wrong;
    const talk = talks.get(touser);
    const atMs = clock.nowMs();
    if (talk === undefined || talk.untilMs < atMs) {
      return refused(45015, "response out of time limit: the user must write first");
    }
    if (talk.left === 0) return refused(45047, "out of response count limit");
    talk.left -= 1;
    talk.isTyping = false;
    sent.push({ atMs, openid: touser, type: String(msgtype), content });
    if (sent.length > 2 * SERVICE_MESSAGES_KEPT) sent = sent.slice(-SERVICE_MESSAGES_KEPT);
    return { fields: { errcode: 0, errmsg: "ok" } };
  }

  function setTyping(parameters: Parameters): OpenAnswer {
    const { touser, command } = Object.fromEntries(parameters);
    if (!isOpenid(touser)) return refused(40003, "invalid openid");
    if (command !== "Typing" && command !== "CancelTyping") {
      return refused(45072, "invalid command");
    }
    const talk = talks.get(touser);
    if (talk === undefined || clock.nowMs() - talk.heardAtMs > TYPING_MS) {
      return refused(45080, "the user wrote nothing in the last 30 seconds");
    }
    const isTyping = command === "Typing";
    if (isTyping && talk.isTyping) return refused(45081, "already typing");
    talk.isTyping = isTyping;
    return { fields: { errcode: 0, errmsg: "ok" } };
  }

  return {
    interfaces: new Map([
      ["customerServiceMessage.send", async (parameters) => send(parameters)],
      ["customerServiceMessage.setTyping", async (parameters) => setTyping(parameters)],
    ]),
    heard({ FromUserName: openid, MsgType, Event }) {
      const isMessage = MESSAGE_TYPES.includes(MsgType);
      if (!isOpenid(openid) || (!isMessage && Event !== "user_enter_tempsession")) return;
      const heardAtMs = clock.nowMs();
      const { count, lifeMs } = isMessage ? MESSAGE : OPENED;
      const known = talks.get(openid);
      const before = known !== undefined && known.untilMs >= heardAtMs ? known : undefined;
      // Not added up: what is allowed is the larger of both.
      const left = Math.max(count, before?.left ?? 0);
      const untilMs = Math.max(heardAtMs + lifeMs, before?.untilMs ?? 0);
      const [oldest] = talks.keys();
      if (talks.size >= USERS_MAX && known === undefined && oldest !== undefined) {
        talks.delete(oldest);
      }
      talks.set(openid, { left, untilMs, heardAtMs, isTyping: false });
    },
    sent: (limit) => (limit === 0 ? [] : sent.slice(-limit).reverse()),
  };
}

function wrongContent(type: unknown, content: unknown): WechatRefusal | undefined {
  const { content: text, ...rest } = Object(content) as Record<string, unknown>;
  switch (type) {
    case "text":
      return isText(text) ? undefined : refused(44004, "empty content");
    case "image":
      return isText(rest["media_id"]) ? undefined : refused(40007, "invalid media_id");
    case "link":
      return isText(rest["title"]) && isText(rest["url"])
        ? undefined
        : refused(44003, "empty news data");
    case "miniprogrampage":
      if (!isText(rest["pagepath"])) return refused(40165, "invalid weapp pagepath");
      return isText(rest["thumb_media_id"]) ? undefined : refused(40007, "invalid media_id");
    default:
      return refused(40008, "invalid message type");
  }
}

const isText = (value: unknown): boolean => typeof value === "string" && value !== "";
