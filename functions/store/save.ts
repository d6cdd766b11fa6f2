import type { Save, SetOpen, SetRegions } from "#contracts/store.ts";
import { err, ok, type Result } from "#core/result.ts";
import { savedStore, type SaveStoreError, withOpen } from "#core/shop/saveStore.ts";
import {
  emptyTerritories,
  regionsOf,
  setRegions as withRegions,
  STORES_MAX,
  TERRITORIES_ID,
  type TerritoryError,
} from "#core/shop/territory.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import { forgetStores } from "#functions/store/snapshot.ts";
import type { Deps } from "#ports/deps.ts";

type Saved = { readonly storeId: string; readonly rev: number; readonly isOpen: boolean };
type Unknown = { readonly code: "store_unknown" };
type Full = { readonly code: "stores_full"; readonly storesMax: number };

/** A store is made or changed. The same again changes nothing. 2 requests, a new one 3; 1 document. */
export async function saveStore(
  deps: Deps,
  _: StaffCall,
  { action: _action, storeId, rev, ...said }: Save,
): Promise<Result<Saved, Full | SaveStoreError>> {
  const { store, reads } = deps;
  if (rev === 0) {
    const { stores } = await reads.storesView();
    const isNew = stores.every(({ _id }) => _id !== storeId);
    if (isNew && stores.length >= STORES_MAX) {
      return err({ code: "stores_full", storesMax: STORES_MAX });
    }
  }
  const changed = await store.change("stores", storeId, (known) =>
    savedStore(known, { _id: storeId, ...said }, rev),
  );
  forgetStores(deps);
  return changed.ok ? ok(savedOf(changed.value)) : changed;
}

/** A store opens or closes for good or for a time. Its addresses stay its own. 2 requests, 1 document. */
export async function setOpen(
  deps: Deps,
  _: StaffCall,
  { action, storeId }: SetOpen,
): Promise<Result<Saved, Unknown>> {
  const changed = await deps.store.change("stores", storeId, (known) =>
    known ? ok(withOpen(known, action === "open")) : err({ code: "store_unknown" } as const),
  );
  forgetStores(deps);
  return changed.ok ? ok(savedOf(changed.value)) : changed;
}

/**
 * Whose addresses are a store's. All stores' regions are one document, so of two who give the same address away at once
 * one is refused. 3 requests, 1 document.
 */
export async function setRegions(
  deps: Deps,
  _: StaffCall,
  { storeId, regions }: SetRegions,
): Promise<Result<{ readonly regions: readonly string[] }, Unknown | TerritoryError>> {
  const { store } = deps;
  const [known, territories] = await Promise.all([
    store.get("stores", storeId),
    store.get("territories", TERRITORIES_ID),
  ]);
  if (!known) return err({ code: "store_unknown" });
  const changed = await store.change(
    "territories",
    TERRITORIES_ID,
    (now = emptyTerritories) => withRegions(now, storeId, regions),
    { document: territories ?? null },
  );
  forgetStores(deps);
  return changed.ok ? ok({ regions: regionsOf(changed.value, storeId) }) : changed;
}

const savedOf = ({ _id, rev, isOpen }: { _id: string; rev: number; isOpen: boolean }): Saved => ({
  ...{ storeId: _id, rev, isOpen },
});
