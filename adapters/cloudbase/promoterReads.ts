import type { Client } from "#adapters/cloudbase/client.ts";
import { cloudbasePromoterFanReads } from "#adapters/cloudbase/promoterFanReads.ts";
import type { Case } from "#core/commission/case.ts";
import { fen } from "#core/money.ts";
import type { SalesTo } from "#core/promoter/fanShown.ts";
import { DAY_MS, HOUR_MS, NEVER_MS } from "#core/time.ts";
import type { PromoterReads } from "#ports/promoterReads.ts";

/** In `days` of the coming: rows that are held, and rows after the last day. */
const HELD = -1;
const LATER = -2;
const DAYS_MAX = 400;
const CHINA_MS = 8 * HOUR_MS;

/** The questions of `PromoterReads`, each one request. */
export function cloudbasePromoterReads(client: Client): PromoterReads {
  const { db } = client;
  const _ = db.command;
  const $ = _.aggregate;
  return {
    ...cloudbasePromoterFanReads(client),
    async salesTo(promoterId, buyerIds) {
      if (buyerIds.length === 0) return [];
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ sellerId: promoterId, buyerId: _.in([...buyerIds]), paidAtMs: _.gt(0) })
        .group({ _id: "$buyerId", orders: $.sum(1), lastPaidAtMs: $.max("$paidAtMs") })
        .limit(buyerIds.length)
        .end();
      const rows = data as ({ _id: string } & Omit<SalesTo, "buyerId">)[];
      return rows.map(({ _id, orders, lastPaidAtMs }) => ({ buyerId: _id, orders, lastPaidAtMs }));
    },
    async sharesOf(promoterId, { fromMs = 0, untilMs = NEVER_MS, orderId }, before, limit) {
      const booked = {
        "entries.postings.to": `pending:${promoterId}`,
        ...(orderId === undefined ? {} : { _id: orderId }),
      };
      const lastMs = before === null ? untilMs - 1 : Math.min(untilMs - 1, before.atMs);
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match(
          _.and([
            { ...booked, paidAtMs: _.gte(fromMs).and(_.lte(lastMs)) },
            ...(before === null
              ? []
              : [
                  _.or([
                    { paidAtMs: _.lt(before.atMs) },
                    { paidAtMs: before.atMs, _id: _.lt(before.id) },
                  ]),
                ]),
          ]),
        )
        .sort({ paidAtMs: -1, _id: -1 })
        .limit(limit)
        .addFields({ case: "$$ROOT" })
        .lookup({ from: "purchases", localField: "_id", foreignField: "_id", as: "purchases" })
        .project({ case: 1, "purchases.lines.title": 1 })
        .limit(limit)
        .end();
      type Found = { case: Case; purchases: { lines?: { title: string }[] }[] };
      return (data as Found[]).map(({ case: known, purchases }) => ({
        case: known,
        titles: (purchases[0]?.lines ?? []).map(({ title }) => title),
      }));
    },
    async centreSums(promoterId, { dayMs, monthMs }, { afterMs, untilMs }) {
      const isOwn = (more: object) =>
        $.filter({
          input: "$schedule",
          as: "row",
          cond: $.and([$.eq(["$$row.promoterId", promoterId]), more]),
        });
      const at = "$$row.availableAtMs";
      const soldSince = (sinceMs: number) =>
        $.and([$.eq(["$sellerId", promoterId]), $.gte(["$paidAtMs", sinceMs])]);
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match(
          _.or([
            { schedule: _.elemMatch({ promoterId, availableAtMs: _.gt(afterMs) }) },
            { sellerId: promoterId, paidAtMs: _.gte(monthMs) },
          ]),
        )
        .project({
          soldFen: 1,
          due: isOwn($.and([$.gt([at, afterMs]), $.lte([at, untilMs])])),
          later: isOwn($.gt([at, untilMs])),
          today: $.cond([soldSince(dayMs), 1, 0]),
          month: $.cond([soldSince(monthMs), 1, 0]),
        })
        .project({
          ...{ today: 1, month: 1 },
          todayFen: $.multiply(["$today", "$soldFen"]),
          monthFen: $.multiply(["$month", "$soldFen"]),
          maturedFen: $.sum("$due.amountFen"),
          pendingFen: $.sum("$later.amountFen"),
        })
        .group({
          _id: null,
          ...{ today: $.sum("$today"), month: $.sum("$month") },
          ...{ todayFen: $.sum("$todayFen"), monthFen: $.sum("$monthFen") },
          ...{ maturedFen: $.sum("$maturedFen"), pendingFen: $.sum("$pendingFen") },
        })
        .limit(1)
        .end();
      const [found] = data as { [name: string]: number }[];
      const { today = 0, month = 0, todayFen = 0, monthFen = 0 } = found ?? {};
      const { maturedFen = 0, pendingFen = 0 } = found ?? {};
      return {
        today: { orders: today, soldFen: fen(todayFen) },
        month: { orders: month, soldFen: fen(monthFen) },
        ...{ maturedFen: fen(maturedFen), pendingFen: fen(pendingFen) },
      };
    },
    async comingOf(promoterId, afterMs, untilMs) {
      const at = "$schedule.availableAtMs";
      const day = $.floor($.divide([$.add([at, CHINA_MS]), DAY_MS]));
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match({ schedule: _.elemMatch({ promoterId, availableAtMs: _.gt(afterMs) }) })
        .unwind("$schedule")
        .match({ "schedule.promoterId": promoterId, "schedule.availableAtMs": _.gt(afterMs) })
        .group({
          _id: $.cond([$.gte([at, NEVER_MS]), HELD, $.cond([$.gte([at, untilMs]), LATER, day])]),
          amountFen: $.sum("$schedule.amountFen"),
          parts: $.sum(1),
        })
        .sort({ _id: 1 })
        .limit(DAYS_MAX)
        .end();
      const rows = data as { _id: number; amountFen: number; parts: number }[];
      const sumAt = (key: number) => fen(rows.find(({ _id }) => _id === key)?.amountFen ?? 0);
      const days = rows.filter(({ _id }) => _id >= 0);
      return {
        days: days.map(({ _id, amountFen, parts }) => ({
          ...{ dayMs: _id * DAY_MS - CHINA_MS, amountFen: fen(amountFen), parts },
        })),
        ...{ laterFen: sumAt(LATER), heldFen: sumAt(HELD) },
      };
    },
  };
}
