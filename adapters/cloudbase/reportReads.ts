import type { Client } from "#adapters/cloudbase/client.ts";
import { cloudbaseReportPeople } from "#adapters/cloudbase/reportPeople.ts";
import { cloudbaseTodayReads } from "#adapters/cloudbase/todayReads.ts";
import type { SalesDay } from "#core/reports/day.ts";
import { SALES_TABLES } from "#core/reports/tables.ts";
import type { BoughtLine, PaidOrder } from "#core/reports/sale.ts";
import type { VisitDay } from "#core/reports/visits.ts";
import type { ReportReads } from "#ports/reportReads.ts";
import { NAMED_MAX, type TimePlace } from "#ports/sheetReads.ts";

/** A year of days, none of its months made yet. */
const DAYS_MAX = 366;
const FIELDS = { _id: true, rev: true, asOfMs: true, total: true };
/** Products are counted by their place in `names`. */
const NAMED: readonly string[] = ["goods", "products"];

/** The questions of `ReportReads`. */
export function cloudbaseReportReads(client: Client): ReportReads {
  const { db } = client;
  const _ = db.command;
  const $ = _.aggregate;
  return {
    ...cloudbaseTodayReads(client),
    ...cloudbaseReportPeople(client),
    async ordersPaidIn({ fromMs, untilMs }, before, limit) {
      const endMs = before === null ? untilMs : Math.min(untilMs, before.atMs + 1);
      const span = [{ paidAtMs: _.gte(fromMs) }, { paidAtMs: _.lt(endMs) }];
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match(_.and(before === null ? span : [...span, placed(client, "paidAtMs", before, -1)]))
        .sort({ paidAtMs: -1, _id: -1 })
        .limit(limit)
        .lookup({ from: "orders", localField: "_id", foreignField: "_id", as: "orders" })
        .lookup({ from: "purchases", localField: "_id", foreignField: "_id", as: "purchases" })
        .project({
          ...{ buyerId: 1, paidAtMs: 1, sellerId: 1, soldFen: 1, facts: 1 },
          ...{ "orders.lines": 1, "orders.region": 1, "orders.store": 1, "orders.evidence": 1 },
          "purchases.lines.sku": 1,
          "purchases.lines.productId": 1,
          "purchases.lines.title": 1,
        })
        .end();
      type Found = PaidOrder["case"] & {
        orders: NonNullable<PaidOrder["order"]>[];
        purchases: { lines: BoughtLine[] }[];
      };
      return (data as Found[]).map(({ orders: [order], purchases: [purchase], ...known }) => ({
        ...{ case: known, order: order ?? null, purchase: purchase ?? null },
      }));
    },
    async firstPayments(buyerIds) {
      if (buyerIds.length === 0) return new Map();
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ buyerId: _.in([...buyerIds]), paidAtMs: _.gte(0) })
        .group({ _id: "$buyerId", firstMs: $.min("$paidAtMs") })
        .limit(NAMED_MAX)
        .end();
      return new Map(
        (data as { _id: string; firstMs: number }[]).map((row) => [row._id, row.firstMs]),
      );
    },
    async salesDays(ids, tables) {
      if (ids.length === 0) return [];
      const wanted = Object.fromEntries(tables.map((table) => [table, true]));
      const { data } = await db
        .collection("salesDays")
        .where({ _id: _.in([...ids]) })
        .field({
          ...FIELDS,
          ...(tables.some((table) => NAMED.includes(table)) ? { names: true } : {}),
          ...wanted,
        })
        .limit(DAYS_MAX)
        .get();
      const nothing = Object.fromEntries(SALES_TABLES.map((table) => [table, ""]));
      const found = data as (Omit<SalesDay, "names"> & Partial<Pick<SalesDay, "names">>)[];
      return found.map((day) => ({ ...nothing, ...day, names: day.names ?? [] }));
    },
    async firstCountedMs() {
      const times = await Promise.all([
        firstOf(client, "cases", "paidAtMs"),
        firstOf(client, "promoters", "approvedAtMs"),
      ]);
      return times.flat().length === 0 ? null : Math.min(...times.flat());
    },
    async visitDays(ids, withRows) {
      if (ids.length === 0) return [];
      const days = db.collection("visitDays").where({ _id: _.in([...ids]) });
      const asked = withRows ? days : days.field({ visits: false });
      const { data } = await asked.limit(DAYS_MAX).get();
      return (data as (Omit<VisitDay, "visits"> & Partial<VisitDay>)[]).map((day) => ({
        ...{ ...day, visits: day.visits ?? "" },
      }));
    },
  };
}

/** The smallest time of a field in a collection, by its index. */
async function firstOf({ db }: Client, collection: string, field: string) {
  const { data } = await db
    .collection(collection)
    .where({ [field]: db.command.gte(0) })
    .orderBy(field, "asc")
    .field({ [field]: true })
    .limit(1)
    .get();
  return (data as { [field: string]: number }[]).flatMap((row) => row[field] ?? []);
}

/** Documents after a place in the order of a time and, within it, of the id; `direction` −1 = backwards. */
function placed({ db }: Client, field: string, { atMs, id }: TimePlace, direction: 1 | -1): object {
  const _ = db.command;
  const [than, thanId] = direction === 1 ? [_.gt(atMs), _.gt(id)] : [_.lt(atMs), _.lt(id)];
  return _.or([{ [field]: than }, { [field]: atMs, _id: thanId }]);
}
