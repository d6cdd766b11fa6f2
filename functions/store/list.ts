import type { List, ListedStores, Show, StaffStoresPage, Stores } from "#contracts/store.ts";
import { err, ok, type Result } from "#core/result.ts";
import { hoursText } from "#core/shop/hours.ts";
import type { ShopStore } from "#core/shop/store.ts";
import { inOrder, type StoreRow, storeRow } from "#core/shop/storeRow.ts";
import { regionsOf, storeOf } from "#core/shop/territory.ts";
import type { EitherCall, StaffCall } from "#functions/shared/serve.ts";
import { storesSeen } from "#functions/store/snapshot.ts";
import type { Deps } from "#ports/deps.ts";

/** The open stores, the nearest first, or by name; as they were 4 s ago at the earliest. 1 request, or none. */
export async function listStores(
  deps: Deps,
  { nowMs }: EitherCall,
  { latitude, longitude, region, picksUp, search, area, afterId, limit }: List,
): Promise<Result<ListedStores, never>> {
  const { stores, territories, byName } = await storesSeen(deps);
  const here = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
  // In the order of all, so that a page goes on even after a store that closed meanwhile.
  const page = pageAfter(
    here === null ? byName : inOrder(stores, here),
    afterId,
    limit,
    (store) =>
      store.isOpen &&
      (!picksUp || store.picksUp) &&
      store.region.startsWith(area) &&
      [store.name, store.address].some((text) => text.includes(search)),
  );
  return ok({
    stores: page.rows.map((store) => storeRow(store, here, nowMs)),
    ownStoreId: region === undefined ? null : storeOf(territories, region),
    nextAfterId: page.nextAfterId,
  });
}

/** One store, closed or not. 1 request. */
export async function showStore(
  { store }: Deps,
  { nowMs }: EitherCall,
  { storeId }: Show,
): Promise<Result<StoreRow, { readonly code: "store_unknown" }>> {
  const known = await store.get("stores", storeId);
  return known ? ok(storeRow(known, null, nowMs)) : err({ code: "store_unknown" });
}

/** All stores by id, or some; somebody of a store sees his own. 1 request. */
export async function listForStaff(
  { reads }: Deps,
  { staff }: StaffCall,
  { storeId: wanted, search, state, afterId, limit }: Stores,
): Promise<Result<StaffStoresPage, never>> {
  const { stores, territories } = await reads.storesView();
  const page = pageAfter(
    stores,
    afterId,
    limit,
    ({ _id, name, address, isOpen }) =>
      (wanted === undefined || _id === wanted) &&
      (state === undefined || isOpen === (state === "open")) &&
      (staff.role !== "store" || staff.storeIds.includes(_id)) &&
      [name, address, _id].some((text) => text.includes(search)),
  );
  return ok({
    stores: page.rows.map(({ _id: storeId, ...store }) => ({
      ...{ storeId, ...store },
      hoursText: { zh: hoursText(store.hours), en: hoursText(store.hours, "en") },
      regions: regionsOf(territories, storeId),
    })),
    nextAfterId: page.nextAfterId,
  });
}

/** Some of a list that lies before us whole: those after an id, of which there are more or not. */
function pageAfter(
  stores: readonly ShopStore[],
  afterId: string,
  limit: number,
  isWanted: (store: ShopStore) => boolean,
): { readonly rows: readonly ShopStore[]; readonly nextAfterId: string | null } {
  const start = stores.findIndex(({ _id }) => _id === afterId) + 1;
  const rest = stores.slice(start).filter(isWanted);
  const rows = rest.slice(0, limit);
  return { rows, nextAfterId: rest.length > limit ? (rows.at(-1)?._id ?? null) : null };
}
