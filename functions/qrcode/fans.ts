import type { FansPage, ListFans } from "#contracts/qrcode.ts";
import { ok, type Result } from "#core/result.ts";
import { bindingOf } from "#functions/shared/attribution.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

/** Who is whose fan now: of a page of those who ever opened a code, the ones who are bound. 1 request. */
export async function listFans(
  deps: Deps,
  { nowMs }: StaffCall,
  { afterId, limit }: ListFans,
): Promise<Result<FansPage, never>> {
  const page = await deps.reads.fanPage(afterId, limit);
  const fans: FansPage["fans"][number][] = [];
  for (const { fanId, view } of page) {
    const binding = await bindingOf(deps, view, nowMs);
    if (binding === null) continue;
    fans.push({ fanId, promoterId: binding.promoterId, untilMs: binding.untilMs });
  }
  return ok({ fans, nextAfterId: page.length === limit ? (page.at(-1)?.fanId ?? null) : null });
}
