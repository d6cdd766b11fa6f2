import type { Memory } from "#adapters/memory/store.ts";
import type { Product } from "#core/catalogue/product.ts";
import { emptyCalendar } from "#core/plan/calendar.ts";
import type { CatalogueReads, Left } from "#ports/catalogueReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `CatalogueReads`, answered from maps. */
export function memoryCatalogueReads({ documents }: Memory, request: Request): CatalogueReads {
  const products = (ids: readonly string[]): readonly Product[] =>
    [...new Set(ids)].flatMap((id) => documents.products.get(id) ?? []);
  const leftOf = (sku: string): readonly Left[] => {
    const stock = documents.stocks.get(sku);
    return stock ? [{ sku, available: stock.available }] : [];
  };
  return {
    customerView: (openid) =>
      request(() => ({
        calendar: documents.calendars.get("plans") ?? emptyCalendar,
        memberSinceMs: documents.buyers.get(openid)?.memberSinceMs ?? null,
        promoter: documents.promoters.get(openid) ?? null,
      })),
    productsStocked: (ids) =>
      request(() =>
        products(ids).map((product) => ({
          ...{ product, left: product.skus.flatMap(({ sku }) => leftOf(sku)) },
        })),
      ),
    productsChanged: (sinceMs, afterId, limit) =>
      request(() =>
        [...documents.products.values()]
          .filter(({ _id, changedAtMs }) => changedAtMs >= sinceMs && _id > afterId)
          .sort((a, b) => (a._id < b._id ? -1 : 1))
          .slice(0, limit),
      ),
    productsMark: () =>
      request(() => {
        const revs = [...documents.products.values()].map(({ rev }) => rev);
        return { count: revs.length, revs: revs.reduce((sum, rev) => sum + rev, 0) };
      }),
    leftChanged: (sinceMs, afterSku, limit) =>
      request(() =>
        [...documents.stocks.values()]
          .filter(({ _id, place, changedAtMs }) => {
            return place === "" && changedAtMs >= sinceMs && _id > afterSku;
          })
          .sort((a, b) => (a._id < b._id ? -1 : 1))
          .slice(0, limit)
          .map(({ sku, available }) => ({ sku, available })),
      ),
    async lowAmong(skus) {
      if (skus.length === 0) return [];
      return request(() => {
        const low = [...documents.stocks.values()].filter(({ aboveLow }) => aboveLow <= 0);
        return [...new Set(low.map(({ sku }) => sku))].filter((sku) => skus.includes(sku));
      });
    },
  };
}
