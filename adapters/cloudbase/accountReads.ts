import type { Client } from "#adapters/cloudbase/client.ts";
import type { Account } from "#core/account/account.ts";
import { OPEN_AFTER_SALES, OPEN_STATES } from "#core/account/openPurchase.ts";
import type { Forward } from "#core/content/material.ts";
import type { NoticeRead } from "#core/content/notice.ts";
import type { Post } from "#core/people/post.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { AccountReads } from "#ports/accountReads.ts";

/** The questions of `AccountReads`, each by an index over the person or the time. */
export function cloudbaseAccountReads({ db }: Client): AccountReads {
  const _ = db.command;
  return {
    async openPurchases(buyerId, limit) {
      const isOpen = _.or([
        { state: _.in([...OPEN_STATES]) },
        { "afterSales.state": _.in([...OPEN_AFTER_SALES]) },
      ]);
      const { data } = await db
        .collection("purchases")
        .where(_.and([{ buyerId }, isOpen]))
        .limit(limit)
        .get();
      return data as Purchase[];
    },
    async postsOf(personId, limit) {
      const { data } = await db
        .collection("posts")
        .where(_.or([{ "staff.promoterId": personId }, { "holders.promoterId": personId }]))
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Post[];
    },
    async forwardsBy(promoterId, afterId, limit) {
      const { data } = await db
        .collection("forwards")
        .where({ promoterId, _id: _.gt(afterId) })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Forward[];
    },
    async noticeReadsBy(personId, afterId, limit) {
      const { data } = await db
        .collection("noticeReads")
        .where({ personId, _id: _.gt(afterId) })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as NoticeRead[];
    },
    async closingsDue(untilMs, limit) {
      const { data } = await db
        .collection("accounts")
        .where({ dueAtMs: _.lte(untilMs) })
        .orderBy("dueAtMs", "asc")
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Account[];
    },
  };
}
