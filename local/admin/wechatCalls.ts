import type { Wechat } from "../wechat/index.ts";
import type { Action, Actions } from "./action.ts";
import type { Params } from "./params.ts";

/** `wx.*`: what wx-server-sdk asks of WeChat. Parts and answers are protobuf, which only the stand-in reads. */
export function wechatActions(wechat: Wechat): Actions {
  return new Map<string, Action>([
    ["wx.openApi", (params) => wechat.openApi(partsOf(params))],
    ["wx.wxPayApi", (params) => wechat.wxPayApi(partsOf(params))],
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
