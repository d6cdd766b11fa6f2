import type { Client } from "#adapters/cloudbase/client.ts";
import type { Fan } from "#core/attribution/fan.ts";
import { fen } from "#core/money.ts";
import type { Performance } from "#core/people/performance.ts";
import { withoutOwnVisits } from "#core/people/visitors.ts";
import type { FigureReads, WalletBalances } from "#ports/listReads.ts";
import { NAMED_MAX } from "#ports/sheetReads.ts";

/** More visitors of a few promoters are not counted: an answer must come in time. */
const VISITORS_MAX = 200_000;

/** The questions of `FigureReads`. */
export function cloudbaseFigureReads({ db }: Client): FigureReads {
  const _ = db.command;
  const $ = _.aggregate;
  return {
    async performancesPage(marks, { by, isDescending }, after, limit) {
      const direction = isDescending ? "desc" : "asc";
      const than = isDescending ? _.lt : _.gt;
      const bound = isDescending ? _.lte : _.gte;
      const place =
        after === null
          ? []
          : [
              { [by]: bound(after.value) }, // Said twice: the bound alone lets the index begin there.
              _.or([
                { [by]: than(after.value) },
                { [by]: after.value, number: than(after.number) },
              ]),
            ];
      const found = db
        .collection("performances")
        .where(_.and([...marks.map((mark) => ({ facets: mark })), ...place]))
        .orderBy(by, direction);
      const sorted = by === "number" ? found : found.orderBy("number", direction);
      const { data } = await sorted.limit(limit).get();
      return data as Performance[];
    },
    async performancesFrom(firstNumber, lastNumber) {
      const { data } = await db
        .collection("performances")
        .where({ number: _.gte(firstNumber).and(_.lte(lastNumber)) })
        .orderBy("number", "asc")
        .limit(NAMED_MAX)
        .get();
      return data as Performance[];
    },
    async visitorSums(promoters, sinceMs) {
      if (promoters.length === 0) return [];
      const numbers = promoters.map(({ number }) => number);
      const [sums, own] = await Promise.all([
        db
          .collection("fans")
          .aggregate()
          .match({ "touches.promoterNumber": _.in(numbers) })
          .limit(VISITORS_MAX)
          .project({ "touches.promoterNumber": 1, "touches.atMs": 1, "touches.moved": 1 })
          .unwind("$touches")
          // Whom staff gave to somebody opened no code of his.
          .match({ "touches.promoterNumber": _.in(numbers), "touches.moved": _.neq(true) })
          .group({
            _id: { fanId: "$_id", number: "$touches.promoterNumber" },
            firstMs: $.min("$touches.atMs"),
            lastMs: $.max("$touches.atMs"),
          })
          .group({
            _id: "$_id.number",
            fans: $.sum(1),
            recentFans: $.sum($.cond([$.gte(["$firstMs", sinceMs]), 1, 0])),
            lastMs: $.max("$lastMs"),
          })
          .limit(numbers.length)
          .end(),
        db
          .collection("fans")
          .where({ _id: _.in(promoters.map(({ _id }) => _id)) })
          .limit(numbers.length)
          .get(),
      ]);
      type Found = { _id: number; fans: number; recentFans: number; lastMs: number };
      const found = (sums.data as Found[]).map(({ _id, ...rest }) => ({ number: _id, ...rest }));
      return withoutOwnVisits(found, promoters, own.data as Fan[], sinceMs);
    },
    async soldSums(promoterIds, sinceMs) {
      if (promoterIds.length === 0) return [];
      const recent = $.gte(["$paidAtMs", sinceMs]);
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ sellerId: _.in([...promoterIds]), paidAtMs: _.gte(0) })
        .group({
          _id: "$sellerId",
          orders: $.sum(1),
          soldFen: $.sum("$soldFen"),
          recentOrders: $.sum($.cond([recent, 1, 0])),
          recentSoldFen: $.sum($.cond([recent, "$soldFen", 0])),
          lastMs: $.max("$paidAtMs"),
        })
        .limit(promoterIds.length)
        .end();
      type Found = { _id: string; orders: number; soldFen: number; recentOrders: number };
      return (data as (Found & { recentSoldFen: number; lastMs: number })[]).map(
        ({ _id, orders, soldFen, recentOrders, recentSoldFen, lastMs }) => ({
          ...{ promoterId: _id, orders, soldFen: fen(soldFen) },
          ...{ recentOrders, recentSoldFen: fen(recentSoldFen), lastMs },
        }),
      );
    },
    async balancesOf(promoterIds) {
      if (promoterIds.length === 0) return [];
      const { data } = await db
        .collection("wallets")
        .where({ _id: _.in([...promoterIds]) })
        .field({ watermarkMs: true, availableFen: true, paidFen: true })
        .limit(promoterIds.length)
        .get();
      return (data as (Omit<WalletBalances, "promoterId"> & { _id: string })[]).map(
        ({ _id, watermarkMs, availableFen, paidFen }) => ({
          ...{ promoterId: _id, watermarkMs, availableFen, paidFen },
        }),
      );
    },
    async earnedSums(promoterIds, sinceMs, untilMs) {
      if (promoterIds.length === 0) return [];
      const whose = _.in([...promoterIds]);
      const due = _.gt(Math.min(sinceMs, untilMs)); // What was paid since is due later than that.
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ schedule: _.elemMatch({ promoterId: whose, availableAtMs: due }) })
        .project({ paidAtMs: 1, schedule: 1 })
        .unwind("$schedule")
        .match({ "schedule.promoterId": whose, "schedule.availableAtMs": due })
        .group({
          _id: "$schedule.promoterId",
          pendingFen: $.sum(
            $.cond([$.gt(["$schedule.availableAtMs", untilMs]), "$schedule.amountFen", 0]),
          ),
          recentFen: $.sum($.cond([$.gte(["$paidAtMs", sinceMs]), "$schedule.amountFen", 0])),
        })
        .limit(promoterIds.length)
        .end();
      const rows = data as { _id: string; pendingFen: number; recentFen: number }[];
      return rows.map(({ _id, pendingFen, recentFen }) => ({
        ...{ promoterId: _id, pendingFen: fen(pendingFen), recentFen: fen(recentFen) },
      }));
    },
  };
}
