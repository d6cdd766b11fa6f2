import type { Message } from "#core/message/message.ts";
import { MINUTE_MS } from "#core/time.ts";

/** A message as staff see it in their list. */
export type MessageRow = Omit<Message, "_id" | "rev" | "openid"> & {
  readonly messageId: string;
  /** `oAbc…wxyz`. */
  readonly person: string;
};
/** No call lives so long: whoever was sending is dead, and nobody knows whether WeChat took it. */
const SENDING_MS = 2 * MINUTE_MS;
const SHOWN = 4;

export function messageRow(
  { _id, rev: _rev, openid, ...message }: Message,
  nowMs: number,
): MessageRow {
  const isDead = message.state === "sending" && nowMs - message.atMs > SENDING_MS;
  return {
    messageId: _id,
    person: maskedOpenid(openid),
    ...message,
    state: isDead ? "unclear" : message.state,
    reason: isDead ? "发送途中断，不知是否送达；不会重发" : message.reason,
  };
}

/** The states under which a message may lie that is shown in a state. */
export const statesShown = (state: Message["state"]): readonly Message["state"][] =>
  state === "unclear" ? ["unclear", "sending"] : [state];

/** The ends of an openid, which are enough to tell two people in a list apart. */
export const maskedOpenid = (openid: string): string =>
  openid.length <= 2 * SHOWN
    ? `${openid.slice(0, 1)}…`
    : `${openid.slice(0, SHOWN)}…${openid.slice(-SHOWN)}`;
