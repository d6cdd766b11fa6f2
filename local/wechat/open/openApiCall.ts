import type { Parameters, WechatRefusal } from "./miniProgramCode.ts";

/** What an open interface answers: fields, a picture, or WeChat's refusal. */
export type OpenAnswer =
  | { readonly fields: Readonly<Record<string, unknown>> }
  | { readonly picture: Buffer; readonly contentType: string }
  | WechatRefusal;

/** One of WeChat's open interfaces. Parameters come by the names of its documents, in small letters with `_`. */
export type OpenInterface = (parameters: Parameters) => Promise<OpenAnswer>;

export type OpenInterfaces = ReadonlyMap<string, OpenInterface>;

export function refused(errcode: number, errmsg: string): WechatRefusal {
  return { errcode, errmsg };
}

export function isRefused(answer: OpenAnswer): answer is WechatRefusal {
  return "errcode" in answer;
}

/** An openid as the platform gives it out: it must at least look like one. */
export function isOpenid(value: unknown): value is string {
  return typeof value === "string" && /^[\w-]{1,64}$/.test(value);
}
