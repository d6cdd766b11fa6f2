import type { Client } from "#adapters/cloudbase/client.ts";
import type { Consents, Message } from "#core/message/message.ts";
import type { MessageReads } from "#ports/messageReads.ts";

/** The questions of `MessageReads`, by the indexes over time and person. */
export function cloudbaseMessageReads({ db }: Client): MessageReads {
  const _ = db.command;
  return {
    async messageLog({ openid, moment, states, fromMs, untilMs }, after, limit) {
      const query = {
        atMs: _.gte(fromMs).and(_.lte(Math.min(untilMs, after?.atMs ?? untilMs))),
        ...(openid === undefined ? {} : { openid }),
        ...(moment === undefined ? {} : { moment }),
        ...(states === undefined ? {} : { state: _.in([...states]) }),
      };
      const beyond = after && _.or([{ atMs: _.lt(after.atMs) }, { _id: _.lt(after.id) }]);
      const { data } = await db
        .collection("messages")
        .where(beyond ? _.and([query, beyond]) : query)
        .orderBy("atMs", "desc")
        .orderBy("_id", "desc")
        .limit(limit)
        .get();
      return data as Message[];
    },
    async promotersToTell(untilMs, limit) {
      const { data } = await db
        .collection("consents")
        .where({ asksPromoter: true, toldUntilMs: _.lte(untilMs) })
        .orderBy("toldUntilMs", "asc")
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Consents[];
    },
  };
}
