import { standingRefusal } from "#core/people/standing.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type Applied = { readonly state: "applied" | "approved" };
/** In order of precedence. */
type ApplyError =
  { readonly code: "promoter_banned" | "promoter_left" } | { readonly code: "joining_paused" };

/** The caller asks to become a promoter. Asking again changes nothing. 2 requests, 1 document. */
export async function apply(
  { store, reads }: Deps,
  { openid, nowMs }: PersonCall,
): Promise<Result<Applied, ApplyError>> {
  const { promoter, settings } = await reads.walletView(openid, null);
  const refusal = promoter && standingRefusal(promoter, nowMs);
  if (refusal) return err(refusal);
  if (promoter) return ok({ state: "approved" });
  if (settings.switches.joining !== null) return err({ code: "joining_paused" });
  await store.create("applications", { _id: openid, rev: 0, appliedAtMs: nowMs });
  return ok({ state: "applied" });
}
