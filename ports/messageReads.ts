import type { Consents, Message } from "#core/message/message.ts";

/** Which messages staff want to see; what is left out does not matter. */
export type MessageFilter = {
  readonly openid?: string;
  readonly moment?: Message["moment"];
  readonly states?: readonly Message["state"][];
  readonly fromMs: number;
  readonly untilMs: number;
};
/** Where a page of a list by time ended. */
export type Place = { readonly atMs: number; readonly id: string };

/** What is asked about messages and those who agreed to them. */
export interface MessageReads {
  /** Messages of a span, both ends in it, the newest first, those after a place. 1 request. */
  messageLog(
    filter: MessageFilter,
    after: Place | null,
    limit: number,
  ): Promise<readonly Message[]>;
  /** Promoters who agreed to be told and were told last at or before an instant, the longest ago first. 1 request. */
  promotersToTell(untilMs: number, limit: number): Promise<readonly Consents[]>;
}
