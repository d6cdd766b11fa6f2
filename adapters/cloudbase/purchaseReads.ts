import type { Client } from "#adapters/cloudbase/client.ts";
import type { Case } from "#core/commission/case.ts";
import type { Order } from "#core/order/order.ts";
import { INVOICE_KINDS, type Purchase } from "#core/purchase/purchase.ts";
import {
  ONE_INSTANT_MAX,
  pageOf,
  type PurchaseFilter,
  type PurchasePage,
  type PurchaseReads,
  sorted,
} from "#ports/purchaseReads.ts";

const PHONES = ["delivery.address.phone", "delivery.phone"];

/** The questions of `PurchaseReads`. Each filter has an index that ends in `createdAtMs`, which also gives the order. */
export function cloudbasePurchaseReads({ db }: Client): PurchaseReads {
  const _ = db.command;
  /**
   * One query, or one for each field that a phone may stand in, and for each kind of invoice: an `or` would keep the
   * index from giving the order.
   */
  const queriesOf = (filter: PurchaseFilter): readonly object[] => {
    const { state, delivery, buyerId, storeId, productId, phone, trackingNumber } = filter;
    const { asksStaff, awaitsInvoice, hasAfterSales, sku, province, city, fromMs, untilMs } =
      filter;
    const rest = {
      ...(state === undefined ? {} : { state }),
      ...(delivery === undefined ? {} : { "delivery.kind": delivery }),
      ...(buyerId === undefined ? {} : { buyerId }),
      ...(storeId === undefined ? {} : { storeId }),
      ...(productId === undefined ? {} : { "lines.productId": productId }),
      ...(sku === undefined ? {} : { "lines.sku": sku }),
      ...(province === undefined ? {} : { "delivery.address.province": province }),
      ...(city === undefined ? {} : { "delivery.address.city": city }),
      ...(trackingNumber === undefined ? {} : { "parcels.trackingNumber": trackingNumber }),
      ...(asksStaff === undefined ? {} : { asksStaff }),
      ...(hasAfterSales === undefined ? {} : { "afterSales.0": _.exists(true) }),
      createdAtMs: _.gte(fromMs ?? 0).and(_.lt(untilMs ?? Number.MAX_SAFE_INTEGER)),
    };
    const phones = phone === undefined ? [rest] : PHONES.map((one) => ({ ...rest, [one]: phone }));
    if (awaitsInvoice === undefined) return phones;
    return INVOICE_KINDS.flatMap((kind) =>
      phones.map((one) => ({ ...one, "invoice.issued": null, "invoice.kind": kind })),
    );
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
  /** A page of a promoter's orders, by their own index; of them those that fit. */
  const ofPromoter = async (
    promoterId: string,
    filter: PurchaseFilter,
    limit: number,
  ): Promise<PurchasePage> => {
    const newestOrders = async (fromMs: number, untilMs: number, most: number) => {
      const { data } = await db
        .collection("orders")
        .where({ chain: promoterId, createdAtMs: _.gte(fromMs).and(_.lt(untilMs)) })
        .field({ createdAtMs: true })
        .orderBy("createdAtMs", "desc")
        .limit(most)
        .get();
      return data as Pick<Order, "_id" | "createdAtMs">[];
    };
    const { fromMs = 0, untilMs = Number.MAX_SAFE_INTEGER } = filter;
    const page = await pageOf(await newestOrders(fromMs, untilMs, limit + 1), limit, (instantMs) =>
      newestOrders(instantMs, instantMs + 1, ONE_INSTANT_MAX),
    );
    const ids = page.purchases.map(({ _id }) => _id);
    if (ids.length === 0) return { purchases: [], nextBeforeMs: page.nextBeforeMs };
    const found = await Promise.all(
      queriesOf(filter).map((query) =>
        db
          .collection("purchases")
          .where(_.and([{ _id: _.in(ids) }, query]))
          .limit(ids.length)
          .get(),
      ),
    );
    const purchases = sorted(found.flatMap(({ data }) => data as Purchase[]));
    return { purchases, nextBeforeMs: page.nextBeforeMs };
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
    async purchasesPage({ promoterId, ...filter }, beforeMs, limit) {
      const untilMs = Math.min(beforeMs ?? Infinity, filter.untilMs ?? Infinity);
      const before = untilMs === Infinity ? filter : { ...filter, untilMs };
      if (promoterId !== undefined) return ofPromoter(promoterId, before, limit);
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
