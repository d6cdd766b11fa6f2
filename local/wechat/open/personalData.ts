import { randomBytes } from "node:crypto";
import type { Clock } from "../../clock.ts";
import { badRequest, fieldsOf, onlyFields, textField } from "../../control/fields.ts";
import type { Parameters } from "./miniProgramCode.ts";
import { refused, type OpenAnswer, type OpenInterfaces } from "./openApiCall.ts";

/** A code for a phone number is good for five minutes, and once. Source: WeChat, "获取手机号". */
const CODE_MS = 5 * 60_000;
/** A cloud id (open data) is good for as long. */
const CLOUD_ID_MS = 5 * 60_000;
const KEPT_MAX = 10_000;

type Kept<T> = { readonly value: T; readonly untilMs: number };

/** What a user let the mini program know: his phone number, by code, and open data, by cloud id. */
export interface PersonalData {
  readonly interfaces: OpenInterfaces;
  /** A user tapped the button that gives his number away. → the code that the mini program gets. */
  giveNumber(body: unknown): { readonly code: string };
  /** → the cloud id that the mini program gets for open data, such as a share's group. */
  giveData(body: unknown): { readonly cloudId: string };
  /** `getOpenData`: undefined for a cloud id that is unknown or too old. */
  openData(cloudId: string): unknown;
}

export function createPersonalData({
  clock,
  appid,
}: {
  clock: Clock;
  appid: string;
}): PersonalData {
  const numbers = new Map<string, Kept<string>>();
  const data = new Map<string, Kept<unknown>>();

  function keep<T>(all: Map<string, Kept<T>>, key: string, value: T, lifeMs: number): void {
    const [oldest] = all.keys();
    if (all.size >= KEPT_MAX && oldest !== undefined) all.delete(oldest);
    all.set(key, { value, untilMs: clock.nowMs() + lifeMs });
  }

  function redeemed(parameters: Parameters): OpenAnswer {
    const code = parameters.get("code");
    if (typeof code !== "string" || code === "") return refused(40029, "invalid code");
    const kept = numbers.get(code);
    numbers.delete(code);
    if (kept === undefined || kept.untilMs < clock.nowMs()) return refused(40029, "invalid code");
    const watermark = { timestamp: Math.floor(clock.nowMs() / 1_000), appid };
    return {
      fields: { errcode: 0, errmsg: "ok", phone_info: { ...partsOf(kept.value), watermark } },
    };
  }

  return {
    interfaces: new Map([
      ["phonenumber.getPhoneNumber", async (parameters) => redeemed(parameters)],
    ]),
    giveNumber(body) {
      const code = randomBytes(16).toString("hex");
      keep(numbers, code, readNumber(body), CODE_MS);
      return { code };
    },
    giveData(body) {
      const fields = fieldsOf(body);
      onlyFields(fields, ["data"], "open data");
      if (fields["data"] === undefined) throw badRequest("data is missing");
      const cloudId = `58_${randomBytes(16).toString("hex")}`;
      keep(data, cloudId, fields["data"], CLOUD_ID_MS);
      return { cloudId };
    },
    openData(cloudId) {
      const kept = data.get(cloudId);
      return kept === undefined || kept.untilMs < clock.nowMs() ? undefined : kept.value;
    },
  };
}

/** A number with its country, as `+86 13800000000`. Errors: ControlError. */
function readNumber(body: unknown): string {
  const fields = fieldsOf(body);
  onlyFields(fields, ["phoneNumber"], "a phone number");
  const given = textField(fields, "phoneNumber");
  const full = /^\d{11}$/.test(given) ? `+86 ${given}` : given;
  if (/^\+\d{1,3} \d{4,15}$/.test(full)) return full;
  throw badRequest('phoneNumber must be like "13800000000" or "+86 13800000000"');
}

/** Only numbers of other countries are told with their country. */
function partsOf(number: string): object {
  const [, country = "86", pure = ""] = /^\+(\d{1,3}) (\d+)$/.exec(number) ?? [];
  const phoneNumber = country === "86" ? pure : `+${country}${pure}`;
  return { phoneNumber, purePhoneNumber: pure, countryCode: country };
}
