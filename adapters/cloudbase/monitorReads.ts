import type { Client } from "#adapters/cloudbase/client.ts";
import type { JoinedRow, SellerRow, SoldRow } from "#core/monitor/figures.ts";
import { fen } from "#core/money.ts";
import { DAY_MS, HOUR_MS } from "#core/time.ts";
import type { Span } from "#ports/billReads.ts";
import type { MonitorReads } from "#ports/monitorReads.ts";

/** A day and a depth make a row: enough for 7 years of days on which somebody joined. */
const ROWS_MAX = 10_000;

type UpRow = Omit<SellerRow, "promoterId"> & { _id: string | null; byPromoters: number };

/** The questions of `MonitorReads`, each sum one aggregate. */
export function cloudbaseMonitorReads({ db }: Client): MonitorReads {
  const _ = db.command;
  const $ = _.aggregate;
  /** The number of the day in China of an instant. */
  const dayOf = (field: string) => $.floor($.divide([$.add([field, 8 * HOUR_MS]), DAY_MS]));
  const paidIn = ({ fromMs, untilMs }: Span) =>
    db
      .collection("cases")
      .aggregate()
      .match({ paidAtMs: _.gte(fromMs).and(_.lt(untilMs)) });
  const isRefund = $.eq([$.substr(["$$key", 0, 7]), "refund/"]);
  /** Sums by whose customer the buyer is: his owner, or who introduced him where he buys as a promoter. */
  const byUpstream = (span: Span) =>
    paidIn(span)
      .lookup({ from: "orders", localField: "_id", foreignField: "_id", as: "order" })
      .project({
        buyerId: 1,
        own: $.arrayElemAt(["$order.selfPurchase", 0]),
        chain: $.arrayElemAt(["$order.chain", 0]),
        refunds: $.size($.filter({ input: "$facts.key", as: "key", cond: isRefund })),
      })
      .group({
        _id: {
          up: $.ifNull([$.arrayElemAt(["$chain", $.cond(["$own", 1, 0])]), null]),
          buyerId: "$buyerId",
        },
        orders: $.sum(1),
        byPromoters: $.sum($.cond(["$own", 1, 0])),
        refunded: $.sum($.cond([$.gt(["$refunds", 0]), 1, 0])),
      })
      .group({
        _id: "$_id.up",
        orders: $.sum("$orders"),
        byOneBuyer: $.max("$orders"),
        byPromoters: $.sum("$byPromoters"),
        refunded: $.sum("$refunded"),
      });
  const rowOf = ({ _id, orders, byOneBuyer, refunded }: UpRow): SellerRow => ({
    ...{ promoterId: _id ?? "", orders, byOneBuyer, refunded },
  });
  return {
    async promotersJoined() {
      const { data } = await db
        .collection("promoters")
        .aggregate()
        .project({ day: dayOf("$approvedAtMs"), introducers: $.size("$introducerIds") })
        .group({ _id: { day: "$day", introducers: "$introducers" }, count: $.sum(1) })
        .limit(ROWS_MAX)
        .end();
      const rows = data as { _id: Omit<JoinedRow, "count">; count: number }[];
      return rows.map(({ _id, count }) => ({ ..._id, count }));
    },
    async soldByDay(span) {
      const { data } = await paidIn(span)
        .project({
          day: dayOf("$paidAtMs"),
          soldFen: 1,
          sharedFen: $.sum("$schedule.amountFen"),
        })
        .group({
          _id: "$day",
          orders: $.sum(1),
          soldFen: $.sum("$soldFen"),
          sharedFen: $.sum("$sharedFen"),
        })
        .sort({ _id: 1 })
        .limit(ROWS_MAX)
        .end();
      const rows = data as { _id: number; orders: number; soldFen: number; sharedFen: number }[];
      return rows.map(({ _id: day, orders, soldFen, sharedFen }): SoldRow => ({
        ...{ day, orders, soldFen: fen(soldFen), sharedFen: fen(sharedFen) },
      }));
    },
    async customersOf(span) {
      const isSeller = $.neq(["$_id", null]);
      const allOwn = $.eq(["$orders", "$byPromoters"]);
      const { data } = await byUpstream(span)
        .group({
          _id: null,
          sellers: $.sum($.cond([isSeller, 1, 0])),
          onlyPromoters: $.sum($.cond([$.and([isSeller, allOwn]), 1, 0])),
          orders: $.sum("$orders"),
          byPromoters: $.sum("$byPromoters"),
        })
        .limit(1)
        .end();
      const [found] = data as { [name: string]: number }[];
      const { sellers = 0, onlyPromoters = 0, orders = 0, byPromoters = 0 } = found ?? {};
      return { sellers, onlyPromoters, orders, byPromoters };
    },
    async oddSellers(span, ordersMin, limit) {
      const half = (field: string) => $.gt([$.multiply([field, 2]), "$orders"]);
      const { data } = await byUpstream(span)
        .match({ _id: _.neq(null), orders: _.gte(ordersMin) })
        .addFields({ odd: $.or([half("$byOneBuyer"), half("$refunded")]) })
        .match({ odd: true })
        .sort({ orders: -1, _id: 1 })
        .limit(limit)
        .end();
      return (data as UpRow[]).map(rowOf);
    },
    async sellersLevelled(sinceMs, span, limit) {
      const found = await db
        .collection("promoters")
        .where({ "levels.fromMs": _.gte(sinceMs), approvedAtMs: _.lt(sinceMs) })
        .field({ _id: true })
        .limit(limit)
        .get();
      const ids = (found.data as { _id: string }[]).map(({ _id }) => _id);
      if (ids.length === 0) return [];
      const { data } = await byUpstream(span)
        .match({ _id: _.in(ids) })
        .sort({ _id: 1 })
        .limit(limit)
        .end();
      return (data as UpRow[]).map(rowOf);
    },
  };
}
