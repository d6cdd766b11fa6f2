import type { IdentityReply, SubmitIdentity } from "#contracts/tax.ts";
import { destroyed, keptUntilMs } from "#core/identity/forget.ts";
import {
  adultFromMs,
  birthDayOf,
  type IdCardError,
  maskedIdNumber,
  maskedName,
} from "#core/identity/idCard.ts";
import { type Identity, identityStatement } from "#core/identity/identity.ts";
import { type IdentityFixed, submitted } from "#core/identity/submit.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { PersonCall } from "#functions/shared/serve.ts";
import type { WithTaxFiles, WithVault } from "#ports/deps.ts";
import type { ClearIdentity } from "#ports/vault.ts";

/** In order of precedence. */
export type SubmitError =
  | { readonly code: "promoter_unknown" }
  | IdCardError
  | { readonly code: "identity_minor" }
  | { readonly code: "identity_taken" }
  | IdentityFixed;

/** A promoter gives the card that he is paid and taxed under. 4 requests, 1 document; 3 and none when it is known. */
export async function submitIdentity(
  { store, reads, vault }: WithTaxFiles,
  { openid, nowMs }: PersonCall,
  { name, idNumber }: SubmitIdentity,
): Promise<Result<IdentityReply, SubmitError>> {
  const { promoter, wallet, identity } = await reads.walletView(openid, null);
  if (promoter === null) return err({ code: "promoter_unknown" });
  const birthDay = birthDayOf(idNumber);
  if (!birthDay.ok) return birthDay;
  if (adultFromMs(birthDay.value) > nowMs) return err({ code: "identity_minor" });
  const sealed = vault.seal(openid, { name, idNumber });
  const others = async () =>
    (await reads.identitiesMarked(sealed.idMark)).filter(({ _id }) => _id !== openid);
  if ((await others()).length > 0) return err({ code: "identity_taken" });

  const card = {
    promoterId: openid,
    ...sealed,
    idType: "resident" as const,
    maskedName: maskedName(name),
    maskedIdNumber: maskedIdNumber(idNumber),
    submittedAtMs: nowMs,
  };
  const changed = await store.change(
    "identities",
    openid,
    (known) =>
      submitted(
        known,
        { ...card, isSame: isSame(known, { name, idNumber }, sealed.idMark, vault) },
        wallet,
        nowMs,
      ),
    { document: identity },
  );
  if (!changed.ok) return changed;
  // Two promoters may give one card at the same instant: then the later one loses it again.
  const isLater = (await others()).some((other) => wasBefore(other, changed.value));
  if (isLater) {
    await store.change("identities", openid, (known) => withdrawn(known, changed.value, identity));
    return err({ code: "identity_taken" });
  }
  return ok(identityStatement(openid, changed.value, keptUntilMs(wallet), nowMs));
}

/** Opened only if the number's mark is the same: then only the name can differ. */
function isSame(
  known: Identity | undefined,
  clear: ClearIdentity,
  idMark: string,
  vault: WithVault["vault"],
): boolean {
  if (known === undefined || known.destroyedAtMs !== null || known.idMark !== idMark) return false;
  return vault.open(known).name === clear.name;
}

const wasBefore = (a: Identity, b: Identity): boolean =>
  a.submittedAtMs === b.submittedAtMs ? a._id < b._id : a.submittedAtMs < b.submittedAtMs;

/** Takes back a card that was given a moment ago, as long as it is still that one: what was there before holds again. */
function withdrawn(
  known: Identity | undefined,
  given: Identity,
  before: Identity | null,
): Result<Identity, { readonly code: "identity_unknown" }> {
  if (known === undefined) return err({ code: "identity_unknown" });
  if (known.wrappedKey?.sealed !== given.wrappedKey?.sealed) return ok(known);
  return ok(
    before === null ? destroyed(known, given.submittedAtMs) : { ...before, rev: known.rev },
  );
}
