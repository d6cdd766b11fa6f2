import type { FansPage, ListFans } from "#contracts/qrcode.ts";
import { ok, type Result } from "#core/result.ts";
import { bindingOf } from "#functions/shared/attribution.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** How many fans are asked about at once: well below what the platform's basic plan allows. */
const ASKED_AT_ONCE = 10;

/** Who is whose fan now: of a page of those who ever opened a code, the ones who are bound. */
export async function listFans(
  deps: Deps,
  { nowMs }: StaffCall,
  { afterId, limit }: ListFans,
): Promise<Result<FansPage, never>> {
  const ids = (await deps.store.page("fans", afterId, limit)).map(({ _id }) => _id);
  const fans: FansPage["fans"][number][] = [];
  for (let at = 0; at < ids.length; at += ASKED_AT_ONCE) {
    const asked = ids.slice(at, at + ASKED_AT_ONCE).map((fanId) => boundFan(deps, fanId, nowMs));
    fans.push(...(await Promise.all(asked)).flat());
  }
  return ok({ fans, nextAfterId: ids.length === limit ? (ids.at(-1) ?? null) : null });
}

async function boundFan(
  deps: Deps,
  fanId: string,
  nowMs: number,
): Promise<readonly FansPage["fans"][number][]> {
  const binding = await bindingOf(deps, await deps.reads.fanView(fanId), nowMs);
  return binding ? [{ fanId, promoterId: binding.promoterId, untilMs: binding.untilMs }] : [];
}
