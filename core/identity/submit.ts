import type { FormerCard, Identity, IdentityCard } from "#core/identity/identity.ts";
import { err, ok, type Result } from "#core/result.ts";
import { isInFlight } from "#core/wallet/machine.ts";
import type { Wallet } from "#core/wallet/wallet.ts";

/** Another card than the one that payments were filed under. */
export type IdentityFixed = { readonly code: "identity_fixed" };

/** How often a card may be replaced after payments. Each replacement takes somebody of the staff. */
const FORMER_MAX = 10;

/**
 * The identity after a promoter gave a card.
 *
 * - `isSame`: whether it is, name and number, the card that is kept already. Then nothing changes, except that asking
 *   to be forgotten is taken back: giving it is consent.
 * - Errors: `identity_fixed` when something was paid, or is on its way, under another number and staff did not reset it.
 * - Source: docs/domain/identity.md, "Giving it".
 */
export function submitted(
  known: Identity | undefined,
  card: IdentityCard & { readonly promoterId: string; readonly isSame: boolean },
  wallet: Wallet | null,
  nowMs: number,
): Result<Identity, IdentityFixed> {
  const { promoterId, isSame, ...given } = card;
  const fresh: Identity = {
    ...given,
    _id: promoterId,
    rev: known?.rev ?? 0,
    adultAtMs: nowMs,
    consentedAtMs: nowMs,
    destroyedAtMs: null,
    forgetAskedAtMs: null,
    reset: null,
    former: known?.former ?? [],
  };
  if (known === undefined || known.destroyedAtMs !== null) return ok(fresh);
  if (isSame && known.forgetAskedAtMs === null) return ok(known);
  if (isSame) return ok({ ...known, consentedAtMs: nowMs, forgetAskedAtMs: null });
  if (known.idMark === given.idMark || !wasPaid(wallet)) return ok(fresh);
  if (known.reset === null || known.former.length >= FORMER_MAX) {
    return err({ code: "identity_fixed" });
  }
  return ok({ ...fresh, former: [...known.former, formerOf(known, known.reset.by, nowMs)] });
}

const wasPaid = (wallet: Wallet | null): boolean =>
  wallet !== null &&
  (wallet.paidFen + wallet.taxFen > 0 || wallet.withdrawals.some(({ state }) => isInFlight(state)));

function formerOf(known: Identity, by: string, replacedAtMs: number): FormerCard {
  const { wrappedKey, name, idNumber, idType, idMark, submittedAtMs } = known;
  const { maskedName, maskedIdNumber } = known;
  const card = { wrappedKey, name, idNumber, idType, idMark, maskedName, maskedIdNumber };
  return { ...card, submittedAtMs, replacedAtMs, by };
}
