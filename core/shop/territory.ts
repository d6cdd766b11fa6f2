import { areaOf } from "#core/people/appoint.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { Territories } from "#core/shop/store.ts";

export const TERRITORIES_ID = "brand";
/** Stores that a brand may have: a list of them is sorted by distance whole. */
export const STORES_MAX = 1_000;
/** Regions of all stores together: they are one document, which is read with every address. */
export const REGIONS_MAX = 5_000;
/** How many overlaps are told at once. */
const OVERLAPS_TOLD = 10;

export const emptyTerritories: Territories = { _id: TERRITORIES_ID, rev: 0, regions: [] };

/** In order of precedence. */
export type TerritoryError =
  | { readonly code: "region_invalid"; readonly region: string }
  | { readonly code: "regions_overlap"; readonly overlaps: readonly Overlap[] }
  | { readonly code: "regions_full"; readonly regionsMax: number };
/** A region that was asked for, and which of another store's it shares addresses with. */
export type Overlap = {
  readonly region: string;
  readonly storeId: string;
  readonly taken: string;
};

/**
 * The store that an address belongs to: the one whose region is a beginning of the address's six digits.
 *
 * - Null = none. Never two: `setRegions` lets no region be the beginning of another.
 * - Source: docs/domain/stores.md, "Whose address it is".
 */
export const storeOf = ({ regions }: Territories, region: string): string | null =>
  regions.find((one) => region.startsWith(one.region))?.storeId ?? null;

/** The regions of a store, in order. */
export const regionsOf = ({ regions }: Territories, storeId: string): readonly string[] =>
  regions.flatMap((one) => (one.storeId === storeId ? [one.region] : []));

/**
 * The territories in which a store has just these regions; none = it gives all of its up.
 *
 * - `regions`: 2, 4 or 6 digits of GB/T 2260. A province or a city may also be written with its zeros, `330100`.
 * - Among the store's own, one within another says nothing new and is left out.
 * - The same again changes nothing: the same object is returned.
 * - Promises: no region is the beginning of another, so every address has one store or none.
 */
export function setRegions(
  territories: Territories,
  storeId: string,
  regions: readonly string[],
): Result<Territories, TerritoryError> {
  const short = new Set<string>();
  for (const region of regions) {
    const known = shortRegion(region);
    if (known === null) return err({ code: "region_invalid", region });
    short.add(known);
  }
  // A beginning sorts before what begins with it, so the widest of each comes first.
  const widest: string[] = [];
  for (const region of [...short].sort()) {
    if (!region.startsWith(widest.at(-1) ?? " ")) widest.push(region);
  }
  const others = territories.regions.filter((one) => one.storeId !== storeId);
  const overlaps = widest.flatMap((region) =>
    others
      .filter((other) => isWithin(region, other.region) || isWithin(other.region, region))
      .map((other): Overlap => ({ region, storeId: other.storeId, taken: other.region })),
  );
  if (overlaps.length > 0) {
    return err({ code: "regions_overlap", overlaps: overlaps.slice(0, OVERLAPS_TOLD) });
  }
  if (others.length + widest.length > REGIONS_MAX) {
    return err({ code: "regions_full", regionsMax: REGIONS_MAX });
  }
  const before = regionsOf(territories, storeId);
  if (before.join() === widest.join()) return ok(territories);
  const all = [...others, ...widest.map((region) => ({ region, storeId }))];
  return ok({ ...territories, regions: all.sort((a, b) => (a.region < b.region ? -1 : 1)) });
}

/** The digits of a region that say something: `330100` is `3301`, all of a city. Null where it is no region. */
function shortRegion(region: string): string | null {
  if (!/^(\d{2}){1,3}$/.test(region)) return null;
  const area = areaOf(region.padEnd(6, "0"));
  const digits = { province: 2, city: 4, district: 6 };
  return area === null ? null : region.slice(0, digits[area]);
}

const isWithin = (region: string, wider: string): boolean => region.startsWith(wider);
