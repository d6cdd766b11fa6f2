import type { Identity, WrappedKey } from "#core/identity/identity.ts";

/** What a promoter's identity says in the clear. It never leaves a function, and is in no log. */
export interface ClearIdentity {
  readonly name: string;
  readonly idNumber: string;
}
export type SealedIdentity = Pick<Identity, "name" | "idNumber" | "idMark"> & {
  readonly wrappedKey: WrappedKey;
};

/** Encrypts identities under a key for each person, which itself is encrypted under the deployment's. */
export interface Vault {
  /** Under a new key of the person. Twice the same gives another ciphertext and the same `idMark`. */
  seal(promoterId: string, clear: ClearIdentity): SealedIdentity;
  /** Throws when the key was destroyed, is of another deployment, or the fields are another person's. */
  open(identity: Identity): ClearIdentity;
}
