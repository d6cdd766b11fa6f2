import type { Client } from "#adapters/cloudbase/client.ts";
import { AFTER_SALES_KINDS, type AfterSalesKind } from "#core/purchase/afterSales.ts";
import { FLAGGED_STATES } from "#core/purchase/afterSalesDeadlines.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { type AfterSalesReads, type AfterSalesWish, madeFor } from "#ports/afterSalesReads.ts";
import { ONE_INSTANT_MAX, pageOf, sorted } from "#ports/purchaseReads.ts";

/**
 * The questions of `AfterSalesReads`. What waits for staff is few at a time, whatever has ended; what is in a state is
 * read by an index of states and kinds that ends in `createdAtMs`, which also gives the order, one query for each kind.
 */
export function cloudbaseAfterSalesReads({ db }: Client): AfterSalesReads {
  const _ = db.command;
  return {
    async afterSalesPage(query, wish, afterId, limit) {
      const late = {
        state: _.in([...FLAGGED_STATES]),
        dueAtMs: _.lte(query.kind === "overdue" ? query.nowMs : 0),
      };
      const one = { ...(query.kind === "overdue" ? late : {}), ...fitting(wish) };
      const { data } = await db
        .collection("purchases")
        .where({
          ...{ asksStaff: true, _id: _.gt(afterId) },
          ...(Object.keys(one).length === 0 ? {} : { afterSales: _.elemMatch(one) }),
        })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Purchase[];
    },
    async afterSalesByState(state, wish, beforeMs, limit) {
      const newestOf = async (
        kind: AfterSalesKind,
        fromMs: number,
        untilMs: number,
        most: number,
      ) => {
        const { data } = await db
          .collection("purchases")
          .where({
            afterSales: _.elemMatch({ state, ...fitting({ ...wish, kind }) }),
            createdAtMs: _.gte(fromMs).and(_.lt(untilMs)),
          })
          .orderBy("createdAtMs", "desc")
          .limit(most)
          .get();
        return data as Purchase[];
      };
      const kinds = wish.kind === undefined ? AFTER_SALES_KINDS : [wish.kind];
      const newest = async (fromMs: number, untilMs: number, most: number) => {
        const found = await Promise.all(kinds.map((kind) => newestOf(kind, fromMs, untilMs, most)));
        // Who has one of each kind is found by each.
        const rows = new Map(found.flat().map((purchase) => [purchase._id, purchase]));
        return sorted([...rows.values()]).slice(0, most);
      };
      const { fromMs, untilMs } = madeFor(wish, beforeMs);
      return pageOf(await newest(fromMs, untilMs, limit + 1), limit, (instantMs) =>
        newest(instantMs, instantMs + 1, ONE_INSTANT_MAX),
      );
    },
  };
}

/** Plain operators: the SDK does not encode `_.gte(…).and(…)` inside of an elemMatch (3.18.3). */
function fitting({ kind, fromMs, untilMs }: AfterSalesWish): object {
  const askedAtMs = {
    ...(fromMs === undefined ? {} : { $gte: fromMs }),
    ...(untilMs === undefined ? {} : { $lt: untilMs }),
  };
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(Object.keys(askedAtMs).length === 0 ? {} : { askedAtMs }),
  };
}
