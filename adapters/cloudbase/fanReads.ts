import { calendarRoot } from "#adapters/cloudbase/calendarRoot.ts";
import type { Client } from "#adapters/cloudbase/client.ts";
import type { Fan } from "#core/attribution/fan.ts";
import type { Case } from "#core/commission/case.ts";
import type { Order } from "#core/order/order.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { type Calendar, emptyCalendar } from "#core/plan/calendar.ts";
import type { FanView, Reads } from "#ports/reads.ts";

/** A buyer's paid orders that one look takes in; nobody has more within the life of a binding. */
const PAYMENTS_MAX = 1_000;

type Aggregate = ReturnType<ReturnType<Client["db"]["collection"]>["aggregate"]>;
/** What `joinFan` finds beside a `fanId`. */
type Found = {
  readonly fan: readonly Fan[];
  readonly cases: readonly { readonly _id: string; readonly paidAtMs: number | null }[];
  readonly promoters: readonly Promoter[];
  readonly owners: readonly Promoter[];
  readonly self: readonly Promoter[];
};

/** Whose fan somebody is: all that decides it, for one person or for a page of them, in one aggregate. */
export function cloudbaseFanReads(
  client: Client,
): Pick<Reads, "fanView" | "fanPage" | "paymentView"> {
  const { db } = client;
  return {
    async fanView(fanId) {
      const found = await calendarRoot<Found & { calendar: Calendar }>(client, { fanId }, joinFan);
      return viewOf(found, found.calendar);
    },
    async paymentView(orderId) {
      const root = db
        .collection("orders")
        .aggregate()
        .match({ _id: orderId })
        .addFields({ fanId: "$buyerId", order: "$$ROOT" })
        .lookup({ from: "cases", localField: "_id", foreignField: "_id", as: "known" })
        .lookup({ from: "promoters", localField: "chain", foreignField: "_id", as: "chain" })
        .lookup({
          from: "calendars",
          localField: "calendar",
          foreignField: "_id",
          as: "calendars",
        });
      const { data } = await joinFan(root, ORDER_FIELDS).limit(1).end();
      const [found] = data as FoundOrder[];
      if (!found) return null;
      const calendar = found.calendars[0] ?? emptyCalendar;
      return {
        order: found.order,
        case: found.known[0] ?? null,
        calendar,
        promoters: found.chain,
        buyer: viewOf(found, calendar),
      };
    },
    fanPage: (afterId, limit) => fanViews(client, { _id: db.command.gt(afterId) }, limit),
  };
}

type FanViews = Promise<readonly { readonly fanId: string; readonly view: FanView }[]>;

/** The views of those who ever opened a code and fit, in the order of their ids. 1 request. */
export const fanViews = (client: Client, where: object, limit: number): FanViews =>
  fanViewsInOrder(client, where, { _id: 1 }, { skip: 0, limit });

/** The same in another order: a page of it. 1 request. */
export async function fanViewsInOrder(
  { db }: Client,
  where: object,
  order: Readonly<Record<string, 1 | -1>>,
  { skip, limit }: { readonly skip: number; readonly limit: number },
): FanViews {
  const sorted = db.collection("fans").aggregate().match(where).sort(order);
  const page = (skip > 0 ? sorted.skip(skip) : sorted)
    .limit(limit)
    .addFields({ fanId: "$_id", calendarId: "plans" })
    .lookup({
      from: "calendars",
      localField: "calendarId",
      foreignField: "_id",
      as: "calendar",
    });
  const { data } = await joinFan(page).limit(limit).end();
  const found = data as (Found & { _id: string; calendar: Calendar[] })[];
  return found.map(({ _id, calendar, ...rest }) => ({
    fanId: _id,
    view: viewOf(rest, calendar[0] ?? emptyCalendar),
  }));
}

/** An order as `ORDER_FIELDS` shows it. */
type FoundOrder = Found & {
  readonly order: Order;
  readonly known: readonly Case[];
  readonly chain: readonly Promoter[];
  readonly calendars: readonly Calendar[];
};
const ORDER_FIELDS = { order: 1, known: 1, chain: 1, calendars: 1 } as const;

/** Joins to each document with a `fanId` the fan, his payments, and the promoters whom his touches name. */
const joinFan = (root: Aggregate, also: Readonly<Record<string, 1>> = {}): Aggregate =>
  root
    .lookup({ from: "fans", localField: "fanId", foreignField: "_id", as: "fan" })
    .lookup({ from: "cases", localField: "fanId", foreignField: "buyerId", as: "cases" })
    .lookup({
      from: "promoters",
      localField: "fan.touches.promoterNumber",
      foreignField: "number",
      as: "promoters",
    })
    .lookup({
      from: "promoters",
      localField: "fan.base.owner.promoterNumber",
      foreignField: "number",
      as: "owners",
    })
    .lookup({ from: "promoters", localField: "fanId", foreignField: "_id", as: "self" })
    .project({
      ...also,
      calendar: 1,
      fan: 1,
      "cases._id": 1,
      "cases.paidAtMs": 1,
      promoters: 1,
      owners: 1,
      self: 1,
    });

function viewOf({ fan, cases, promoters, owners, self }: Found, calendar: Calendar): FanView {
  const known = new Set(promoters.map(({ _id }) => _id));
  const payments = cases
    .flatMap(({ _id, paidAtMs }) => (paidAtMs === null ? [] : [{ orderId: _id, atMs: paidAtMs }]))
    .sort((a, b) => a.atMs - b.atMs)
    .slice(-PAYMENTS_MAX);
  return {
    calendar,
    fan: fan[0] ?? null,
    paidAtMs: payments.map(({ atMs }) => atMs),
    payments,
    promoters: [...promoters, ...owners.filter(({ _id }) => !known.has(_id))],
    self: self[0] ?? null,
  };
}
