import type { Client } from "#adapters/cloudbase/client.ts";
import { asInput } from "#adapters/cloudbase/inputGate.ts";
import type { Post } from "#core/people/post.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { ShopStore, Territories } from "#core/shop/store.ts";
import { emptyTerritories, STORES_MAX, TERRITORIES_ID } from "#core/shop/territory.ts";
import { type StoreReads, STORES_OF_PERSON_MAX } from "#ports/storeReads.ts";

/** The questions of `StoreReads`, each one request. */
export function cloudbaseStoreReads({ db }: Client): StoreReads {
  const _ = db.command;
  const $ = _.aggregate;
  return {
    async storesView() {
      const { data } = await db
        .collection("stores")
        .aggregate()
        .sort({ _id: 1 })
        .limit(STORES_MAX)
        .group({ _id: TERRITORIES_ID, stores: $.push("$$ROOT") })
        .lookup({ from: "territories", localField: "_id", foreignField: "_id", as: "territories" })
        .limit(1)
        .end();
      const [found] = data as { stores: ShopStore[]; territories: Territories[] }[];
      // Where there is no store, no address belongs to one.
      return {
        stores: (found?.stores ?? []).map((store) => asInput("stores", store, null)),
        territories: found?.territories[0] ?? emptyTerritories,
      };
    },
    async storesOf(personId) {
      const { data } = await db
        .collection("posts")
        .aggregate()
        .match(
          _.and([
            { _id: _.gte("store/").and(_.lt("store0")) }, // `0` follows `/`.
            _.or([{ "staff.promoterId": personId }, { "holders.promoterId": personId }]),
          ]),
        )
        .sort({ _id: 1 })
        .limit(STORES_OF_PERSON_MAX)
        .addFields({ storeId: $.substr(["$_id", "store/".length, -1]) })
        .lookup({ from: "stores", localField: "storeId", foreignField: "_id", as: "stores" })
        .limit(STORES_OF_PERSON_MAX)
        .end();
      return (data as (Post & { storeId: string; stores: ShopStore[] })[]).flatMap(
        ({ storeId: _storeId, stores: [store], ...post }) => (store ? [{ post, store }] : []),
      );
    },
    async pickups(filter, after, limit) {
      const isWaiting = "waiting" in filter;
      const field = isWaiting ? "createdAtMs" : "delivery.redeemed.atMs";
      const beyond = isWaiting ? _.gt : _.lt;
      const query = {
        storeId: filter.storeId,
        "delivery.kind": "pickup",
        ...(isWaiting
          ? { state: "paid" }
          : { [field]: _.gte(filter.fromMs).and(_.lt(filter.untilMs)) }),
      };
      const place = after && [
        { [field]: beyond(after.atMs) },
        { [field]: after.atMs, _id: beyond(after.id) },
      ];
      const { data } = await db
        .collection("purchases")
        .where(place ? _.and([query, _.or(place)]) : query)
        .orderBy(field, isWaiting ? "asc" : "desc")
        .orderBy("_id", isWaiting ? "asc" : "desc")
        .limit(limit)
        .get();
      return data as Purchase[];
    },
    async pickupsWithCode(code) {
      const { data } = await db
        .collection("purchases")
        .where({ "delivery.code": code })
        .limit(2)
        .get();
      return data as Purchase[];
    },
  };
}
