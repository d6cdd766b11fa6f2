import { calendarRoot } from "#adapters/cloudbase/calendarRoot.ts";
import type { Client } from "#adapters/cloudbase/client.ts";
import type { CardSource } from "#core/catalogue/card.ts";
import type { Product } from "#core/catalogue/product.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Calendar } from "#core/plan/calendar.ts";
import type { CatalogueReads, Left, ProductsMark } from "#ports/catalogueReads.ts";

const PRODUCTS_MAX = 100;
const LOW_MAX = 1_000;

/** What cards are made of, as `CardSource` says it: the long texts stay in the database. */
const CARD_FIELDS = {
  ...{ _id: true, rev: true, title: true, subtitle: true, pictures: true, categories: true },
  ...{ kind: true, sale: true, rank: true, createdAtMs: true, changedAtMs: true, gifts: true },
  ...{ "skus.sku": true, "skus.priceFen": true, "skus.memberFen": true, "skus.levelPrices": true },
};

/** The questions of `CatalogueReads`, each one request. */
export function cloudbaseCatalogueReads(client: Client): CatalogueReads {
  const { db } = client;
  const _ = db.command;
  const $ = _.aggregate;
  return {
    async customerView(openid) {
      type Found = {
        readonly calendar: Calendar;
        readonly buyers: readonly { readonly memberSinceMs: number | null }[];
        readonly promoters: readonly Promoter[];
      };
      const { calendar, buyers, promoters } = await calendarRoot<Found>(
        client,
        { openid },
        (root) =>
          root
            .lookup({ from: "buyers", localField: "openid", foreignField: "_id", as: "buyers" })
            .lookup({
              from: "promoters",
              localField: "openid",
              foreignField: "_id",
              as: "promoters",
            })
            .project({ calendar: 1, promoters: 1, "buyers.memberSinceMs": 1 }),
      );
      return {
        calendar,
        memberSinceMs: buyers[0]?.memberSinceMs ?? null,
        promoter: promoters[0] ?? null,
      };
    },
    async productsStocked(ids) {
      const { data } = await db
        .collection("products")
        .aggregate()
        .match({ _id: _.in([...ids]) })
        .limit(PRODUCTS_MAX)
        .addFields({ product: "$$ROOT" })
        .lookup({ from: "stocks", localField: "skus.sku", foreignField: "_id", as: "left" })
        .project({ product: 1, "left.sku": 1, "left.available": 1 })
        .limit(PRODUCTS_MAX)
        .end();
      return (data as { product: Product; left: Left[] }[]).map(({ product, left }) => ({
        ...{ product, left },
      }));
    },
    async productsChanged(sinceMs, afterId, limit) {
      const { data } = await db
        .collection("products")
        .where({ changedAtMs: _.gte(sinceMs), _id: _.gt(afterId) })
        .field(CARD_FIELDS)
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as CardSource[];
    },
    async productsMark() {
      const { data } = await db
        .collection("products")
        .aggregate()
        .group({ _id: null, count: $.sum(1), revs: $.sum("$rev") })
        .limit(1)
        .end();
      const [found] = data as ProductsMark[];
      return { count: found?.count ?? 0, revs: found?.revs ?? 0 };
    },
    async leftChanged(sinceMs, afterSku, limit) {
      const { data } = await db
        .collection("stocks")
        .where({ place: "", changedAtMs: _.gte(sinceMs), _id: _.gt(afterSku) })
        .field({ sku: true, available: true })
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return (data as Left[]).map(({ sku, available }) => ({ sku, available }));
    },
    async lowAmong(skus) {
      if (skus.length === 0) return [];
      const { data } = await db
        .collection("stocks")
        .where({ sku: _.in([...skus]), aboveLow: _.lte(0) })
        .field({ sku: true })
        .limit(LOW_MAX)
        .get();
      return [...new Set((data as { sku: string }[]).map(({ sku }) => sku))];
    },
  };
}
