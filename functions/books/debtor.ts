import { countedUntilMs, type PayoutRules } from "#core/brand/settings.ts";
import type { DebtReply } from "#contracts/debts.ts";
import { DAY_MS } from "#core/time.ts";
import { err, ok, type Result } from "#core/result.ts";
import { NO_HISTORY, owedOf, reminderText } from "#core/wallet/debt.ts";
import type { MaturedSpan } from "#core/wallet/roll.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import type { Deps } from "#ports/deps.ts";

/**
 * Changes the wallet of somebody who may owe something, with what became due for him until now.
 *
 * - `decide`: counts `matured` in itself, so that a repeated call writes nothing.
 * - Errors: `promoter_unknown`, and those of `decide`.
 * - 3 requests, 1 document.
 */
export async function changeDebtor<E>(
  { reads, store }: Deps,
  promoterId: string,
  nowMs: number,
  decide: (wallet: Wallet, matured: MaturedSpan, rules: PayoutRules) => Result<Wallet, E>,
): Promise<Result<DebtReply, E | { readonly code: "promoter_unknown" }>> {
  const { promoter, wallet, settings } = await reads.walletView(promoterId, null);
  if (promoter === null) return err({ code: "promoter_unknown" });
  const afterMs = wallet?.watermarkMs ?? 0;
  const untilMs = countedUntilMs(settings, nowMs);
  const maturedFen = await reads.maturedFen(promoterId, afterMs, untilMs);
  const changed = await store.change(
    "wallets",
    promoterId,
    (known = emptyWallet(promoterId)) =>
      decide(known, { afterMs, untilMs, maturedFen }, settings.payout),
    { document: wallet },
  );
  return changed.ok ? ok(debtOf(changed.value, nowMs)) : changed;
}

/** What somebody owes, as staff see it. */
export function debtOf(wallet: Wallet, nowMs: number): DebtReply {
  const { debt } = wallet;
  const sinceMs = debt?.sinceMs ?? null;
  return {
    promoterId: wallet._id,
    owedFen: owedOf(wallet),
    sinceMs,
    days: sinceMs === null ? 0 : wholeDays(nowMs - sinceMs),
    reminders: debt?.reminders ?? 0,
    reminder: reminderText(debt),
    proposal: debt?.writeOff ?? null,
    repayment: debt?.repayment ?? null,
    repaidFen: wallet.repaidFen,
    writtenOffFen: wallet.writtenOffFen,
    history: wallet.debtHistory ?? NO_HISTORY,
  };
}

const wholeDays = (spanMs: number): number => (spanMs - (spanMs % DAY_MS)) / DAY_MS;
