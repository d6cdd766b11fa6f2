import type { Moment } from "#core/message/message.ts";

export type MessageAnswer =
  | { readonly answer: "sent" }
  /** WeChat took it not and will not: no consent (43101), a wrong field, an unknown template. */
  | { readonly answer: "refused"; readonly code: number; readonly reason: string }
  | { readonly answer: "unclear"; readonly reason: string };

/** WeChat's number for a person who has not agreed to the template, or agrees no longer. */
export const NO_CONSENT_CODE = 43_101;

/** WeChat's subscription messages. `null` template: the brand has none for that moment, so nobody is asked or told. */
export interface Messages {
  templateOf(moment: Moment): string | null;
  send(message: {
    readonly openid: string;
    readonly moment: Moment;
    readonly page: string;
    readonly fields: Readonly<Record<string, string>>;
  }): Promise<MessageAnswer>;
}
