import { err, ok, type Result } from "#core/result.ts";
import type { EitherCall } from "#functions/shared/serve.ts";

/** Whose identity is meant: staff must say it, a person can only mean his own. */
export function whose(
  { openid, staffId }: EitherCall,
  promoterId: string | undefined,
): Result<string, { readonly code: "promoter_unknown" | "staff_required" }> {
  if (staffId !== null && promoterId !== undefined) return ok(promoterId);
  if (openid !== null && (promoterId ?? openid) === openid) return ok(openid);
  return err({ code: staffId === null ? "staff_required" : "promoter_unknown" });
}
