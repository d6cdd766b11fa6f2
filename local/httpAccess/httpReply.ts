import { validateHeaderName, validateHeaderValue } from "node:http";
import { isObject, type JsonObject } from "../project/fields.ts";
import type { Reply } from "../reply.ts";

/** A function's answer that no HTTP answer can be made of. */
export class BadAnswerError extends Error {}

/** Said by the server itself. */
const OWN_HEADERS: ReadonlySet<string> = new Set([
  ...["connection", "content-length", "keep-alive", "transfer-encoding", "upgrade"],
]);
const TEXT = "text/plain; charset=utf-8";
const JSON_TEXT = "application/json; charset=utf-8";

/**
 * The HTTP answer for what a function returned: text and numbers as text, other values as JSON, and an "integrated
 * response" `{ statusCode, headers, body, isBase64Encoded }` as what it says.
 *
 * Errors: BadAnswerError for an integrated response that is none.
 */
export function httpReply(result: unknown): Reply {
  if (typeof result === "string" || typeof result === "number") {
    return { status: 200, headers: { "content-type": TEXT }, body: String(result) };
  }
  if (isIntegrated(result)) return integratedReply(result);
  return { status: 200, headers: { "content-type": JSON_TEXT }, body: JSON.stringify(result) };
}

/** A status alone does not make one: a plain object may well have a field of that name. */
function isIntegrated(result: unknown): result is JsonObject {
  if (!isObject(result) || typeof result["statusCode"] !== "number") return false;
  return ["headers", "body", "isBase64Encoded"].some((field) => result[field] !== undefined);
}

function integratedReply(result: JsonObject): Reply {
  const { statusCode: status, body = "", isBase64Encoded } = result;
  if (typeof status !== "number" || !Number.isInteger(status) || status < 200 || status > 599) {
    throw new BadAnswerError(`statusCode must be from 200 to 599, but is ${String(status)}`);
  }
  const isText = typeof body === "string";
  const fallback = isText ? TEXT : JSON_TEXT;
  const headers = { "content-type": fallback, ...headersOf(result["headers"]) };
  const text = isText ? body : JSON.stringify(body);
  const bytes = isBase64Encoded === true ? Buffer.from(text, "base64") : text;
  return { status, headers, body: status === 204 || status === 304 ? "" : bytes };
}

/** A list of values is as many lines: cookies cannot share one. */
function headersOf(value: unknown): Record<string, string | string[]> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new BadAnswerError("headers must be an object");
  const headers: Record<string, string | string[]> = {};
  for (const [name, given] of Object.entries(value)) {
    const texts = Array.isArray(given) ? given.map(String) : String(given);
    try {
      validateHeaderName(name);
      for (const text of [texts].flat()) validateHeaderValue(name, text);
    } catch (error) {
      throw new BadAnswerError((error as Error).message);
    }
    if (!OWN_HEADERS.has(name.toLowerCase())) headers[name.toLowerCase()] = texts;
  }
  return headers;
}
