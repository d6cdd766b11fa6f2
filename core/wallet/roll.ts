import { availableOf, pendingOf } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import type { Fen } from "#core/money.ts";
import { release } from "#core/wallet/release.ts";
import { book, type Wallet } from "#core/wallet/wallet.ts";
import { isByRules } from "#core/wallet/withdrawal.ts";

/** What became due for a promoter in (`afterMs`, `untilMs`]; below zero when refunds weigh more. */
export type MaturedSpan = {
  readonly afterMs: number;
  readonly untilMs: number;
  readonly maturedFen: Fen;
};

/**
 * Counts in what became due since the watermark, and moves the watermark.
 *
 * - `untilMs` is never later than now: a row that is due is final, one that is not can still change.
 * - A span that does not begin at the watermark was counted by somebody else: nothing changes.
 * - If available is below zero afterwards, the newest withdrawals that no person approved and that were
 *   not sent are released until it is not.
 * - Source: docs/domain/settlement.md.
 */
export function rollForward(wallet: Wallet, { afterMs, untilMs, maturedFen }: MaturedSpan): Wallet {
  if (wallet.watermarkMs !== afterMs || untilMs <= afterMs) return wallet;
  const matured = posting(pendingOf(wallet._id), availableOf(wallet._id), maturedFen);
  const rolled = book(wallet, `roll/${untilMs}`, [matured], untilMs);
  return releaseUncovered({ ...rolled, watermarkMs: untilMs }, untilMs);
}

function releaseUncovered(wallet: Wallet, atMs: number): Wallet {
  let current = wallet;
  for (const withdrawal of [...wallet.withdrawals].reverse()) {
    if (current.availableFen >= 0) break;
    if (withdrawal.approvedAtMs !== null && !isByRules(withdrawal)) continue;
    const released = release(current, withdrawal.id, "offset", atMs); // Refused once it is sent.
    if (released.ok) current = released.value;
  }
  return current;
}
