import type { Memory } from "#adapters/memory/store.ts";
import { awaitsInvoice, type Purchase } from "#core/purchase/purchase.ts";
import {
  ONE_INSTANT_MAX,
  pageOf,
  type PurchaseFilter,
  type PurchaseListFilter,
  type PurchaseReads,
} from "#ports/purchaseReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `PurchaseReads`, answered from maps. */
export function memoryPurchaseReads({ documents }: Memory, request: Request): PurchaseReads {
  const all = () => [...documents.purchases.values()];
  const newest = ({ promoterId, ...filter }: PurchaseListFilter, limit: number) =>
    all()
      .filter((one) => fits(one, filter))
      .filter(
        ({ _id }) =>
          promoterId === undefined || documents.orders.get(_id)?.chain.includes(promoterId),
      )
      .sort((a, b) => b.createdAtMs - a.createdAtMs)
      .slice(0, limit);
  return {
    purchaseView: (orderId) =>
      request(() => {
        const purchase = documents.purchases.get(orderId);
        if (!purchase) return null;
        const order = documents.orders.get(orderId) ?? null;
        return { purchase, order, case: documents.cases.get(orderId) ?? null };
      }),
    async purchasesPage(filter, beforeMs, limit) {
      const before = beforeMs === null ? filter : earlier(filter, beforeMs);
      const rows = await request(() => newest(before, limit + 1));
      return pageOf(rows, limit, (fromMs) =>
        request(() => newest({ ...before, fromMs, untilMs: fromMs + 1 }, ONE_INSTANT_MAX)),
      );
    },
    purchasesCount: (filter, max) => request(() => newest(filter, max).length),
    purchasesDue: (untilMs, limit) =>
      request(() =>
        all()
          .filter(({ dueAtMs }) => dueAtMs !== null && dueAtMs <= untilMs)
          .sort((a, b) => (a.dueAtMs ?? 0) - (b.dueAtMs ?? 0))
          .slice(0, limit),
      ),
  };
}

const earlier = (filter: PurchaseListFilter, beforeMs: number): PurchaseListFilter => ({
  ...filter,
  untilMs: Math.min(beforeMs, filter.untilMs ?? beforeMs),
});

function fits(one: Purchase, filter: PurchaseFilter): boolean {
  const { delivery, lines, parcels, createdAtMs } = one;
  const address = delivery.kind === "express" ? delivery.address : undefined;
  const phone = delivery.kind === "express" ? delivery.address.phone : delivery.phone;
  const isOrAny = <T>(wanted: T | undefined, ...have: T[]) =>
    wanted === undefined || have.includes(wanted);
  return (
    isOrAny(filter.state, one.state) &&
    isOrAny(filter.delivery, delivery.kind) &&
    isOrAny(filter.buyerId, one.buyerId) &&
    isOrAny<string | null>(filter.storeId, one.storeId) &&
    isOrAny(filter.productId, ...lines.map(({ productId }) => productId)) &&
    isOrAny(filter.sku, ...lines.map(({ sku }) => sku)) &&
    isOrAny(filter.province, address?.province) &&
    isOrAny(filter.city, address?.city) &&
    isOrAny(filter.phone, phone) &&
    isOrAny(filter.trackingNumber, ...parcels.map(({ trackingNumber }) => trackingNumber)) &&
    isOrAny<boolean>(filter.asksStaff, one.asksStaff) &&
    isOrAny(filter.awaitsInvoice, awaitsInvoice(one)) &&
    isOrAny<boolean>(filter.hasAfterSales, one.afterSales.length > 0) &&
    createdAtMs >= (filter.fromMs ?? 0) &&
    createdAtMs < (filter.untilMs ?? Infinity)
  );
}
