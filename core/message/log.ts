import type { Message } from "#core/message/message.ts";
import { MESSAGE_STATE_NAMES, MOMENT_NAMES } from "#core/message/words.ts";
import { maskedCode } from "#core/purchase/words.ts";
import { MINUTE_MS } from "#core/time.ts";

/** A message as staff see it in their list. */
export type MessageRow = Omit<Message, "_id" | "rev" | "openid"> & {
  readonly messageId: string;
  /** `oAbc…wxyz`. */
  readonly person: string;
  readonly momentName: string;
  readonly stateName: string;
};
/** No call lives so long: whoever was sending is dead, and nobody knows whether WeChat took it. */
const SENDING_MS = 2 * MINUTE_MS;
const SHOWN = 4;

export function messageRow(
  { _id, rev: _rev, openid, fields, ...message }: Message,
  nowMs: number,
): MessageRow {
  const isDead = message.state === "sending" && nowMs - message.atMs > SENDING_MS;
  const state = isDead ? "unclear" : message.state;
  const code = fields["code"];
  return {
    messageId: withoutOpenid(_id, openid),
    person: maskedOpenid(openid),
    ...message,
    fields: code === undefined ? fields : { ...fields, code: maskedCode(code) },
    ...{ momentName: MOMENT_NAMES[message.moment], state, stateName: MESSAGE_STATE_NAMES[state] },
    reason: isDead ? "发送途中断，不知是否送达；不会重发" : message.reason,
  };
}

/** What a promoter is told of is named by him: that part is shown by its ends, too. */
const withoutOpenid = (id: string, openid: string): string =>
  id
    .split("/")
    .map((part) => (part === openid ? maskedOpenid(part) : part))
    .join("/");

/** The states under which a message may lie that is shown in a state. */
export const statesShown = (state: Message["state"]): readonly Message["state"][] =>
  state === "unclear" ? ["unclear", "sending"] : [state];

/** The ends of an openid, which are enough to tell two people in a list apart. */
export const maskedOpenid = (openid: string): string =>
  openid.length <= 2 * SHOWN
    ? `${openid.slice(0, 1)}…`
    : `${openid.slice(0, SHOWN)}…${openid.slice(-SHOWN)}`;
