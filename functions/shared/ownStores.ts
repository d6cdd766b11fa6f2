import { err, type Result } from "#core/result.ts";
import type { StaffPerson } from "#functions/shared/admit.ts";

export type StoreForbidden = {
  readonly code: "store_forbidden";
  /** The stores that he may act for. */
  readonly storeIds: readonly string[];
};

/** Whether somebody acts for the places that he means: with the role `store` for his own stores only, else for all. */
export const isOwnStore = (
  staff: StaffPerson | null,
  ...places: readonly (string | undefined)[]
): boolean =>
  staff?.role !== "store" ||
  places.every((place) => place !== undefined && staff.storeIds.includes(place));

/**
 * A use case that somebody with the role `store` may do at his own stores only.
 *
 * - `placesOf`: which stores a request is about; undefined = all of them, "" = the brand's warehouse.
 */
export function inOwnStores<D, C extends { readonly staff: StaffPerson | null }, R, T, E>(
  placesOf: (request: R) => readonly (string | undefined)[],
  run: (deps: D, call: C, request: R) => Promise<Result<T, E>>,
): (deps: D, call: C, request: R) => Promise<Result<T, E | StoreForbidden>> {
  return async (deps, call, request) =>
    isOwnStore(call.staff, ...placesOf(request))
      ? run(deps, call, request)
      : err({ code: "store_forbidden", storeIds: call.staff?.storeIds ?? [] });
}
