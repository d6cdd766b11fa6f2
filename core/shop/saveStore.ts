import { canonicalJson } from "#core/canonicalJson.ts";
import { areaOf } from "#core/people/appoint.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { ShopStore } from "#core/shop/store.ts";

/** What staff write of a store. Whether it is open and whose addresses are its own are said apart. */
export type StoreSaid = Omit<ShopStore, "rev" | "isOpen">;
/** In order of precedence. */
export type SaveStoreError =
  | { readonly code: "region_invalid" }
  | { readonly code: "store_unknown" }
  | { readonly code: "store_changed"; readonly rev: number };

/**
 * A store with what staff wrote. A new one is open.
 *
 * - `rev`: of the store that staff had before them; 0 = they make a new one. Somebody else's change in between is
 *   refused, so that it is not lost.
 * - What is so already stays the same object: a retry is no second change.
 */
export function savedStore(
  known: ShopStore | undefined,
  said: StoreSaid,
  rev: number,
): Result<ShopStore, SaveStoreError> {
  if (areaOf(said.region) === null) return err({ code: "region_invalid" });
  if (!known)
    return rev === 0 ? ok({ ...said, rev: 0, isOpen: true }) : err({ code: "store_unknown" });
  const next: ShopStore = { ...said, rev: known.rev, isOpen: known.isOpen };
  if (canonicalJson(known) === canonicalJson(next)) return ok(known);
  return known.rev === rev ? ok(next) : err({ code: "store_changed", rev: known.rev });
}

/** The store open or closed; the same object when it is so already. */
export const withOpen = (store: ShopStore, isOpen: boolean): ShopStore =>
  store.isOpen === isOpen ? store : { ...store, isOpen };
