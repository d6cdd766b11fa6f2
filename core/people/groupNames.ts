import { err, ok, type Result } from "#core/result.ts";

/** The names of all groups that somebody was ever put in, in the order of their making. */
export type PromoterGroups = {
  readonly _id: "groups";
  readonly rev: number;
  readonly names: readonly string[];
};
export const emptyGroups: PromoterGroups = { _id: "groups", rev: 0, names: [] };

/** More groups than anybody looks through. */
export const GROUP_NAMES_MAX = 200;

/**
 * The groups with some more names; the very same where all are known.
 *
 * - Errors: `group_names_full` when they would be more than `GROUP_NAMES_MAX`.
 */
export function withNames(
  groups: PromoterGroups,
  more: readonly string[],
): Result<PromoterGroups, { readonly code: "group_names_full" }> {
  const names = [...new Set([...groups.names, ...more])];
  if (names.length === groups.names.length) return ok(groups);
  return names.length > GROUP_NAMES_MAX
    ? err({ code: "group_names_full" })
    : ok({ ...groups, names });
}
