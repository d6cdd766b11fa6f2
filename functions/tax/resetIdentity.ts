import type { IdentityReply, ResetIdentity } from "#contracts/tax.ts";
import { type Identity, identityStatement } from "#core/identity/identity.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StaffCall } from "#functions/shared/serve.ts";
import type { WithVault } from "#ports/deps.ts";

type ResetError = { readonly code: "identity_unknown" };

/**
 * Staff let a promoter give another card although payments were filed under this one, which holds until he has.
 * The old card is kept with it, since those filings rest on it. 2 requests, 1 document.
 */
export async function resetIdentity(
  { store }: WithVault,
  { staffId, nowMs }: StaffCall,
  { promoterId, reason }: ResetIdentity,
): Promise<Result<IdentityReply, ResetError>> {
  const decide = (known: Identity | undefined): Result<Identity, ResetError> => {
    if (known === undefined || known.destroyedAtMs !== null)
      return err({ code: "identity_unknown" });
    if (known.reset?.by === staffId && known.reset.reason === reason) return ok(known);
    return ok({ ...known, reset: { by: staffId, reason, atMs: nowMs } });
  };
  const changed = await store.change("identities", promoterId, decide);
  if (!changed.ok) return changed;
  return ok(identityStatement(promoterId, changed.value, null, nowMs));
}
