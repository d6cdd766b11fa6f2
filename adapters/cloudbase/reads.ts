import type { Client } from "#adapters/cloudbase/client.ts";
import { calendarRoot } from "#adapters/cloudbase/calendarRoot.ts";
import type { Fan } from "#core/attribution/fan.ts";
import type { Case } from "#core/commission/case.ts";
import type { Order } from "#core/order/order.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { type Calendar, emptyCalendar } from "#core/plan/calendar.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import { PAGE_MAX } from "#ports/store.ts";
import type { Reads } from "#ports/reads.ts";
import { cloudbaseScheduleReads } from "#adapters/cloudbase/scheduleReads.ts";

/** A buyer's paid orders that one look takes in; nobody has more within the life of a binding. */
const PAYMENTS_MAX = 1_000;

/** The questions of `Reads`, each one aggregate: CloudBase bills and waits by the request. */
export function cloudbaseReads(client: Client): Reads {
  const { db } = client;
  const _ = db.command;
  return {
    ...cloudbaseScheduleReads(client),
    async fanView(fanId) {
      const found = await calendarRoot<{
        calendar: Calendar;
        fans: Fan[];
        cases: { paidAtMs: number | null }[];
        promoters: Promoter[];
        owners: Promoter[];
        self: Promoter[];
      }>(client, { fanId }, (root) =>
        root
          .lookup({ from: "fans", localField: "fanId", foreignField: "_id", as: "fans" })
          .lookup({ from: "cases", localField: "fanId", foreignField: "buyerId", as: "cases" })
          .lookup({
            from: "promoters",
            localField: "fans.touches.promoterNumber",
            foreignField: "number",
            as: "promoters",
          })
          .lookup({
            from: "promoters",
            localField: "fans.base.owner.promoterNumber",
            foreignField: "number",
            as: "owners",
          })
          .lookup({ from: "promoters", localField: "fanId", foreignField: "_id", as: "self" })
          .project({ calendar: 1, fans: 1, "cases.paidAtMs": 1, promoters: 1, owners: 1, self: 1 }),
      );
      const known = new Set(found.promoters.map(({ _id }) => _id));
      return {
        calendar: found.calendar,
        fan: found.fans[0] ?? null,
        paidAtMs: found.cases
          .flatMap(({ paidAtMs }) => (paidAtMs === null ? [] : [paidAtMs]))
          .sort((a, b) => a - b)
          .slice(-PAYMENTS_MAX),
        promoters: [...found.promoters, ...found.owners.filter(({ _id }) => !known.has(_id))],
        self: found.self[0] ?? null,
      };
    },
    async orderView(orderId) {
      const { data } = await db
        .collection("orders")
        .aggregate()
        .match({ _id: orderId })
        .lookup({ from: "cases", localField: "_id", foreignField: "_id", as: "cases" })
        .lookup({ from: "promoters", localField: "chain", foreignField: "_id", as: "promoters" })
        .lookup({ from: "calendars", localField: "calendar", foreignField: "_id", as: "calendars" })
        .limit(1)
        .end();
      type Found = Order & { cases: Case[]; promoters: Promoter[]; calendars: Calendar[] };
      const [found] = data as Found[];
      if (!found) return null;
      const { cases, promoters, calendars, ...order } = found;
      return {
        order,
        case: cases[0] ?? null,
        calendar: calendars[0] ?? emptyCalendar,
        promoters,
      };
    },
    async casesOf(orderIds) {
      const { data } = await db
        .collection("cases")
        .where({ _id: _.in([...orderIds]) })
        .limit(PAGE_MAX)
        .get();
      return data as Case[];
    },
    async walletView(promoterId, withdrawalId) {
      const found = await calendarRoot<{
        calendar: Calendar;
        promoters: Promoter[];
        wallets: Wallet[];
        holders: { _id: string }[];
      }>(client, { promoterId, withdrawalId: withdrawalId ?? "" }, (root) =>
        root
          .lookup({
            from: "promoters",
            localField: "promoterId",
            foreignField: "_id",
            as: "promoters",
          })
          .lookup({ from: "wallets", localField: "promoterId", foreignField: "_id", as: "wallets" })
          .lookup({
            from: "wallets",
            localField: "withdrawalId",
            foreignField: "withdrawals.id",
            as: "holders",
          })
          .project({ calendar: 1, promoters: 1, wallets: 1, "holders._id": 1 }),
      );
      return {
        calendar: found.calendar,
        promoter: found.promoters[0] ?? null,
        wallet: found.wallets[0] ?? null,
        idTakenByOther: found.holders.some(({ _id }) => _id !== promoterId),
      };
    },
  };
}
