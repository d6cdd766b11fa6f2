import type { Client } from "#adapters/cloudbase/client.ts";
import { fanViews } from "#adapters/cloudbase/fanReads.ts";
import type { Case } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { SheetJob } from "#core/sheet/sheet.ts";
import { NAMED_MAX, type SheetReads, type TimePlace } from "#ports/sheetReads.ts";
import type { Collections } from "#ports/store.ts";

/** The questions of `SheetReads`, each one query, but for `entangled`. */
export function cloudbaseSheetReads(client: Client): SheetReads {
  const { db } = client;
  const _ = db.command;
  const $ = _.aggregate;
  const inAny = (ids: readonly (string | number)[]) => _.in([...new Set(ids)]);
  /** Documents after a place in the order of a time and, within it, of the id. */
  const after = (field: string, place: TimePlace | null, direction: 1 | -1 = 1) => {
    if (place === null) return {};
    const [than, thanId] =
      direction === 1 ? [_.gt(place.atMs), _.gt(place.id)] : [_.lt(place.atMs), _.lt(place.id)];
    return _.or([{ [field]: than }, { [field]: place.atMs, _id: thanId }]);
  };
  return {
    async documentsOf<C extends keyof Collections>(from: C, ids: readonly string[]) {
      if (ids.length === 0) return [];
      const { data } = await db
        .collection(from)
        .where({ _id: inAny(ids) })
        .limit(NAMED_MAX)
        .get();
      return data as Collections[C][];
    },
    async promotersNumbered(numbers) {
      if (numbers.length === 0) return [];
      const { data } = await db
        .collection("promoters")
        .where({ number: inAny(numbers) })
        .limit(NAMED_MAX)
        .get();
      return data as Promoter[];
    },
    fanViewsOf: (fanIds) => fanViews(client, { _id: inAny(fanIds) }, NAMED_MAX),
    async purchasesFrom({ fromMs, untilMs, productId, state, storeId }, place, limit) {
      const span = [
        ...(fromMs === undefined ? [] : [{ createdAtMs: _.gte(fromMs) }]),
        ...(untilMs === undefined ? [] : [{ createdAtMs: _.lt(untilMs) }]),
        ...(productId === undefined ? [] : [{ "lines.productId": productId }]),
        ...(state === undefined ? [] : [{ state }]),
        ...(storeId === undefined ? [] : [{ storeId }]),
        // Said twice: the bound alone lets the index begin there.
        ...(place === null
          ? []
          : [{ createdAtMs: _.gte(place.atMs) }, after("createdAtMs", place)]),
      ];
      const { data } = await db
        .collection("purchases")
        .where(span.length === 0 ? {} : _.and(span))
        .orderBy("createdAtMs", "asc")
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Purchase[];
    },
    async casesFrom({ fromMs, untilMs }, place, limit) {
      const startMs = place === null ? fromMs : Math.max(fromMs, place.atMs);
      const span = [{ paidAtMs: _.gte(startMs) }, { paidAtMs: _.lt(untilMs) }];
      const { data } = await db
        .collection("cases")
        .where(_.and(place === null ? span : [...span, after("paidAtMs", place)]))
        .orderBy("paidAtMs", "asc")
        .orderBy("_id", "asc")
        .limit(limit)
        .get();
      return data as Case[];
    },
    async soldBy(promoterIds) {
      if (promoterIds.length === 0) return new Map();
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ sellerId: inAny(promoterIds) })
        .group({ _id: "$sellerId", soldFen: $.sum("$soldFen") })
        .limit(NAMED_MAX)
        .end();
      const rows = data as { _id: string; soldFen: number }[];
      return new Map(rows.map(({ _id, soldFen }) => [_id, fen(soldFen)]));
    },
    async buyersSince(personIds, sinceMs) {
      if (personIds.length === 0) return new Set();
      const { data } = await db
        .collection("orders")
        .aggregate()
        .match({ buyerId: inAny(personIds), createdAtMs: _.gte(sinceMs) })
        .group({ _id: "$buyerId" })
        .limit(NAMED_MAX)
        .end();
      return new Set((data as { _id: string }[]).map(({ _id }) => _id));
    },
    async entangled(promoters) {
      if (promoters.length === 0) return new Set();
      const ids = promoters.map(({ _id }) => _id);
      const numbers = promoters.map(({ number }) => number);
      const among = async (
        collection: string,
        field: string,
        named: readonly (string | number)[],
      ): Promise<readonly unknown[]> => {
        const { data } = await db
          .collection(collection)
          .aggregate()
          .match({ [field]: inAny(named) })
          .project({ found: `$${field}` })
          .unwind("$found")
          .match({ found: inAny(named) })
          .group({ _id: "$found" })
          .limit(NAMED_MAX)
          .end();
        return (data as { _id: unknown }[]).map(({ _id }) => _id);
      };
      const [earning, introducing, touched] = await Promise.all([
        among("cases", "schedule.promoterId", ids),
        among("promoters", "introducerIds", ids),
        among("fans", "touches.promoterNumber", numbers),
      ]);
      const found = new Set<unknown>([...earning, ...introducing]);
      const seen = new Set(touched);
      return new Set(
        promoters
          .filter(({ _id, number }) => found.has(_id) || seen.has(number))
          .map(({ _id }) => _id),
      );
    },
    async sheetsBefore(before, limit) {
      const { data } = await db
        .collection("sheets")
        .where(after("startedAtMs", before, -1))
        .orderBy("startedAtMs", "desc")
        .orderBy("_id", "desc")
        .limit(limit)
        .get();
      return data as SheetJob[];
    },
    async sheetsExpired(beforeMs, limit) {
      const { data } = await db
        .collection("sheets")
        .where({ expiresAtMs: _.lt(beforeMs) })
        .orderBy("expiresAtMs", "asc")
        .limit(limit)
        .get();
      return data as SheetJob[];
    },
  };
}
