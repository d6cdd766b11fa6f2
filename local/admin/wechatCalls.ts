import { parseJsonBody } from "../jsonBody.ts";
import type { Wechat } from "../wechat/index.ts";
import { data, type Action, type Actions } from "./action.ts";
import { invalidParam } from "./errors.ts";
import type { Params } from "./params.ts";

/** `wx.*`: what wx-server-sdk asks of WeChat. Parts and answers are protobuf, which only the stand-in reads. */
export function wechatActions(wechat: Wechat): Actions {
  return new Map<string, Action>([
    ["wx.openApi", (params) => wechat.openApi(partsOf(params))],
    [
      "wx.wxPayApi",
      (params, { call }) => wechat.wxPayApi({ ...partsOf(params), openid: call?.caller.openid }),
    ],
    [
      "wx.api",
      async (params) => {
        const requestData = jsonOf(params.optionalText("requestData") || "{}");
        const answer = await wechat.openApiJson(params.text("apiName"), requestData);
        return answer === "cut" ? answer : data({ responseData: answer });
      },
    ],
  ]);
}

function partsOf(params: Params) {
  const cgiName = params.optionalText("cgiName");
  return {
    apiName: params.text("apiName"),
    ...(cgiName === undefined ? {} : { cgiName }),
    requestData: params.bytes("requestData"),
  };
}

function jsonOf(text: string): unknown {
  try {
    return parseJsonBody(text);
  } catch {
    throw invalidParam("requestData is not JSON");
  }
}
