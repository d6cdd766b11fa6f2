import type { Account, Consent } from "#core/account/account.ts";
import { err, ok, type Result } from "#core/result.ts";

/** Answers that are kept; who gave more loses the oldest. */
export const CONSENTS_KEPT_MAX = 200;

export type ClosingBegun = { readonly code: "closing_begun" };

/** The consent that holds; null = he gave none since his account was closed last, or withdrew it. */
export function consentInForce({ consents, closedAtMs }: Account): Consent | null {
  const newest = consents.at(-1);
  if (newest?.kind !== "agreed") return null;
  return newest.atMs > (closedAtMs.at(-1) ?? -Infinity) ? newest : null;
}

/** The account after he agreed to a version of the notice. The same object when he has. */
export function agreed(
  account: Account,
  version: number,
  nowMs: number,
): Result<Account, ClosingBegun> {
  if (account.closing !== null && account.closing.begunAtMs !== null) {
    return err({ code: "closing_begun" });
  }
  if (consentInForce(account)?.version === version) return ok(account);
  return ok(withConsent(account, { kind: "agreed", version, atMs: nowMs }));
}

/** The account after he withdrew his consent. The same object when none was in force. */
export function withdrawn(account: Account, nowMs: number): Account {
  const known = consentInForce(account);
  if (known === null) return account;
  return withConsent(account, { kind: "withdrawn", version: known.version, atMs: nowMs });
}

const withConsent = (account: Account, consent: Consent): Account => ({
  ...account,
  consents: [...account.consents, consent].slice(-CONSENTS_KEPT_MAX),
});
