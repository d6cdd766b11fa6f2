import { ofInstance } from "#functions/shared/instance.ts";
import type { ShopStore } from "#core/shop/store.ts";
import { inOrder } from "#core/shop/storeRow.ts";
import type { Deps } from "#ports/deps.ts";
import type { StoresView } from "#ports/storeReads.ts";

/** For so long an instance believes what it read of all stores: others' changes are seen within 5 s. */
const BELIEVED_MS = 4_000;

/** All stores as an instance read them. `byName` is sorted once for as long as it is believed. */
export type StoresSeen = StoresView & { readonly byName: readonly ShopStore[] };
type Kept = { seen: Promise<StoresSeen> | null; atElapsedMs: number };

const keptBy: (deps: Deps) => Kept = ofInstance(() => ({ seen: null, atElapsedMs: 0 }));

/**
 * All stores, at most 4 s old: to read and sort a thousand takes far longer than all else that a list does. 1 request, or
 * none. Callers at once share one reading.
 */
export function storesSeen(deps: Deps): Promise<StoresSeen> {
  const kept = keptBy(deps);
  const elapsedMs = deps.elapsedMs();
  if (kept.seen && elapsedMs - kept.atElapsedMs < BELIEVED_MS) return kept.seen;
  const seen = readStores(deps);
  kept.seen = seen;
  kept.atElapsedMs = elapsedMs;
  seen.catch(() => {
    if (kept.seen === seen) kept.seen = null; // What failed is asked for again.
  });
  return seen;
}

/** What this instance itself saved is seen by its next list. */
export function forgetStores(deps: Deps): void {
  keptBy(deps).seen = null;
}

async function readStores({ reads }: Deps): Promise<StoresSeen> {
  const view = await reads.storesView();
  return { ...view, byName: inOrder(view.stores, null) };
}
