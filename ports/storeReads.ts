import type { Post } from "#core/people/post.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { ShopStore, Territories } from "#core/shop/store.ts";
import type { Place } from "#ports/messageReads.ts";

export const STORES_OF_PERSON_MAX = 100;

/** Every store, and whose addresses are which. */
export type StoresView = {
  readonly stores: readonly ShopStore[];
  readonly territories: Territories;
};

/** Which pickups of a store: those that wait for their buyer, or those that were handed over in a span, its end left out. */
export type PickupFilter =
  | { readonly storeId: string; readonly waiting: true }
  | { readonly storeId: string; readonly fromMs: number; readonly untilMs: number };

/** What is asked about stores and what people collect there. */
export interface StoreReads {
  /** All stores, at most 1,000, in the order of their ids, and the territories. 1 request. */
  storesView(): Promise<StoresView>;
  /** The posts of stores that somebody ever held or worked in, at most 100, by id, each with its store. 1 request. */
  storesOf(
    personId: string,
  ): Promise<readonly { readonly post: Post; readonly store: ShopStore }[]>;
  /**
   * The waiting ones by when they were ordered, the oldest first; those handed over by when they were, the newest first.
   * Those after a place in that order. 1 request.
   */
  pickups(filter: PickupFilter, after: Place | null, limit: number): Promise<readonly Purchase[]>;
  /** The purchases with a pickup code, whatever their state and store: one, or none. 1 request. */
  pickupsWithCode(code: string): Promise<readonly Purchase[]>;
}
