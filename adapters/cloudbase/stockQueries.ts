import type { Client } from "#adapters/cloudbase/client.ts";
import type { StockWrites } from "#adapters/stocks/conditional.ts";
import { FILE_FROM, FILE_MAX } from "#core/stock/filing.ts";
import { couponStockId, type FiledMovement, type Stock } from "#core/stock/stock.ts";
import { PAGE_MAX } from "#ports/store.ts";
import type { StockRow } from "#ports/stocks.ts";

/** So many places may have a SKU. */
const PLACES_MAX = 1_000;
/** Sorts after everything that an id can contain. */
const LAST = "\uffff";
const NO_LISTS = { holds: false, unfiled: false, keys: false };

type Reads = Omit<StockWrites, "take" | "end" | "move" | "create" | "mark" | "forget" | "addRows">;

/** What the database tells of stocks and their logs, each one request. */
export function cloudbaseStockQueries({ db }: Client): Reads {
  const _ = db.command;
  const stocks = (where: object, limit: number) =>
    db.collection("stocks").where(where).orderBy("_id", "asc").limit(limit);
  /** A coupon's stock lies between these two ids, and no stock of goods does. */
  const [couponsFrom, couponsUntil] = [couponStockId(""), couponStockId(LAST)];
  const goodsAfter = (prefix: string, afterId: string) =>
    _.and([
      _.gt(afterId),
      _.gte(prefix),
      _.lt(prefix + LAST),
      _.or([_.lt(couponsFrom), _.gt(couponsUntil)]),
    ]);
  const at = (place: string | null): object => (place === null ? {} : { place });
  /**
   * Few stocks fit `first`, which an index finds. The others' conditions come behind it, or the database would rather
   * walk all ids after the given one.
   */
  const fewBy = (first: object, then: object, limit: number) =>
    db.collection("stocks").aggregate().match(first).sort({ _id: 1 }).match(then).limit(limit);
  return {
    async read(ids) {
      const { data } = await stocks({ _id: _.in([...ids]) }, PAGE_MAX).get();
      return data as Stock[];
    },
    async ofSku(sku) {
      const { data } = await stocks({ sku }, PLACES_MAX).field(NO_LISTS).get();
      return data as StockRow[];
    },
    async list({ place, isLow, prefix }, afterId, limit) {
      const then = { _id: goodsAfter(prefix, afterId), ...at(place) };
      if (isLow) {
        const { data } = await fewBy({ aboveLow: _.lte(0) }, then, limit)
          .project(NO_LISTS)
          .end();
        return data as StockRow[];
      }
      const { data } = await stocks(then, limit).field(NO_LISTS).get();
      return data as StockRow[];
    },
    async overdue(untilMs, limit, afterId = "") {
      const isDue = _.or([{ "holds.untilMs": _.lte(untilMs) }, { waiting: _.gte(FILE_FROM) }]);
      const { data } = await fewBy(isDue, { _id: _.gt(afterId) }, limit).end();
      return data as Stock[];
    },
    async existingRows(rows) {
      const { data } = await db
        .collection("movements")
        .where({ _id: _.in(rows.map(({ _id }) => _id)) })
        .field({ _id: true })
        .limit(FILE_MAX)
        .get();
      return new Set((data as { _id: string }[]).map(({ _id }) => _id));
    },
    async log(stockId, beforeN, limit) {
      const { data } = await db
        .collection("movements")
        .where({ stockId, n: _.lt(beforeN) })
        .orderBy("n", "desc")
        .limit(limit)
        .get();
      return data as FiledMovement[];
    },
    async logged(stockId, key) {
      const { data } = await db.collection("movements").where({ stockId, key }).limit(1).get();
      return (data as FiledMovement[])[0] ?? null;
    },
  };
}
