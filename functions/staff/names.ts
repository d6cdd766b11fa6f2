import type { Names, StaffNames } from "#contracts/staff.ts";
import { ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** What colleagues are called, by id; nothing else of them. 1 request. */
export async function listNames(
  { reads }: Deps,
  _: StaffCall,
  { afterId, limit }: Names,
): Promise<Result<StaffNames, never>> {
  const found = await reads.staffPage({ search: "" }, afterId, limit);
  return ok({
    names: found.map(({ _id, name }) => ({ staffId: _id, name })),
    nextAfterId: found.length < limit ? null : (found.at(-1)?._id ?? null),
  });
}
