import { err, ok, type Result } from "#core/result.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { Deps } from "#ports/deps.ts";

type Applied = { readonly state: "applied" | "approved" };
type ApplyError = { readonly code: "promoter_banned" };

/** The caller asks to become a promoter. Asking again changes nothing. 2 requests, 1 document. */
export async function apply(
  { store }: Deps,
  { openid, nowMs }: PersonCall,
): Promise<Result<Applied, ApplyError>> {
  const promoter = await store.get("promoters", openid);
  if (promoter && promoter.bannedAtMs !== null) return err({ code: "promoter_banned" });
  if (promoter) return ok({ state: "approved" });
  await store.create("applications", { _id: openid, rev: 0, appliedAtMs: nowMs });
  return ok({ state: "applied" });
}
