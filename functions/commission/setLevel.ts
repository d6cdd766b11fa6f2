import type { SetLevel } from "#contracts/commission.ts";
import { rowOf, type PromoterRow } from "#core/people/row.ts";
import { withLevel } from "#core/people/standing.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type SetLevelError = { readonly code: "promoter_unknown" };

/** Another level from the next midnight on, UTC+8. 2 requests, 1 document. */
export async function setLevel(
  { store }: Deps,
  { nowMs }: StaffCall,
  { promoterId, level }: SetLevel,
): Promise<Result<PromoterRow, SetLevelError>> {
  const changed = await store.change("promoters", promoterId, (promoter) =>
    promoter ? ok(withLevel(promoter, level, nowMs)) : err({ code: "promoter_unknown" as const }),
  );
  return changed.ok ? ok(rowOf(changed.value, nowMs)) : changed;
}
