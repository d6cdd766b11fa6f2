import type { Log, MessagesReply, Moments, MomentsReply } from "#contracts/message.ts";
import { messageRow, statesShown } from "#core/message/log.ts";
import { MOMENTS } from "#core/message/message.ts";
import { MOMENT_NAMES } from "#core/message/words.ts";
import { FIELDS } from "#core/message/texts.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps, WithMessages } from "#ports/deps.ts";
import { placeText, readPlace } from "#functions/shared/place.ts";

/** What was sent to whom and what became of it, the newest first. 1 request. */
export async function log(
  { reads }: Deps,
  { nowMs }: StaffCall,
  { personId: openid, moment, state, fromMs, untilMs, cursor, limit }: Log,
): Promise<Result<MessagesReply, never>> {
  const filter = {
    ...{ fromMs, untilMs },
    ...(openid === undefined ? {} : { openid }),
    ...(moment === undefined ? {} : { moment }),
    ...(state === undefined ? {} : { states: statesShown(state) }),
  };
  const found = await reads.messageLog(filter, readPlace(cursor), limit);
  const last = found.at(-1);
  return ok({
    messages: found.map((message) => messageRow(message, nowMs)),
    nextCursor: found.length < limit || !last ? null : placeText({ atMs: last.atMs, id: last._id }),
  });
}

/** Which moments have a template, and what each can say. No request. */
export async function moments(
  { messages }: WithMessages,
  _: StaffCall,
  _request: Moments,
): Promise<Result<MomentsReply, never>> {
  const rows = MOMENTS.map((moment) => ({
    moment,
    name: MOMENT_NAMES[moment],
    templateId: messages.templateOf(moment),
    fields: FIELDS[moment],
  }));
  return ok({ moments: rows });
}
