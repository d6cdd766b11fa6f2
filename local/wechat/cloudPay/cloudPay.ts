import type { Clock } from "../../clock.ts";
import { APPID_DEFAULT } from "../../functions/context.ts";
import { ABOUT_MAX, type CallLog } from "../callLog.ts";
import type { Money } from "../money.ts";
import { notEmulated, type WechatAnswer, type WechatParts } from "../open/openApi.ts";
import type { Script } from "../script.ts";
import { scriptedCall, type Scripted } from "../scriptedCall.ts";
import { readBody, type BodyFields } from "../v3/bodyFields.ts";
import { isRefusal, paramError } from "../v3/payRefusal.ts";
import { cloudPayApis, type Answered, type Api } from "./cloudPayApis.ts";
import { failed, refusedAs, type Asker } from "./cloudPayReplies.ts";
import { CLOUD_PAY_APIS, wrongCloudPay } from "./cloudPayRequest.ts";

/** A call of cloudPay. `openid`: who called the function that calls. */
export interface CloudPayParts extends WechatParts {
  readonly openid?: string | undefined;
}

/** The SDK takes no JSON by this type but bytes, which it then reads as JSON. */
const ANSWER_TYPE = "application/octet-stream";

/**
 * cloudPay (`cloud.cloudPay.…`), as wx-server-sdk reaches it: the older interfaces of WeChat Pay, in JSON. Its orders
 * and refunds are kept with those of v3, and a function is told of their ends.
 *
 * What is not in `CLOUD_PAY_APIS` is refused by name.
 */
export function createCloudPay(o: { clock: Clock; log: CallLog; script: Script; money: Money }) {
  const { clock, log, script } = o;
  const apis: ReadonlyMap<string, Api> = cloudPayApis(o);
  script.offer("call", CLOUD_PAY_APIS.map(nameOf));

  async function run({ apiName, requestData, openid }: CloudPayParts): Promise<Scripted<Answered>> {
    const read = readBody(requestData);
    const api = apis.get(apiName);
    if (isRefusal(read) || api === undefined) {
      const refusal = isRefusal(read) ? read : paramError(`not emulated: ${apiName}`);
      return { kind: "own", reply: refusedAs({ subMchId: "", subAppid: "" }, refusal) };
    }
    const { fields } = read;
    const asker = askerOf(fields);
    const directive = script.take(nameOf(apiName), fields);
    const scripted = await scriptedCall(directive, async () => {
      const wrong = wrongCloudPay(apiName, fields);
      return wrong === undefined ? api({ asker, fields, openid }) : refusedAs(asker, wrong);
    });
    if (scripted.kind !== "fail") return scripted;
    const { code, message } = scripted.fail;
    return { kind: "own", reply: failed(asker, String(code), message) };
  }

  return async (parts: CloudPayParts): Promise<WechatAnswer> => {
    const { apiName } = parts;
    const record = (outcome: string, answer: string) =>
      log.record({
        ...{ atMs: clock.nowMs(), door: "cloudpay", api: apiName, outcome },
        about: parts.requestData.toString("utf8", 0, ABOUT_MAX),
        answer: answer.slice(0, ABOUT_MAX),
      });
    if (!apis.has(apiName)) {
      record("NOT_EMULATED", "");
      return notEmulated(nameOf(apiName));
    }
    const done = await run(parts);
    if (done.kind === "cut" || done.kind === "fail") {
      record("dropped", "");
      return "cut";
    }
    const answered = done.kind === "own" ? done.reply : (done.answer as object);
    const body = Buffer.isBuffer(answered) ? answered : Buffer.from(JSON.stringify(answered));
    record(outcomeOf(answered), body.toString("utf8", 0, ABOUT_MAX));
    return { contentType: ANSWER_TYPE, body };
  };
}

const nameOf = (api: string): string => `cloudPay.${api}`;

/** As the call names itself, before anybody has looked whether that may be. */
function askerOf({ sub_mch_id: mchid, sub_appid: appid }: BodyFields): Asker {
  return {
    subMchId: typeof mchid === "string" ? mchid : "",
    subAppid: typeof appid === "string" ? appid : APPID_DEFAULT,
  };
}

function outcomeOf(answered: Answered): string {
  if (Buffer.isBuffer(answered)) return "ok";
  const said = new Map<string, unknown>(Object.entries(answered ?? {}));
  if (said.get("return_code") === "FAIL") return "FAIL";
  return said.get("result_code") === "FAIL" ? String(said.get("err_code")) : "ok";
}
