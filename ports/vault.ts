import type { IdentityCard, WrappedKey } from "#core/identity/identity.ts";

/** What a promoter's identity says in the clear. It never leaves a function, and is in no log. */
export interface ClearIdentity {
  readonly name: string;
  readonly idNumber: string;
}
export type SealedIdentity = Pick<IdentityCard, "name" | "idNumber" | "idMark"> & {
  readonly wrappedKey: WrappedKey;
};

/** A sealed card, and whose it is. */
export type SealedCard = Pick<IdentityCard, "wrappedKey" | "name" | "idNumber"> & {
  readonly _id: string;
};

/** Encrypts identities under a key for each person, which itself is encrypted under the deployment's. */
export interface Vault {
  /** Under a new key of the person. Twice the same gives another ciphertext and the same `idMark`. */
  seal(promoterId: string, clear: ClearIdentity): SealedIdentity;
  /** Throws when the key was destroyed, is of another deployment, or the fields are another person's. */
  open(card: SealedCard): ClearIdentity;
  /** The mark of an identity card's number, the same whatever keys seal: finds who has given it before. */
  mark(idNumber: string): string;
  /** A person's key under the deployment's newest key; the same object when it is already. Throws like `open`. */
  rewrap(promoterId: string, wrappedKey: WrappedKey): WrappedKey;
}
