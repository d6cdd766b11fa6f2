import type { Memory } from "#adapters/memory/store.ts";
import { emptyTerritories, STORES_MAX, TERRITORIES_ID } from "#core/shop/territory.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { type StoreReads, STORES_OF_PERSON_MAX } from "#ports/storeReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;
const byId = <T extends { readonly _id: string }>(a: T, b: T) => (a._id < b._id ? -1 : 1);

/** The questions of `StoreReads`, answered from maps. */
export function memoryStoreReads({ documents }: Memory, request: Request): StoreReads {
  const redeemedAtMs = ({ delivery }: Purchase): number =>
    (delivery.kind === "pickup" ? delivery.redeemed?.atMs : undefined) ?? 0;
  return {
    storesView: () =>
      request(() => ({
        stores: [...documents.stores.values()].sort(byId).slice(0, STORES_MAX),
        territories: documents.territories.get(TERRITORIES_ID) ?? emptyTerritories,
      })),
    storesOf: (personId) =>
      request(() =>
        [...documents.posts.values()]
          .filter(({ _id }) => _id.startsWith("store/"))
          .filter((post) =>
            [...post.holders, ...post.staff].some(({ promoterId }) => promoterId === personId),
          )
          .sort(byId)
          .slice(0, STORES_OF_PERSON_MAX)
          .flatMap((post) => {
            const store = documents.stores.get(post._id.slice("store/".length));
            return store ? [{ post, store }] : [];
          }),
      ),
    pickups: (filter, after, limit) =>
      request(() => {
        const isWaiting = "waiting" in filter;
        const ofStore = [...documents.purchases.values()].filter(
          ({ storeId, delivery }) => storeId === filter.storeId && delivery.kind === "pickup",
        );
        const rows = ofStore
          .map((purchase) => ({
            purchase,
            id: purchase._id,
            atMs: isWaiting ? purchase.createdAtMs : redeemedAtMs(purchase),
          }))
          .filter(({ purchase, atMs }) =>
            isWaiting ? purchase.state === "paid" : atMs >= filter.fromMs && atMs < filter.untilMs,
          );
        const compare = (a: { atMs: number; id: string }, b: { atMs: number; id: string }) =>
          (a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)) * (isWaiting ? 1 : -1);
        return rows
          .sort(compare)
          .filter((row) => after === null || compare(row, after) > 0)
          .slice(0, limit)
          .map(({ purchase }) => purchase);
      }),
    pickupsWithCode: (code) =>
      request(() =>
        [...documents.purchases.values()]
          .filter(({ delivery }) => delivery.kind === "pickup" && delivery.code === code)
          .slice(0, 2),
      ),
  };
}
