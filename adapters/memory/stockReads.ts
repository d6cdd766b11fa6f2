import type { Memory } from "#adapters/memory/store.ts";
import type { StockReads } from "#ports/stockReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `StockReads`, answered from maps. */
export const memoryStockReads = ({ documents }: Memory, request: Request): StockReads => ({
  skusOf: (ids) =>
    request(() =>
      ids.flatMap((id) => documents.products.get(id)?.skus ?? []).map(({ sku }) => sku),
    ),
  skusNamed: (ids) =>
    request(() =>
      ids
        .flatMap((id) => documents.products.get(id) ?? [])
        .flatMap(({ title, skus }) => skus.map(({ sku, values }) => ({ sku, title, values }))),
    ),
  purchasesHolding: (ids) => request(() => ids.flatMap((id) => documents.purchases.get(id) ?? [])),
});
