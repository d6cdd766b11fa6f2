import type { Clock } from "../../clock.ts";
import { ControlError } from "../../control/errors.ts";
import { badRequest, fieldsOf, onlyFields, textField } from "../../control/fields.ts";
import type { Parameters } from "./miniProgramCode.ts";
import { isOpenid, refused, type OpenAnswer, type OpenInterfaces } from "./openApiCall.ts";

/** A subscription message that was sent. */
export type SentMessage = {
  readonly atMs: number;
  readonly openid: string;
  readonly templateId: string;
  readonly page: string;
  readonly data: Readonly<Record<string, string>>;
};

/** One-time subscription messages: each consent of a user is good for one message of one template. */
export interface Subscriptions {
  readonly interfaces: OpenInterfaces;
  /** A user was asked and answered. → how many messages of the template he may be sent now. */
  answer(body: unknown): { readonly left: number };
  /** Registers a template with its fields: from then on messages must have just these. */
  addTemplate(body: unknown): object;
  /** The templates that were registered, with their titles where they have one. */
  templates(): readonly Template[];
  /** The newest first. */
  sent(limit: number): readonly SentMessage[];
}

/** A template as the developer registered it. */
export type Template = {
  readonly templateId: string;
  readonly fields: readonly string[];
  readonly title?: string;
};

/** As many messages are remembered. */
export const SENT_KEPT = 1_000;
const CONSENTS_MAX = 100_000;
const TEMPLATES_MAX = 1_000;

/** How long a field may be, and what it must look like, by the word that its name begins with. Source: WeChat, "订阅消息参数值内容限制说明". */
const FIELD_KINDS: Readonly<Record<string, RegExp>> = {
  thing: /^[^]{1,20}$/u,
  number: /^-?\d{1,32}(\.\d+)?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}]{1,5}$/u,
  character_string: /^[\x21-\x7e]{1,32}$/,
  time: /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/]\d{1,2}[-/]\d{1,2})?\s*(\d{1,2}:\d{2}(:\d{2})?)?([~～].+)?$/,
  date: /^(\d{4}年\d{1,2}月\d{1,2}日|\d{4}[-/]\d{1,2}[-/]\d{1,2})\s*(\d{1,2}:\d{2}(:\d{2})?)?([~～].+)?$/,
  amount: /^[¥￥$€£]?\d{1,10}(\.\d+)?元?$/,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^[^]{1,8}$/u,
  name: /^([\u4e00-\u9fff·]{1,10}|[A-Za-z .·]{1,20}|[^]{1,20})$/u,
  phrase: /^[\u4e00-\u9fff]{1,5}$/,
  enum: /^[^]{1,20}$/u,
};

export function createSubscriptions({ clock }: { clock: Clock }): Subscriptions {
  /** By user and template: messages left to send, or that he refused. */
  const consents = new Map<string, number>();
  const templates = new Map<string, Template>();
  let sent: SentMessage[] = [];

  function send(parameters: Parameters): OpenAnswer {
    const { touser, template_id, page = "", data } = Object.fromEntries(parameters);
    if (!isOpenid(touser)) return refused(40003, "invalid openid");
    if (typeof template_id !== "string" || template_id === "") {
      return refused(40037, "invalid template_id");
    }
    const known = templates.get(template_id);
    if (templates.size > 0 && known === undefined) return refused(40037, "invalid template_id");
    if (typeof page !== "string" || page.length > 1_024) return refused(41030, "invalid page");
    const values = valuesOf(data);
    if (typeof values === "string") return refused(47003, `argument invalid! ${values}`);
    const missing = known?.fields.find((name) => values[name] === undefined);
    if (missing !== undefined) {
      return refused(47003, `argument invalid! data.${missing}.value is empty`);
    }
    const key = keyOf(touser, template_id);
    const left = consents.get(key) ?? 0;
    if (left <= 0) return refused(43101, "user refuse to accept the msg");
    consents.set(key, left - 1);
    sent.push({
      ...{ atMs: clock.nowMs(), openid: touser, templateId: template_id, page },
      data: values,
    });
    if (sent.length > 2 * SENT_KEPT) sent = sent.slice(-SENT_KEPT);
    return { fields: { errcode: 0, errmsg: "ok", msgid: sent.length } };
  }

  return {
    interfaces: new Map([["subscribeMessage.send", async (parameters) => send(parameters)]]),
    answer(body) {
      const { key, accepts, times } = readConsent(body);
      if (consents.size >= CONSENTS_MAX && !consents.has(key)) {
        throw new ControlError("too_many_consents", `${CONSENTS_MAX} consents are kept`, 409);
      }
      const left = accepts ? (consents.get(key) ?? 0) + times : 0;
      consents.set(key, left);
      return { left };
    },
    addTemplate(body) {
      const template = readTemplate(body);
      if (templates.size >= TEMPLATES_MAX) {
        throw new ControlError("too_many_templates", `${TEMPLATES_MAX} templates are kept`, 409);
      }
      templates.set(template.templateId, template);
      const fields = [...templates.values()].map((each) => [each.templateId, each.fields]);
      return { templates: Object.fromEntries(fields) };
    },
    templates: () => [...templates.values()],
    sent: (limit) => sent.slice(-SENT_KEPT).reverse().slice(0, limit),
  };
}

function keyOf(openid: string, templateId: string): string {
  return JSON.stringify([openid, templateId]);
}

/** What a user answered. Errors: ControlError. */
function readConsent(body: unknown): { key: string; accepts: boolean; times: number } {
  const fields = fieldsOf(body);
  onlyFields(fields, ["openid", "templateId", "result", "times"], "a subscription");
  const key = keyOf(textField(fields, "openid"), textField(fields, "templateId"));
  const times = fields["times"] ?? 1;
  if (typeof times !== "number" || !Number.isInteger(times) || times < 1 || times > 100) {
    throw badRequest("times must be a whole number from 1 to 100");
  }
  const result = fields["result"] ?? "accept";
  if (!["accept", "reject", "ban"].includes(String(result))) {
    throw badRequest("result must be accept, reject or ban");
  }
  return { key, accepts: result === "accept", times };
}

/** A template's id, the names of its fields, and its title. Errors: ControlError. */
function readTemplate(body: unknown): Template {
  const fields = fieldsOf(body);
  onlyFields(fields, ["templateId", "fields", "title"], "a template");
  const names = fields["fields"];
  if (!Array.isArray(names) || !names.every((name) => typeof name === "string")) {
    throw badRequest('fields must be a list of names, such as ["thing1", "amount2"]');
  }
  const title = fields["title"] === undefined ? {} : { title: textField(fields, "title") };
  return { templateId: textField(fields, "templateId"), fields: names, ...title };
}

/** The texts of the message, or where it is wrong. */
function valuesOf(data: unknown): Record<string, string> | string {
  if (typeof data !== "object" || data === null || Array.isArray(data)) return "data is empty";
  const values: Record<string, string> = {};
  for (const [name, field] of Object.entries(data)) {
    const value = (field as { value?: unknown } | null)?.value;
    const text = typeof value === "number" ? String(value) : value;
    if (typeof text !== "string" || text === "") return `data.${name}.value is empty`;
    const kind = FIELD_KINDS[name.replace(/\d+$/, "")];
    if (kind === undefined) return `data.${name} is no field of a template`;
    if (!kind.test(text)) return `data.${name}.value invalid`;
    values[name] = text;
  }
  return Object.keys(values).length === 0 ? "data is empty" : values;
}
