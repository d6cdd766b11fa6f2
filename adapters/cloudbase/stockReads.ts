import type { Client } from "#adapters/cloudbase/client.ts";
import { PAGE_MAX } from "#ports/store.ts";
import type { HoldingPurchase, NamedSku, StockReads } from "#ports/stockReads.ts";

/** The questions of `StockReads`, each one query. */
export function cloudbaseStockReads({ db }: Client): StockReads {
  const _ = db.command;
  const some = (collection: string, ids: readonly string[], fields: Record<string, boolean>) =>
    db
      .collection(collection)
      .where({ _id: _.in([...ids]) })
      .field(fields)
      .limit(PAGE_MAX)
      .get();
  return {
    async skusOf(ids) {
      const { data } = await some("products", ids, { "skus.sku": true });
      return (data as { skus: { sku: string }[] }[]).flatMap(({ skus }) =>
        skus.map(({ sku }) => sku),
      );
    },
    async skusNamed(ids) {
      const fields = { title: true, "skus.sku": true, "skus.values": true };
      const { data } = await some("products", ids, fields);
      return (data as { title: string; skus: Omit<NamedSku, "title">[] }[]).flatMap(
        ({ title, skus }) => skus.map(({ sku, values }) => ({ sku, title, values })),
      );
    },
    async purchasesHolding(ids) {
      const fields = { state: true, place: true, "lines.sku": true };
      const { data } = await some("purchases", ids, fields);
      return data as HoldingPurchase[];
    },
  };
}
