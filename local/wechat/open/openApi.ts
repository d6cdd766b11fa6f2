import type { Clock } from "../../clock.ts";
import { parseJsonBody } from "../../jsonBody.ts";
import { ABOUT_MAX, type CallLog } from "../callLog.ts";
import type { Script } from "../script.ts";
import { scriptedCall, type Scripted } from "../scriptedCall.ts";
import { createDrawnCodes, type DrawnCode } from "./drawnCodes.ts";
import { limitedCodes } from "./limitedCodes.ts";
import { createCodeMaker, type Parameters } from "./miniProgramCode.ts";
import { jsonOf, outcomeOf, replyOf } from "./openAnswers.ts";
import type { OpenAnswer, OpenInterfaces } from "./openApiCall.ts";
import {
  decodeCall,
  decodeCloudIds,
  encodeOpenData,
  encodeReply,
  type Pair,
} from "./openApiMessages.ts";

/** The parts of a `wx.openApi` or `wx.wxPayApi` request that the `/admin` door passes on. */
export interface WechatParts {
  readonly apiName: string;
  readonly cgiName?: string | undefined;
  readonly requestData: Buffer;
}

/** "cut": the connection is broken off without an answer. */
export type WechatAnswer = { readonly contentType: string; readonly body: Buffer } | "cut";

/** The type that makes both SDKs read `{ code, message }` as a refusal. */
const REFUSAL_TYPE = "application/json; charset=utf-8";
/** WeChat's own code for an interface that does not exist. */
const API_NOT_FOUND = -604100;
const OPEN_DATA = "ApiGetOpenDataByCloudId";

/** A refusal of the stand-in itself, in words that reach the caller of either SDK. */
export function notEmulated(what: string): WechatAnswer {
  const refusal = { code: "NOT_EMULATED", message: `not emulated: ${what}` };
  return { contentType: REFUSAL_TYPE, body: Buffer.from(JSON.stringify(refusal)) };
}

/** WeChat's open interfaces, as the SDKs of functions reach them. */
export interface OpenApi {
  /** `cloud.openapi.…` and `getOpenData` of wx-server-sdk: protobuf in and out. */
  call(parts: WechatParts): Promise<WechatAnswer>;
  /** `callOpenAPI` of both SDKs: JSON in and out. */
  callJson(apiName: string, data: unknown): Promise<string | "cut">;
  /** The mini program codes that were drawn since the start, the newest first. */
  drawnCodes(): readonly DrawnCode[];
}

export type OpenApiParts = {
  readonly clock: Clock;
  readonly log: CallLog;
  readonly script: Script;
  /** Those of the other stand-ins: messages, checks, personal data. */
  readonly interfaces: readonly OpenInterfaces[];
  readonly openData: (cloudId: string) => unknown;
};

export function createOpenApi(o: OpenApiParts): OpenApi {
  const { clock, log, script, openData } = o;
  const apis = allInterfaces(o);
  const drawn = createDrawnCodes(clock);
  script.offer("call", apis.keys());

  const record = (api: string, about: string, outcome: string, isScripted = false) =>
    log.record({
      ...{ atMs: clock.nowMs(), door: "openapi", api, about: about.slice(0, ABOUT_MAX), outcome },
      ...(isScripted ? { scripted: true } : {}),
    });

  /** Undefined: there is no such interface. */
  async function answerOf(
    apiName: string,
    parameters: Parameters,
  ): Promise<OpenAnswer | "cut" | undefined> {
    const api = apis.get(apiName);
    if (api === undefined) {
      record(apiName, "", String(API_NOT_FOUND));
      return undefined;
    }
    const fields = Object.fromEntries(parameters);
    const directive = script.take(apiName, fields);
    const answer = answered(await scriptedCall(directive, () => api(parameters)));
    if (answer !== "cut" && "picture" in answer) drawn.add(apiName, parameters);
    const about = JSON.stringify(Object.fromEntries([...parameters].map(shown)));
    record(apiName, about, outcomeOf(answer), directive !== undefined);
    return answer;
  }

  return {
    drawnCodes: drawn.all,
    async call({ apiName, requestData }) {
      const { apiType, pairs, service } = await decodeCall(requestData);
      if (apiType === "SVRKIT_API" && service.name === OPEN_DATA) {
        const ids = await decodeCloudIds(service.request);
        record("getOpenData", ids.join(" "), "ok");
        return protobuf(await encodeReply({ body: await openDataOf(ids, openData) }));
      }
      if (apiType !== "OPEN_API") {
        record(apiName, apiType, "NOT_EMULATED");
        return notEmulated(`${apiName} (${apiType})`);
      }
      const answer = await answerOf(apiName, parametersOf(pairs));
      if (answer === "cut") return answer;
      return protobuf(await encodeReply(answer ? replyOf(answer) : { errorCode: API_NOT_FOUND }));
    },

    async callJson(apiName, data) {
      const fields = typeof data === "object" && data !== null ? Object.entries(data) : [];
      const parameters = new Map(fields.map(([name, value]) => [snakeCase(name), value]));
      const answer = await answerOf(apiName, parameters);
      if (answer === "cut") return answer;
      const unknown = { errcode: API_NOT_FOUND, errmsg: `invalid api ${apiName}` };
      return JSON.stringify(answer === undefined ? unknown : jsonOf(answer));
    },
  };
}

function allInterfaces({ clock, interfaces }: OpenApiParts): OpenInterfaces {
  const draw = createCodeMaker(clock);
  return new Map([
    [
      "wxacode.getUnlimited",
      async (parameters: Parameters): Promise<OpenAnswer> => {
        const drawn = await draw(parameters);
        return "errcode" in drawn ? drawn : { picture: drawn, contentType: "image/png" };
      },
    ],
    ...limitedCodes(),
    ...interfaces.flatMap((some) => [...some]),
  ]);
}

function answered(scripted: Scripted<OpenAnswer>): OpenAnswer | "cut" {
  switch (scripted.kind) {
    case "own":
      return scripted.reply;
    case "answer":
      return { fields: { errcode: 0, errmsg: "ok", ...(scripted.answer as object) } };
    case "fail":
      return { errcode: Number(scripted.fail.code) || -1, errmsg: scripted.fail.message };
    case "cut":
      return "cut";
  }
}

/** Of a file the log keeps its size. */
function shown([name, value]: [string, unknown]): [string, unknown] {
  return [name, Buffer.isBuffer(value) ? `${value.length} bytes` : value];
}

async function openDataOf(
  ids: readonly string[],
  openData: (cloudId: string) => unknown,
): Promise<Buffer> {
  const data = ids.map((cloudId) => {
    const found = openData(cloudId);
    const json =
      found === undefined
        ? { cloudID: cloudId, errCode: -601006, errMsg: "cloudID expired or invalid" }
        : { cloudID: cloudId, data: found };
    return { cloudId, json: JSON.stringify(json) };
  });
  return encodeOpenData(data);
}

const protobuf = (body: Buffer): WechatAnswer => ({
  contentType: "application/octet-stream",
  body,
});

/** Each top-level parameter travels as JSON text of its own; what is no JSON is a file's bytes. */
function parametersOf(pairs: readonly Pair[]): Parameters {
  return new Map(
    pairs.map(({ key, value }) => {
      try {
        return [key, parseJsonBody(value)];
      } catch {
        return [key, value];
      }
    }),
  );
}

/** The SDK writes names so for its own interfaces; callOpenAPI leaves them as they are. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
