import type { Client } from "#adapters/cloudbase/client.ts";
import { FLAGGED_STATES } from "#core/purchase/afterSalesDeadlines.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { AfterSalesQuery, AfterSalesReads } from "#ports/afterSalesReads.ts";

/** The question of `AfterSalesReads`. What waits for staff is few at a time, whatever has ended. */
export function cloudbaseAfterSalesReads({ db }: Client): AfterSalesReads {
  const _ = db.command;
  const where = (query: AfterSalesQuery): object => {
    if (query.kind === "state") return { "afterSales.state": query.state };
    if (query.kind === "waiting") return { asksStaff: true };
    const late = { state: _.in([...FLAGGED_STATES]), dueAtMs: _.lte(query.nowMs) };
    return { asksStaff: true, afterSales: _.elemMatch(late) };
  };
  return {
    async afterSalesPage(query, afterId, limit) {
      const { data } = await db
        .collection("purchases")
        .where({ ...where(query), _id: _.gt(afterId) })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Purchase[];
    },
  };
}
