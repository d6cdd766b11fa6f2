import * as message from "#contracts/message.ts";
import { answer, mine } from "#functions/message/answer.ts";
import { ask } from "#functions/message/ask.ts";
import { log, moments } from "#functions/message/log.ts";
import { type Action, forPerson, forStaff } from "#functions/shared/serve.ts";
import type { WithMessages } from "#ports/deps.ts";

/** What the cloud function `message` does: who agreed to be told what, and what they were told. */
export const actions: ReadonlyMap<string, Action<WithMessages>> = new Map([
  ["ask", forPerson(message.askSchema, ask)],
  ["answer", forPerson(message.answerSchema, answer)],
  ["mine", forPerson(message.mineSchema, mine)],
  ["log", forStaff(message.logSchema, log)],
  ["moments", forStaff(message.momentsSchema, moments)],
]);
