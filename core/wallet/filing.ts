import { chinaDay } from "#core/time.ts";
import { OUTBOX_MAX, type JournalEntry } from "#core/wallet/journal.ts";
import { isOpen } from "#core/wallet/machine.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import { archiveId, type ClosedWithdrawal, type Withdrawal } from "#core/wallet/withdrawal.ts";

/** So many closed withdrawals stay in the wallet, where its page shows them. */
export const CLOSED_KEPT = 20;

/** What leaves a wallet that has grown long: entries to the journal, old withdrawals to the archive. */
export type Filing = {
  readonly entries: readonly JournalEntry[];
  readonly withdrawals: readonly ClosedWithdrawal[];
};

/** Whether something of a wallet is to be filed. Closed withdrawals leave entries, so those tell. */
export const isLong = ({ outbox }: Wallet): boolean => outbox.length > OUTBOX_MAX;

/** What is to be filed of a wallet; empty lists when it is short enough. */
export function filingOf(wallet: Wallet): Filing {
  const closed = wallet.withdrawals.filter(({ state }) => !isOpen(state));
  const old = closed.slice(0, Math.max(0, closed.length - CLOSED_KEPT));
  return {
    entries: isLong(wallet) ? wallet.outbox : [],
    withdrawals: old.filter(isNotOfLastDay(wallet)).map((withdrawal) => ({
      ...withdrawal,
      _id: archiveId(wallet._id, withdrawal.id),
      rev: 0,
      promoterId: wallet._id,
    })),
  };
}

/**
 * What was sent on the last day on which something was sent stays in the wallet, however much it is: the limit of a
 * promoter's day is counted from it (core/wallet/limits.ts).
 */
function isNotOfLastDay({ withdrawals }: Wallet): (withdrawal: Withdrawal) => boolean {
  const lastMs = Math.max(0, ...withdrawals.map(({ transfer }) => transfer?.sentAtMs ?? 0));
  const day = chinaDay(lastMs);
  return ({ transfer }) => transfer === null || chinaDay(transfer.sentAtMs) !== day;
}

/**
 * The wallet without what was filed. It never loses anything else: entries that came meanwhile stay.
 * Filed twice, by runs that overlap, it is the same wallet.
 */
export function withoutFiled(wallet: Wallet, { entries, withdrawals }: Filing): Wallet {
  const filedSeq = entries.at(-1)?.seq ?? 0;
  const filedIds = new Set(withdrawals.map(({ id }) => id));
  const outbox = wallet.outbox.filter(({ seq }) => seq > filedSeq);
  const kept = wallet.withdrawals.filter(({ id }) => !filedIds.has(id));
  const gone = wallet.withdrawals.length - kept.length;
  if (outbox.length === wallet.outbox.length && gone === 0) return wallet;
  return {
    ...wallet,
    outbox,
    withdrawals: gone === 0 ? wallet.withdrawals : kept,
    archived: wallet.archived + gone,
  };
}
