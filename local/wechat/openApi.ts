import type { Clock } from "../clock.ts";
import type { CallLog } from "./callLog.ts";
import { createCodeMaker, type Parameters, type WechatRefusal } from "./miniProgramCode.ts";
import { decodeCall, encodeReply, type Pair } from "./openApiMessages.ts";

/** One call of the `/admin` door that WeChat is to answer. */
export interface WechatParts {
  readonly apiName: string;
  readonly cgiName?: string | undefined;
  readonly requestData: Buffer;
}
export interface WechatAnswer {
  readonly contentType: string;
  readonly body: Buffer;
}

/** The type that makes both SDKs read `{ code, message }` as a refusal. */
const REFUSAL_TYPE = "application/json; charset=utf-8";
/** WeChat's own code for an interface that does not exist. */
const API_NOT_FOUND = -604100;

/** A refusal of the stand-in itself, in words that reach the caller of either SDK. */
export function notEmulated(what: string): WechatAnswer {
  const refusal = { code: "NOT_EMULATED", message: `not emulated: ${what}` };
  return { contentType: REFUSAL_TYPE, body: Buffer.from(JSON.stringify(refusal)) };
}

/** WeChat's open interfaces (`cloud.openapi.…`), as wx-server-sdk reaches them. */
export function createOpenApi({ clock, log }: { clock: Clock; log: CallLog }) {
  const apis = new Map([["wxacode.getUnlimited", createCodeMaker(clock)]]);

  return async ({ apiName, requestData }: WechatParts): Promise<WechatAnswer> => {
    const record = (about: string, outcome: string) =>
      log.record({ atMs: clock.nowMs(), door: "openapi", api: apiName, about, outcome });

    const { apiType, pairs } = await decodeCall(requestData);
    if (apiType !== "OPEN_API") {
      record(apiType, "NOT_EMULATED");
      return notEmulated(`${apiName} (${apiType})`);
    }
    const api = apis.get(apiName);
    if (api === undefined) {
      record("", String(API_NOT_FOUND));
      return answer(await encodeReply({ errorCode: API_NOT_FOUND }));
    }
    const parameters = parametersOf(pairs);
    const reply = await api(parameters);
    record(
      JSON.stringify(Object.fromEntries(parameters)),
      isRefusal(reply) ? String(reply.errcode) : "ok",
    );
    return answer(
      await encodeReply(
        isRefusal(reply)
          ? { contentType: "application/json", body: Buffer.from(JSON.stringify(reply)) }
          : { contentType: "image/png", body: reply },
      ),
    );
  };
}

const isRefusal = (reply: Buffer | WechatRefusal): reply is WechatRefusal => "errcode" in reply;
const answer = (body: Buffer): WechatAnswer => ({ contentType: "application/octet-stream", body });

/** Each top-level parameter travels as JSON text of its own; what is no JSON is a file's bytes. */
function parametersOf(pairs: readonly Pair[]): Parameters {
  return new Map(
    pairs.map(({ key, value }) => {
      try {
        return [key, JSON.parse(value.toString("utf8"))];
      } catch {
        return [key, value];
      }
    }),
  );
}
