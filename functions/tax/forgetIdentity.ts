import type { ForgetIdentity, IdentityReply } from "#contracts/tax.ts";
import { type ForgetError, forgotten, keptUntilMs } from "#core/identity/forget.ts";
import { identityStatement } from "#core/identity/identity.ts";
import { ok, type Result } from "#core/result.ts";
import type { EitherCall } from "#functions/shared/serve.ts";
import { whose } from "#functions/tax/whose.ts";
import type { WithVault } from "#ports/deps.ts";

/** Destroys an identity, or locks it as long as tax law has it kept. 2 requests, 1 document. */
export async function forgetIdentity(
  { reads, store }: WithVault,
  call: EitherCall,
  request: ForgetIdentity,
): Promise<
  Result<IdentityReply, ForgetError | { readonly code: "promoter_unknown" | "staff_required" }>
> {
  const promoterId = whose(call, request.promoterId);
  if (!promoterId.ok) return promoterId;
  const { identity, wallet } = await reads.walletView(promoterId.value, null);
  const changed = await store.change(
    "identities",
    promoterId.value,
    (known) => forgotten(known, wallet, call.nowMs),
    { document: identity },
  );
  if (!changed.ok) return changed;
  return ok(identityStatement(promoterId.value, changed.value, keptUntilMs(wallet), call.nowMs));
}
