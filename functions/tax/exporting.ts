import { type Identity, identityState } from "#core/identity/identity.ts";
import { exportRecord } from "#core/tax/exportRecord.ts";
import type { Taxpayer } from "#core/tax/taxpayer.ts";
import type { ByStaff } from "#functions/shared/serve.ts";
import type { Page } from "#functions/tax/people.ts";
import type { WithVault } from "#ports/deps.ts";

/**
 * Writes down who takes which part of a tax file, before the vault is opened for it. 1 request, 1 document.
 *
 * - It stands in `ledger`, where nothing is ever changed or dropped, as an entry that moves no money.
 */
export async function recordExport(
  { store }: WithVault,
  { staffId, nowMs }: ByStaff,
  file: string,
  { afterId, limit }: Page,
): Promise<void> {
  await store.create("ledger", exportRecord({ file, afterId, limit }, staffId, nowMs));
}

/** A promoter as a tax file names him. What cannot be opened is told and logged; it never stops the file. */
export function taxpayerOf(
  { vault, logError }: WithVault,
  promoterId: string,
  identity: Identity | null,
  nowMs: number,
): Taxpayer {
  const state = identityState(identity, nowMs);
  const known = { promoterId, identity: state, formerCards: identity?.former.length ?? 0 };
  if (identity === null || identity.wrappedKey === null)
    return { ...known, name: "", idNumber: "" };
  try {
    return { ...known, ...vault.open(identity) };
  } catch (error) {
    logError(error);
    return { ...known, identity: "unreadable", name: "", idNumber: "" };
  }
}
