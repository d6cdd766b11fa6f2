import type { IdentityReply, ShowIdentity } from "#contracts/tax.ts";
import { keptUntilMs } from "#core/identity/forget.ts";
import { identityStatement } from "#core/identity/identity.ts";
import { ok } from "#core/result.ts";
import type { Result } from "#core/result.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import { whose } from "#functions/tax/whose.ts";
import type { WithVault } from "#ports/deps.ts";

/** How an identity stands, masked. The vault stays closed. 1 request. */
export async function showIdentity(
  { reads }: WithVault,
  call: EitherCall,
  request: ShowIdentity,
): Promise<Result<IdentityReply, { readonly code: "promoter_unknown" | "staff_required" }>> {
  const promoterId = whose(call, request.promoterId);
  if (!promoterId.ok) return promoterId;
  const { identity, wallet } = await reads.walletView(promoterId.value, null);
  return ok(identityStatement(promoterId.value, identity, keptUntilMs(wallet), call.nowMs));
}
