import { emptyConsents, leftOf, used, withdrawn } from "#core/message/consents.ts";
import type { Consents, Message, Moment } from "#core/message/message.ts";
import type { Notice } from "#core/message/texts.ts";
import { ok } from "#core/result.ts";
import type { WithMessages } from "#ports/deps.ts";
import { type MessageAnswer, NO_CONSENT_CODE } from "#ports/messages.ts";

/** What became of a notice. The first three: nothing was sent, nothing was written. */
export type Sent = "no_template" | "no_consent" | "already" | MessageAnswer["answer"];

/**
 * Tells somebody something by WeChat, if he agreed to it and was not told yet.
 *
 * - The message is written before WeChat is called, and its id is what it is about: whoever comes second sends nothing.
 *   A call that dies in between leaves `sending`, which nobody repeats: twice is worse than not at all.
 * - Never throws for what WeChat says or does not say.
 * - 1 request without a consent, 4 and one call of WeChat with one; 1 document less its consent, and the message twice.
 */
export async function sendMessage(
  deps: WithMessages,
  notice: Notice,
  nowMs: number,
): Promise<Sent> {
  const { store, messages } = deps;
  const { openid, moment, about, fields, page } = notice;
  if (messages.templateOf(moment) === null) return "no_template";
  const consents = await store.get("consents", openid);
  if (!consents || leftOf(consents, moment) === 0) return "no_consent";
  const _id = messageId(moment, about);
  const message: Message = {
    ...{ _id, rev: 0, openid, moment, fields, page },
    ...{ atMs: nowMs, state: "sending", reason: null },
  };
  if (!(await store.create("messages", message))) return "already";
  const isTaken = await take(deps, consents, moment);
  // Another message was first and had the last consent.
  const answer: MessageAnswer = isTaken
    ? await messages.send({ openid, moment, page, fields })
    : { answer: "refused", code: NO_CONSENT_CODE, reason: "no consent is left" };
  const reason = answer.answer === "sent" ? null : answer.reason;
  const written = { ...message, rev: 1 };
  await store.change(
    "messages",
    _id,
    (known = written) => ok({ ...known, state: answer.answer, reason }),
    { document: written },
  );
  if (isTaken && answer.answer === "refused" && answer.code === NO_CONSENT_CODE) {
    await store.change("consents", openid, (known = emptyConsents(openid)) =>
      ok(withdrawn(known, moment)),
    );
  }
  return answer.answer;
}

export const messageId = (moment: Moment, about: string): string => `${moment}/${about}`;

async function take({ store }: WithMessages, read: Consents, moment: Moment): Promise<boolean> {
  const taken = await store.change(
    "consents",
    read._id,
    (known = emptyConsents(read._id)) => used(known, moment),
    { document: read },
  );
  return taken.ok;
}
