import * as z from "zod";
import type { Caller, Deps } from "#ports/deps.ts";
import { BusyError } from "#ports/store.ts";

/** Who acts on an event, and takes of it what it needs. What it throws makes WeChat tell the event again. */
export type Hearer = (message: object, nowMs: number) => Promise<void>;
/** By WeChat's name of the event. */
export type Hearers = ReadonlyMap<string, Hearer>;

/** WeChat takes nothing else for an answer, and pushes again three times. */
const TAKEN = "success";

/** The head of every event; what else it says is the hearer's to read. */
const eventSchema = z.object({
  MsgType: z.literal("event"),
  Event: z.string().min(1).max(64),
  FromUserName: z.string().max(128).default(""),
});

/**
 * An event that WeChat pushes to this function. What nobody hears is taken all the same, or it would come again.
 *
 * - It must come through the door of WeChat: no timer, no other function, no member of staff, no person but the one whom
 *   the event itself names. Function rules keep clients out before; and a hearer believes nothing that WeChat, asked
 *   again, does not say.
 */
export async function takePush(deps: Deps, hearers: Hearers, event: unknown): Promise<string> {
  const parsed = eventSchema.safeParse(event);
  if (!parsed.success) return TAKEN;
  const { Event, FromUserName } = parsed.data;
  if (!isFromWechat(deps.caller(), FromUserName)) return "refused";
  const hear = hearers.get(Event);
  if (!hear) return TAKEN;
  try {
    await hear(Object(event), deps.nowMs());
    return TAKEN;
  } catch (error) {
    if (error instanceof BusyError) return "busy";
    deps.logError(error);
    return "failed";
  }
}

/** Of pushed calls nothing is documented but that `OPENID` is the person who caused the message, where there is one. */
const isFromWechat = ({ door, userId, openid }: Caller, sender: string): boolean =>
  door === "client" && userId === null && (openid === null || openid === sender);
