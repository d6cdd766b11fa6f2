import type { Moment } from "#core/message/message.ts";
import { type MessageAnswer, type Messages, NO_CONSENT_CODE } from "#ports/messages.ts";

export type MemoryMessage = Parameters<Messages["send"]>[0];
export interface MemoryMessages extends Messages {
  /** A person agrees at WeChat to so many messages of a moment; 0 takes all back. */
  consent(openid: string, moment: Moment, times: number): void;
  /** Every message that WeChat took, the first first. */
  sent(): readonly MemoryMessage[];
  /** Every call from now on is answered so, whether or not WeChat would take it; null = as it is. */
  fail(answer: MessageAnswer | null): void;
  calls(): number;
}

/** WeChat's subscription messages in maps, for unit tests. Every moment has a template but those of `without`. */
export function memoryMessages(without: readonly Moment[] = []): MemoryMessages {
  const left = new Map<string, number>();
  const sent: MemoryMessage[] = [];
  let failure: MessageAnswer | null = null;
  let calls = 0;
  const keyOf = (openid: string, moment: Moment) => `${moment}/${openid}`;
  return {
    templateOf: (moment) => (without.includes(moment) ? null : `template-${moment}`),
    async send(message) {
      await Promise.resolve(); // As a call over the network does.
      calls += 1;
      if (failure) return failure;
      const key = keyOf(message.openid, message.moment);
      const known = left.get(key) ?? 0;
      if (known === 0) {
        return { answer: "refused", code: NO_CONSENT_CODE, reason: "43101 user refuse" };
      }
      left.set(key, known - 1);
      sent.push(message);
      return { answer: "sent" };
    },
    consent: (openid, moment, times) => {
      const key = keyOf(openid, moment);
      left.set(key, times === 0 ? 0 : (left.get(key) ?? 0) + times);
    },
    sent: () => [...sent],
    fail: (answer) => {
      failure = answer;
    },
    calls: () => calls,
  };
}
