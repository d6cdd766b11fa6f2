import type { Memory } from "#adapters/memory/store.ts";
import type { MessageReads, Place } from "#ports/messageReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `MessageReads`, answered from maps. */
export function memoryMessageReads({ documents }: Memory, request: Request): MessageReads {
  const later = (a: Place, b: Place): number => b.atMs - a.atMs || (a.id > b.id ? -1 : 1);
  return {
    messageLog: ({ openid, moment, states, fromMs, untilMs }, after, limit) =>
      request(() =>
        [...documents.messages.values()]
          .filter((one) => one.atMs >= fromMs && one.atMs <= untilMs)
          .filter((one) => openid === undefined || one.openid === openid)
          .filter((one) => moment === undefined || one.moment === moment)
          .filter((one) => states === undefined || states.includes(one.state))
          .filter(
            ({ atMs, _id }) =>
              after === null || atMs < after.atMs || (atMs === after.atMs && _id < after.id),
          )
          .map((one) => ({ one, atMs: one.atMs, id: one._id }))
          .sort(later)
          .slice(0, limit)
          .map(({ one }) => one),
      ),
    promotersToTell: (untilMs, limit) =>
      request(() =>
        [...documents.consents.values()]
          .filter(({ asksPromoter, toldUntilMs }) => asksPromoter && toldUntilMs <= untilMs)
          .sort((a, b) => a.toldUntilMs - b.toldUntilMs || (a._id < b._id ? -1 : 1))
          .slice(0, limit),
      ),
  };
}
