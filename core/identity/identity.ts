/**
 * Who a promoter is for the tax office: encrypted field by field under a key of his own, so that destroying the key
 * destroys what it protects. `_id` is the promoter's.
 *
 * - Source: docs/domain/identity.md.
 */
export type Identity = IdentityCard & {
  readonly _id: string;
  readonly rev: number;
  /**
   * Whoever is not 18 yet is not paid. It is when he was seen to be of age, not his birthday: beside the masked
   * number a birthday would give the number away.
   */
  readonly adultAtMs: number;
  /** When he agreed that it is kept for the tax office; it is kept ten years after the last payment. */
  readonly consentedAtMs: number;
  readonly destroyedAtMs: number | null;
  /** When he asked that it be forgotten while tax law still has it kept: from then on only tax files open it. */
  readonly forgetAskedAtMs: number | null;
  /** Staff let him give another card although he was paid under this one; null once he has. */
  readonly reset: IdentityReset | null;
  /** The cards that he was paid under before, the oldest first. */
  readonly former: readonly FormerCard[];
};

/** One identity card, sealed. */
export type IdentityCard = {
  /** The person's key, encrypted under the deployment's; null once it is destroyed. */
  readonly wrappedKey: WrappedKey | null;
  readonly name: SealedText;
  readonly idNumber: SealedText;
  readonly idType: IdType;
  /** A mark of type and number that only the deployment can make: finds one person behind two accounts. */
  readonly idMark: string;
  /** Shown to himself and to staff: `张*`, `4403**********1234`. */
  readonly maskedName: string;
  readonly maskedIdNumber: string;
  readonly submittedAtMs: number;
};
export type FormerCard = IdentityCard & { readonly replacedAtMs: number; readonly by: string };
export type IdentityReset = { readonly by: string; readonly reason: string; readonly atMs: number };
export type IdType = "resident";
/** Base64 of nonce, ciphertext and tag (AES-256-GCM). */
export type SealedText = string;
export type WrappedKey = {
  /** Which of the deployment's keys wraps it, so that it can be changed. */
  readonly keyId: string;
  readonly sealed: SealedText;
};

/** What a payout must know of it: only `known` may be paid under tax. */
export type IdentityState = "missing" | "known" | "minor" | "locked" | "destroyed";
export function identityState(
  identity: Pick<Identity, "adultAtMs" | "destroyedAtMs" | "forgetAskedAtMs"> | null,
  atMs: number,
): IdentityState {
  if (identity === null) return "missing";
  if (identity.destroyedAtMs !== null) return "destroyed";
  if (identity.forgetAskedAtMs !== null) return "locked";
  return identity.adultAtMs <= atMs ? "known" : "minor";
}

/** As people see it. Nothing of it is in the clear. */
export type IdentityStatement = {
  readonly promoterId: string;
  readonly state: IdentityState;
  readonly maskedName: string;
  readonly maskedIdNumber: string;
  readonly submittedAtMs: number | null;
  /** Until when tax law has it kept; null while nothing was paid under tax, or after that. */
  readonly keptUntilMs: number | null;
};
export function identityStatement(
  promoterId: string,
  identity: Identity | null,
  keptUntilMs: number | null,
  nowMs: number,
): IdentityStatement {
  return {
    promoterId,
    state: identityState(identity, nowMs),
    maskedName: identity?.maskedName ?? "",
    maskedIdNumber: identity?.maskedIdNumber ?? "",
    submittedAtMs: identity?.submittedAtMs ?? null,
    keptUntilMs: keptUntilMs !== null && keptUntilMs > nowMs ? keptUntilMs : null,
  };
}
