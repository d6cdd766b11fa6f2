import { randomBytes } from "node:crypto";
import type { Clock } from "../../clock.ts";
import { badRequest, fieldsOf, onlyFields, textField, type Fields } from "../../control/fields.ts";
import type { CallLog } from "../callLog.ts";
import { wrongNotifyUrl } from "../v3/notifyUrl.ts";
import {
  decryptMessage,
  DEV_ACCOUNT,
  encryptMessage,
  signatureOf,
  toXml,
  xmlField,
} from "./officialAccount.ts";

/** How often WeChat sends a message that is not answered, and how long it waits. Source: WeChat, "接收普通消息". */
export const TRIES_MAX = 3;
export const ANSWER_MS_MAX = 5_000;
const ANSWER_BYTES_MAX = 2_048;
const FIELDS_MAX = 50;
/** Whom events come from that no user causes. */
export const PLATFORM = "platform";

type Message = Readonly<Record<string, string | number>>;

/** How a message was received: "success", "", or a message to the user is an answer; anything else is a failure. */
export type Delivery = {
  readonly delivered: boolean;
  readonly tries: number;
  readonly status: number | undefined;
  /** What was answered, decrypted where it was encrypted. */
  readonly reply: string;
};

/** Messages and events that WeChat pushes to a server: of an official account, or of a mini program. */
export interface MessagePush {
  /** Sends one, in XML or JSON, plain or encrypted, signed; three times where nobody answers. */
  send(body: unknown): Promise<Delivery>;
  /** Tells an address of an event, in JSON, plain: whether it was taken. */
  tell(url: string, event: Readonly<Record<string, unknown>>): Promise<boolean>;
  /** Asks an address to prove that it knows the token, as WeChat does when the address is set. */
  verify(body: unknown): Promise<{ readonly verified: boolean; readonly reply: string }>;
}

export function createMessagePush({
  clock,
  log,
  onMessage,
}: {
  clock: Clock;
  log: CallLog;
  /** Told of each message that a user sent. */
  onMessage: (message: Message) => void;
}): MessagePush {
  const record = (about: string, outcome: string) =>
    log.record({ atMs: clock.nowMs(), door: "notice", api: "message-push", about, outcome });

  /** The address with what WeChat signs: never in the body, since it must be known before the body is read. */
  function signed(url: string, extra: readonly string[] = []): URL {
    const timestamp = String(Math.floor(clock.nowMs() / 1_000));
    const nonce = randomBytes(5).readUIntBE(0, 5).toString();
    const address = new URL(url);
    const { token } = DEV_ACCOUNT;
    address.searchParams.set("signature", signatureOf(token, timestamp, nonce));
    address.searchParams.set("timestamp", timestamp);
    address.searchParams.set("nonce", nonce);
    const [encrypted] = extra;
    if (encrypted !== undefined) {
      address.searchParams.set("encrypt_type", "aes");
      address.searchParams.set("msg_signature", signatureOf(token, timestamp, nonce, encrypted));
    }
    return address;
  }

  return {
    async send(body) {
      const fields = fieldsOf(body);
      onlyFields(fields, ["url", "message", "format", "mode"], "a pushed message");
      const url = notifyUrlIn(fields);
      const isJson = choiceOf(fields, "format", ["xml", "json"]) === "json";
      const isSecret = choiceOf(fields, "mode", ["plain", "aes"]) === "aes";
      const message = messageOf(fields["message"], clock.nowMs());
      onMessage(message);
      const text = isJson ? JSON.stringify(message) : toXml(message);
      const encrypted = isSecret ? encryptMessage(text, DEV_ACCOUNT) : undefined;
      const envelope = { ToUserName: String(message["ToUserName"]), Encrypt: encrypted ?? "" };
      const sealed = isJson ? JSON.stringify(envelope) : toXml(envelope);
      const openid = String(message["FromUserName"]);
      const address = signed(url, encrypted === undefined ? [] : [encrypted]);
      address.searchParams.set("openid", openid);
      const delivery = await deliver(address, {
        body: encrypted === undefined ? text : sealed,
        contentType: isJson ? "application/json" : "text/xml",
      });
      const about = `${message["MsgType"]} ${message["Event"] ?? ""} ${openid}`;
      record(about, delivery.delivered ? "ok" : `failed (${delivery.status ?? "no answer"})`);
      return delivery;
    },

    async tell(url, event) {
      const ownNames = { ToUserName: DEV_ACCOUNT.userName, FromUserName: PLATFORM };
      const CreateTime = Math.floor(clock.nowMs() / 1_000);
      const { delivered, status } = await deliver(signed(url), {
        body: JSON.stringify({ ...ownNames, CreateTime, appid: DEV_ACCOUNT.appid, ...event }),
        contentType: "application/json",
      });
      const about = `${String(event["MsgType"])} ${String(event["Event"])}`;
      record(about, delivered ? "ok" : `failed (${status ?? "no answer"})`);
      return delivered;
    },

    async verify(body) {
      const fields = fieldsOf(body);
      onlyFields(fields, ["url"], "a verification");
      const address = signed(notifyUrlIn(fields));
      const echo = randomBytes(8).readBigUInt64BE().toString();
      address.searchParams.set("echostr", echo);
      const { text = "" } = await ask(address, { method: "GET" });
      const verified = text === echo;
      record(`verify ${address.pathname}`, verified ? "ok" : "not verified");
      return { verified, reply: text.slice(0, ANSWER_BYTES_MAX) };
    },
  };
}

/** The address that is to hear. Errors: bad_request, for one that is not of this machine. */
export function notifyUrlIn(fields: Fields): string {
  const url = textField(fields, "url");
  const wrong = wrongNotifyUrl(url, "url");
  if (wrong !== undefined) throw badRequest(wrong.message);
  return url;
}

function choiceOf(fields: Fields, name: string, known: readonly [string, string]): string {
  const value = fields[name] ?? known[0];
  if (typeof value === "string" && known.includes(value)) return value;
  throw badRequest(`${name} must be ${known.join(" or ")}`);
}

/** The message with the fields that every one has. */
function messageOf(value: unknown, nowMs: number): Message {
  const fields = Object.entries(fieldsOf(value ?? {}));
  if (fields.length > FIELDS_MAX) throw badRequest(`message takes ${FIELDS_MAX} fields at most`);
  for (const [name, field] of fields) {
    const isText = typeof field === "string" || typeof field === "number";
    if (!/^\w{1,64}$/.test(name) || !isText) throw badRequest(`message.${name} must be text`);
  }
  const message = Object.fromEntries(fields) as Message;
  textField(message, "FromUserName");
  return {
    ToUserName: DEV_ACCOUNT.userName,
    CreateTime: Math.floor(nowMs / 1_000),
    MsgType: "event",
    ...message,
  };
}

async function deliver(
  address: URL,
  { body, contentType }: { body: string; contentType: string },
): Promise<Delivery> {
  let answer: { status?: number; text?: string } = {};
  for (let tries = 1; tries <= TRIES_MAX; tries++) {
    answer = await ask(address, { method: "POST", body, headers: { "content-type": contentType } });
    const { status, text = "" } = answer;
    if (status === 200) return { delivered: true, tries, status, reply: opened(text) };
  }
  const { status, text = "" } = answer;
  return { delivered: false, tries: TRIES_MAX, status, reply: text.slice(0, ANSWER_BYTES_MAX) };
}

/** No answer in time is an answer without a status. */
async function ask(address: URL, init: RequestInit): Promise<{ status?: number; text?: string }> {
  try {
    const response = await fetch(address, { ...init, signal: AbortSignal.timeout(ANSWER_MS_MAX) });
    return { status: response.status, text: await response.text() };
  } catch {
    return {};
  }
}

function opened(reply: string): string {
  const encrypted = xmlField(reply, "Encrypt");
  const text = encrypted === undefined ? reply : decryptMessage(encrypted, DEV_ACCOUNT);
  return (text ?? "").slice(0, ANSWER_BYTES_MAX);
}
