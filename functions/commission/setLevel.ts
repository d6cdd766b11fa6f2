import type { SetLevel } from "#contracts/commission.ts";
import { rowOf, type PromoterRow } from "#core/people/row.ts";
import { withLevel } from "#core/people/standing.ts";
import { err, ok, type Result } from "#core/result.ts";
import { refreshFacets } from "#functions/reckon/reckon.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type SetLevelError = { readonly code: "promoter_unknown" };

/** Another level from the next midnight on, UTC+8. 2 requests, 1 document; and the same for what lists find him by. */
export async function setLevel(
  deps: Deps,
  { nowMs }: StaffCall,
  { promoterId, level }: SetLevel,
): Promise<Result<PromoterRow, SetLevelError>> {
  const changed = await deps.store.change("promoters", promoterId, (promoter) =>
    promoter ? ok(withLevel(promoter, level, nowMs)) : err({ code: "promoter_unknown" as const }),
  );
  if (!changed.ok) return changed;
  await refreshFacets(deps, [changed.value], nowMs);
  return ok(rowOf(changed.value, nowMs));
}
