import { parseJsonBody } from "../jsonBody.ts";

/**
 * The frames of the realtime protocol, as the SDKs speak it: text, JSON, one message each.
 *
 * The client asks with `requestId`, and the answer carries the same; a message that concerns one listener carries its
 * `watchId`, which the client chose.
 */
export type ClientMessage = {
  readonly msgType: string;
  readonly requestId: string;
  readonly watchId: string | undefined;
  readonly msgData: Fields;
  readonly exMsgData: Fields;
};

export type ServerMessage = {
  readonly msgType: "LOGIN_RES" | "INIT_EVENT" | "NEXT_EVENT" | "CHECK_EVENT" | "PONG" | "ERROR";
  readonly requestId: string;
  readonly watchId?: string | undefined;
  readonly msgData: object | null;
};

export type Fields = { readonly [field: string]: unknown };

/** What a message is refused with. The SDKs know `WatchCode`s; of others they show code and sentence. */
export class WatchError extends Error {
  readonly code: string;

  constructor(code: WatchCode | (string & {}), message: string) {
    super(message);
    this.code = code;
  }
}

/** The codes that the SDK acts on, in its own spelling: a `SIGN` or `LOGIN` one makes it sign in again. */
export type WatchCode =
  | "CHECK_LOGIN_FAILED"
  | "SIGN_EXPIRED_ERROR"
  | "SIGN_INVALID_ERROR"
  | "QUERYID_INVALID_ERROR"
  | "INVALIID_ENV"
  | "SYS_ERR";

const NAME_LENGTH_MAX = 256;

/** Errors: INVALID_PARAM for what is no message; there is then no id to answer to. */
export function parseMessage(text: string): ClientMessage {
  let parsed: unknown;
  try {
    parsed = parseJsonBody(text);
  } catch {
    throw invalid("the message is not JSON");
  }
  const message = fieldsOf(parsed, "the message");
  const watchId = message["watchId"];
  return {
    msgType: textOf(message, "msgType"),
    requestId: textOf(message, "requestId"),
    watchId: watchId === undefined || watchId === null ? undefined : textOf(message, "watchId"),
    msgData: fieldsOf(message["msgData"] ?? {}, "msgData"),
    exMsgData: fieldsOf(message["exMsgData"] ?? {}, "exMsgData"),
  };
}

export function invalid(problem: string): WatchError {
  return new WatchError("INVALID_PARAM", problem);
}

export function fieldsOf(value: unknown, name: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw invalid(`${name} must be an object`);
}

/** A text that names something: never empty. */
export function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  if (typeof value === "string" && value !== "" && value.length <= NAME_LENGTH_MAX) return value;
  throw invalid(`${name} must be a text of 1 to ${NAME_LENGTH_MAX} characters`);
}

/** A whole number, not below 0. */
export function countOf(fields: Fields, name: string): number {
  const value = fields[name];
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw invalid(`${name} must be a whole number, not below 0`);
}
