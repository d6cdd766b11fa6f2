import { isRefused, type OpenAnswer } from "./openApiCall.ts";

/** An answer as the log names it. */
export function outcomeOf(answer: OpenAnswer | "cut"): string {
  if (answer === "cut") return answer;
  return isRefused(answer) ? String(answer.errcode) : "ok";
}

/** An answer inside wx-server-sdk's own message. */
export function replyOf(answer: OpenAnswer): { contentType: string; body: Buffer } {
  if ("picture" in answer) return { contentType: answer.contentType, body: answer.picture };
  const fields = isRefused(answer) ? answer : answer.fields;
  return { contentType: "application/json", body: Buffer.from(JSON.stringify(fields)) };
}

/** An answer to `callOpenAPI`: JSON, in which a picture travels as text. */
export function jsonOf(answer: OpenAnswer): object {
  if (isRefused(answer)) return answer;
  if (!("picture" in answer)) return answer.fields;
  const { picture, contentType } = answer;
  return { errcode: 0, contentType, buffer: picture.toString("base64") };
}
