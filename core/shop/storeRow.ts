import { distanceText, metresBetween, type Place, wholeMetres } from "#core/shop/distance.ts";
import { hoursText, type Opening, openingAt } from "#core/shop/hours.ts";
import type { ShopStore } from "#core/shop/store.ts";

/** A store as people see it. */
export type StoreRow = Pick<
  ShopStore,
  "name" | "phone" | "region" | "address" | "picture" | "picksUp" | "delivers" | "isOpen"
> & {
  readonly storeId: string;
  /** The week in words. */
  readonly hoursText: string;
  readonly opening: Opening;
  /** From where the caller is; null where he did not say. */
  readonly distance: { readonly metres: number; readonly text: string } | null;
  /** What wx.openLocation is given as it is. */
  readonly map: Place & { readonly name: string; readonly address: string };
};

export function storeRow(store: ShopStore, here: Place | null, nowMs: number): StoreRow {
  const { _id: storeId, name, phone, region, address, picture, picksUp, delivers, isOpen } = store;
  const { latitude, longitude, hours } = store;
  const metres = here === null ? null : metresBetween(here, store);
  return {
    ...{ storeId, name, phone, region, address, picture, picksUp, delivers, isOpen },
    hoursText: hoursText(hours),
    opening: isOpen
      ? openingAt(hours, nowMs)
      : { isOpenNow: false, changesAtMs: null, text: "已停业" },
    distance: metres === null ? null : { metres: wholeMetres(metres), text: distanceText(metres) },
    map: { latitude, longitude, name, address },
  };
}

/** By pinyin. Made once: that takes longer than to compare a thousand names. */
const BY_NAME = new Intl.Collator("zh-CN");

/** Stores by distance, or by name where nobody said where he is; those that are equal by id. */
export function inOrder(stores: readonly ShopStore[], here: Place | null): readonly ShopStore[] {
  const keyed = stores.map((store) => ({
    store,
    metres: here === null ? 0 : metresBetween(here, store),
  }));
  return keyed
    .sort(
      (a, b) =>
        a.metres - b.metres ||
        (here === null ? BY_NAME.compare(a.store.name, b.store.name) : 0) ||
        (a.store._id < b.store._id ? -1 : 1),
    )
    .map(({ store }) => store);
}
