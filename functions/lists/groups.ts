import { COUNT_MAX, type GroupsReply, type ListGroups } from "#contracts/lists.ts";
import { marksOf } from "#core/people/facets.ts";
import { GROUPS_MAX } from "#core/people/grouping.ts";
import { ok, type Result } from "#core/result.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithLists } from "#ports/deps.ts";

/** All groups by name, and how many are in each, as far as `COUNT_MAX`. 1 request and 1 for each group. */
export async function listGroups(
  { reads, store }: WithLists,
  _: StaffCall,
  __: ListGroups,
): Promise<Result<GroupsReply, never>> {
  const names = (await store.get("promoterGroups", "groups"))?.names ?? [];
  const counts = new Map<string, number>();
  const count = async (group: string): Promise<void> => {
    counts.set(group, await reads.countMarked(marksOf({ group })[0], COUNT_MAX));
  };
  await inParallel(names, count, (error) => {
    throw error;
  });
  const groups = names.map((name) => ({ name, promoters: counts.get(name) ?? 0 }));
  return ok({ groups: groups.sort((a, b) => (a.name < b.name ? -1 : 1)), groupsMax: GROUPS_MAX });
}
