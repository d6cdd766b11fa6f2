import { type Identity, identityState } from "#core/identity/identity.ts";
import type { Fen } from "#core/money.ts";
import { NAME_FROM_FEN } from "#core/wallet/limits.ts";
import type { WithVault } from "#ports/deps.ts";

/** The name that WeChat asks for; `isKnown` false = it asks for one and nobody may open it. */
export type ReceiverName =
  { readonly isKnown: true; readonly name: string | null } | { readonly isKnown: false };

/** The identity that a payment of so much needs; null = it needs none. 1 request, or none. */
export async function neededIdentity(
  { store }: WithVault,
  promoterId: string,
  amountFen: Fen,
): Promise<Identity | null> {
  if (amountFen < NAME_FROM_FEN) return null;
  return (await store.get("identities", promoterId)) ?? null;
}

/** Whether a payment of so much may be begun with this identity. */
export const isNameable = (identity: Identity | null, amountFen: Fen, nowMs: number): boolean =>
  amountFen < NAME_FROM_FEN || identityState(identity, nowMs) === "known";

/**
 * The receiver's name for a net amount. It goes nowhere but into the order for WeChat, which enciphers it.
 *
 * - Throws when the deployment's keys do not open it.
 */
export function receiverName(
  { vault }: WithVault,
  identity: Identity | null,
  netFen: Fen,
  nowMs: number,
): ReceiverName {
  if (netFen < NAME_FROM_FEN) return { isKnown: true, name: null };
  if (identity === null || identityState(identity, nowMs) !== "known") return { isKnown: false };
  return { isKnown: true, name: vault.open(identity).name };
}
