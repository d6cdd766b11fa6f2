import { availableOf, pendingOf } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import type { Fen } from "#core/money.ts";
import { release } from "#core/wallet/release.ts";
import { book, type Wallet } from "#core/wallet/wallet.ts";

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
 * - If available is below zero afterwards, the newest withdrawals that nobody approved are released
 *   until it is not.
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
  for (const { id } of [...wallet.withdrawals].reverse()) {
    if (current.availableFen >= 0) break;
    const released = release(current, id, "offset", atMs); // Refused unless nobody approved it.
    if (released.ok) current = released.value;
  }
  return current;
}
