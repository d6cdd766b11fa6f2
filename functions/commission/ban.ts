import type { Ban } from "#contracts/commission.ts";
import { rowOf, type PromoterRow } from "#core/people/row.ts";
import { withBan } from "#core/people/standing.ts";
import { err, ok, type Result } from "#core/result.ts";
import { refreshFacets } from "#functions/reckon/reckon.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type BanError = { readonly code: "promoter_unknown" };

/** Removes a promoter at once; what he earned before stays due. 2 requests, 1 document; and the same for what lists find him by. */
export async function ban(
  deps: Deps,
  { nowMs }: StaffCall,
  { promoterId, reason }: Ban,
): Promise<Result<PromoterRow, BanError>> {
  const changed = await deps.store.change("promoters", promoterId, (promoter) =>
    promoter ? ok(withBan(promoter, reason, nowMs)) : err({ code: "promoter_unknown" as const }),
  );
  if (!changed.ok) return changed;
  await refreshFacets(deps, [changed.value], nowMs);
  return ok(rowOf(changed.value, nowMs));
}
