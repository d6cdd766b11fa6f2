import type { Client } from "#adapters/cloudbase/client.ts";
import type { Case } from "#core/commission/case.ts";
import type { Order } from "#core/order/order.ts";
import type { Post } from "#core/people/post.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { PaidPlace } from "#core/forecast/job.ts";
import type { ForecastHead, ForecastReads, PaidOrder } from "#ports/forecastReads.ts";
import { PAGE_MAX } from "#ports/store.ts";

/** The questions of `ForecastReads`, each one aggregate or one query. */
export function cloudbaseForecastReads({ db }: Client): ForecastReads {
  const _ = db.command;
  const $ = _.aggregate;
  const beforePlace = ({ atMs, orderId }: PaidPlace) =>
    _.or([{ paidAtMs: _.lt(atMs) }, { paidAtMs: atMs, _id: _.lt(orderId) }]);
  const found = async (match: object, order: object, limit: number) => {
    const { data } = await db
      .collection("cases")
      .aggregate()
      .match(match)
      .sort(order)
      .limit(limit)
      .lookup({ from: "orders", localField: "_id", foreignField: "_id", as: "orders" })
      .limit(limit)
      .end();
    return (data as (Case & { orders: Order[] })[]).map(({ orders, ...known }): PaidOrder => ({
      ...{ order: orders[0] ?? null, case: known },
    }));
  };
  /**
   * An index by the instant alone gives the order without sorting all that follows; so of the page's last instant some
   * may be missing, and it is left for the next page.
   */
  const paidOrders: ForecastReads["paidOrders"] = async ({ fromMs, untilMs }, after, limit) => {
    const beginMs = Math.max(after?.atMs ?? fromMs, fromMs);
    const within = { paidAtMs: _.gte(beginMs).and(_.lt(untilMs)) };
    const page = await found(within, { paidAtMs: 1 }, limit);
    const isEnd = page.length < limit;
    const lastMs = page.at(-1)?.case.paidAtMs ?? 0;
    const orders = page
      .filter((one) => (isEnd || paidMs(one) < lastMs) && (!after || isAfter(one, after)))
      .sort((a, b) => (isAfter(a, placeOf(b)) ? 1 : -1));
    if (isEnd || orders.length > 0) return { orders, isEnd };
    // So many were paid at one instant that a page does not hold them: they are read by id.
    const afterId = after?.atMs === lastMs ? after.orderId : "";
    const more = await found({ paidAtMs: lastMs, _id: _.gt(afterId) }, { _id: 1 }, limit);
    if (more.length > 0) return { orders: more, isEnd: false };
    return paidOrders({ fromMs: lastMs + 1, untilMs }, null, limit);
  };
  const named = async <T>(from: string, ids: readonly string[]): Promise<readonly T[]> => {
    if (ids.length === 0) return [];
    const { data } = await db
      .collection(from)
      .where({ _id: _.in([...ids]) })
      .limit(PAGE_MAX)
      .get();
    return data as T[];
  };
  return {
    paidOrders,
    async ordersBefore(buyerIds, place) {
      if (buyerIds.length === 0) return new Map();
      const { data } = await db
        .collection("cases")
        .aggregate()
        .match(_.and([{ buyerId: _.in([...buyerIds]), paidAtMs: _.gte(0) }, beforePlace(place)]))
        .group({ _id: "$buyerId", count: $.sum(1) })
        .limit(PAGE_MAX)
        .end();
      return new Map((data as { _id: string; count: number }[]).map((one) => [one._id, one.count]));
    },
    promotersNamed: (ids) => named<Promoter>("promoters", ids),
    postsNamed: (ids) => named<Post>("posts", ids),
    async promotersBefore(untilMs) {
      const { total } = await db
        .collection("promoters")
        .where({ approvedAtMs: _.lt(untilMs) })
        .count();
      return total ?? 0;
    },
    async forecastPage(afterId, limit) {
      const { data } = await db
        .collection("forecasts")
        .aggregate()
        .match({ _id: _.gt(afterId) })
        .sort({ _id: 1 })
        .limit(limit)
        .project({
          ...{ _id: 1, fromMs: 1, untilMs: 1, startedAtMs: 1, startedBy: 1, cursor: 1, phase: 1 },
          ...{ draftId: "$draft.id", sales: "$state.sales" },
        })
        .end();
      return data as ForecastHead[];
    },
  };
}

const paidMs = ({ case: { paidAtMs } }: PaidOrder): number => paidAtMs ?? 0;
const placeOf = (one: PaidOrder): PaidPlace => ({ atMs: paidMs(one), orderId: one.case._id });
const isAfter = (one: PaidOrder, { atMs, orderId }: PaidPlace): boolean =>
  paidMs(one) === atMs ? one.case._id > orderId : paidMs(one) > atMs;
