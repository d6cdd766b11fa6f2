import type { Log, MessagesReply, MomentsReply } from "#contracts/message.ts";
import type { MessageRow } from "#core/message/log.ts";
import { call } from "../lib/call.ts";

export type { MessageRow };

export const messages = (asked: Partial<Omit<Log, "action">>): Promise<MessagesReply> =>
  call("message", { action: "log", ...asked });
export const moments = (): Promise<MomentsReply> => call("message", { action: "moments" });
