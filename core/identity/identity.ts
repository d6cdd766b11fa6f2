/**
 * Who a promoter is for the tax office: encrypted field by field under a key of his own, so that destroying the key
 * destroys what it protects. `_id` is the promoter's.
 *
 * - Source: docs/domain/identity.md.
 */
export type Identity = {
  readonly _id: string;
  readonly rev: number;
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
  /** Whoever is not 18 yet is not paid. */
  readonly adultAtMs: number;
  readonly submittedAtMs: number;
  /** When he agreed that it is kept for the tax office; it is kept ten years after the last payment. */
  readonly consentedAtMs: number;
  readonly destroyedAtMs: number | null;
};
export type IdType = "resident";
/** Base64 of nonce, ciphertext and tag (AES-256-GCM). */
export type SealedText = string;
export type WrappedKey = {
  /** Which of the deployment's keys wraps it, so that it can be changed. */
  readonly keyId: string;
  readonly sealed: SealedText;
};

/** What a payout must know of it. */
export type IdentityState = "missing" | "known" | "minor" | "destroyed";
export function identityState(
  identity: Pick<Identity, "adultAtMs" | "destroyedAtMs"> | null,
  atMs: number,
): IdentityState {
  if (identity === null) return "missing";
  if (identity.destroyedAtMs !== null) return "destroyed";
  return identity.adultAtMs <= atMs ? "known" : "minor";
}
