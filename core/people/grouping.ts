import { areaOf } from "#core/people/appoint.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { err, ok, type Result } from "#core/result.ts";

/** So many groups one promoter may be in. */
export const GROUPS_MAX = 5;

/**
 * The promoter with other groups: out of `remove`, into `add`; what both name he is in.
 *
 * - Returns the same object when nothing changes.
 * - Errors: `groups_full` when they would be more than `GROUPS_MAX`.
 */
export function withGroups(
  promoter: Promoter,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
): Result<Promoter, { readonly code: "groups_full" }> {
  const known = promoter.groups ?? [];
  const kept = known.filter((group) => add.includes(group) || !remove.includes(group));
  const groups = [...new Set([...kept, ...add])];
  if (groups.length === known.length && groups.every((group, at) => group === known[at])) {
    return ok(promoter);
  }
  if (groups.length > GROUPS_MAX) return err({ code: "groups_full" });
  const { groups: _groups, ...rest } = promoter;
  return ok(groups.length === 0 ? rest : { ...rest, groups });
}

/**
 * The promoter in another place; null = nowhere. Returns the same object when nothing changes.
 *
 * - Errors: `region_invalid` for a code of no province, city or district.
 */
export function withPlace(
  promoter: Promoter,
  place: string | null,
): Result<Promoter, { readonly code: "region_invalid" }> {
  if (place !== null && areaOf(place) === null) return err({ code: "region_invalid" });
  if ((promoter.place ?? null) === place) return ok(promoter);
  const { place: _place, ...rest } = promoter;
  return ok(place === null ? rest : { ...rest, place });
}
