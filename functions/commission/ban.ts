import type { Ban } from "#contracts/commission.ts";
import { rowOf, type PromoterRow } from "#core/people/row.ts";
import { withBan } from "#core/people/standing.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type BanError = { readonly code: "promoter_unknown" };

/** Removes a promoter at once; what he earned before stays due. 2 requests, 1 document. */
export async function ban(
  { store }: Deps,
  { nowMs }: StaffCall,
  { promoterId, reason }: Ban,
): Promise<Result<PromoterRow, BanError>> {
  const changed = await store.change("promoters", promoterId, (promoter) =>
    promoter ? ok(withBan(promoter, reason, nowMs)) : err({ code: "promoter_unknown" as const }),
  );
  return changed.ok ? ok(rowOf(changed.value, nowMs)) : changed;
}
