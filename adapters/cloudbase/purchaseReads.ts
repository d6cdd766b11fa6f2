import type { Client } from "#adapters/cloudbase/client.ts";
import type { Case } from "#core/commission/case.ts";
import type { Order } from "#core/order/order.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import {
  ONE_INSTANT_MAX,
  pageOf,
  type PurchaseFilter,
  type PurchaseReads,
} from "#ports/purchaseReads.ts";

const PHONES = ["delivery.address.phone", "delivery.phone"];

/** The questions of `PurchaseReads`. Each filter has an index that ends in `createdAtMs`, which also gives the order. */
export function cloudbasePurchaseReads({ db }: Client): PurchaseReads {
  const _ = db.command;
  /** One query, or one for each field that a phone may stand in: an `or` would keep the index from giving the order. */
  const queriesOf = (filter: PurchaseFilter): readonly object[] => {
    const { state, delivery, buyerId, storeId, productId, phone, trackingNumber } = filter;
    const { asksStaff, hasAfterSales, fromMs, untilMs } = filter;
    const rest = {
      ...(state === undefined ? {} : { state }),
      ...(delivery === undefined ? {} : { "delivery.kind": delivery }),
      ...(buyerId === undefined ? {} : { buyerId }),
      ...(storeId === undefined ? {} : { storeId }),
      ...(productId === undefined ? {} : { "lines.productId": productId }),
      ...(trackingNumber === undefined ? {} : { "parcels.trackingNumber": trackingNumber }),
      ...(asksStaff === undefined ? {} : { asksStaff }),
      ...(hasAfterSales === undefined ? {} : { "afterSales.0": _.exists(true) }),
      createdAtMs: _.gte(fromMs ?? 0).and(_.lt(untilMs ?? Number.MAX_SAFE_INTEGER)),
    };
    return phone === undefined ? [rest] : PHONES.map((field) => ({ ...rest, [field]: phone }));
  };
  const newest = async (filter: PurchaseFilter, limit: number): Promise<readonly Purchase[]> => {
    const found = await Promise.all(
      queriesOf(filter).map((query) =>
        db.collection("purchases").where(query).orderBy("createdAtMs", "desc").limit(limit).get(),
      ),
    );
    const rows = found.flatMap(({ data }) => data as Purchase[]);
    return rows.sort((a, b) => b.createdAtMs - a.createdAtMs).slice(0, limit);
  };
  return {
    async purchaseView(orderId) {
      const { data } = await db
        .collection("purchases")
        .aggregate()
        .match({ _id: orderId })
        .lookup({ from: "orders", localField: "_id", foreignField: "_id", as: "orders" })
        .lookup({ from: "cases", localField: "_id", foreignField: "_id", as: "cases" })
        .limit(1)
        .end();
      const [found] = data as (Purchase & { orders: Order[]; cases: Case[] })[];
      if (!found) return null;
      const { orders, cases, ...purchase } = found;
      return { purchase, order: orders[0] ?? null, case: cases[0] ?? null };
    },
    async purchasesPage(filter, beforeMs, limit) {
      const untilMs = Math.min(beforeMs ?? Infinity, filter.untilMs ?? Infinity);
      const before = untilMs === Infinity ? filter : { ...filter, untilMs };
      const rows = await newest(before, limit + 1);
      return pageOf(rows, limit, (fromMs) =>
        newest({ ...before, fromMs, untilMs: fromMs + 1 }, ONE_INSTANT_MAX),
      );
    },
    async purchasesCount(filter, max) {
      const counts = await Promise.all(
        queriesOf(filter).map(async (query) => {
          const { data } = await db
            .collection("purchases")
            .aggregate()
            .match(query)
            .limit(max)
            .group({ _id: null, n: _.aggregate.sum(1) })
            .limit(1)
            .end();
          return (data as { n: number }[])[0]?.n ?? 0;
        }),
      );
      return Math.min(
        max,
        counts.reduce((sum, n) => sum + n, 0),
      );
    },
    async purchasesDue(untilMs, limit) {
      const { data } = await db
        .collection("purchases")
        .where({ dueAtMs: _.gte(0).and(_.lte(untilMs)) })
        .orderBy("dueAtMs", "asc")
        .limit(limit)
        .get();
      return data as Purchase[];
    },
  };
}
