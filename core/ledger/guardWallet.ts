import { assert } from "#core/assert.ts";
import { BALANCES } from "#core/ledger/balances.ts";
import { isSame } from "#core/ledger/growth.ts";
import { isOwnPosting, isSoundPosting } from "#core/ledger/sound.ts";
import { headAfter, type JournalEntry, journalId } from "#core/wallet/journal.ts";
import { isOpen } from "#core/wallet/machine.ts";
import { balancesOf, emptyWallet, type Wallet } from "#core/wallet/wallet.ts";

/**
 * Stops before a wallet is written whose balances are not the old ones and its new entries.
 *
 * - `before`: as it is stored; undefined for a new one. It is taken for sound: only what is new is checked.
 * - Entries that were there may leave by the front of the outbox, to the journal, and in no other way.
 * - Errors: stops (a programmer error); then nothing is written.
 * - Source: docs/domain/ledger.md, "The guard".
 */
export function guardWallet(before: Wallet | undefined, after: Wallet): void {
  const known = before ?? emptyWallet(after._id);
  const must = (isSo: boolean, text: string): void => assert(isSo, `wallet ${after._id}: ${text}`);
  must(known._id === after._id, "it became another one's");
  must(after.watermarkMs >= known.watermarkMs, "the watermark went back");

  const added = after.seq - known.seq;
  must(added >= 0 && added <= after.outbox.length, `seq went from ${known.seq} to ${after.seq}`);
  const kept = after.outbox.slice(0, after.outbox.length - added);
  const filed = known.outbox.length - kept.length;
  must(filed >= 0, "an entry appeared among the old ones");
  must(
    kept.every((entry, index) => isSame(entry, known.outbox[filed + index])),
    "an old entry was changed",
  );

  const entries = after.outbox.slice(kept.length);
  let { seq, head } = known;
  for (const entry of entries) {
    seq += 1;
    must(
      isNext(after._id, seq, head, entry),
      `entry ${entry.seq} does not follow entry ${seq - 1}`,
    );
    head = entry.head;
  }
  must(after.head === head, "its head is not that of its last entry");
  guardBalances(known, after, entries, must);
  guardWithdrawals(known, after, must);
}

function isNext(promoterId: string, seq: number, head: string, entry: JournalEntry): boolean {
  return (
    entry.seq === seq &&
    entry._id === journalId(promoterId, seq) &&
    entry.promoterId === promoterId &&
    entry.postings.length > 0 &&
    entry.postings.every((one) => isSoundPosting(one) && isOwnPosting(promoterId, one)) &&
    entry.head === headAfter(head, entry)
  );
}

type Must = (isSo: boolean, text: string) => void;

function guardBalances(
  before: Wallet,
  after: Wallet,
  entries: readonly JournalEntry[],
  must: Must,
): void {
  const change =
    entries.length === 0
      ? null
      : balancesOf(
          after._id,
          entries.flatMap(({ postings }) => postings),
        );
  for (const name of BALANCES) {
    const expectedFen = before[name] + (change?.[name] ?? 0);
    must(after[name] === expectedFen, `${name} is ${after[name]}, entries say ${expectedFen}`);
  }
  must(
    change === null || (after.debt === null) === after.availableFen >= 0,
    "what it owes is not told by its debt",
  );
}

/** Only what changed is compared, so a wallet with many withdrawals costs no more. */
function guardWithdrawals(before: Wallet, after: Wallet, must: Must): void {
  if (before.withdrawals !== after.withdrawals) {
    const left = before.withdrawals.filter(
      ({ id }) => !after.withdrawals.some((one) => one.id === id),
    );
    must(
      left.every(({ state }) => !isOpen(state)),
      "an open withdrawal was dropped",
    );
    must(after.archived === before.archived + left.length, "withdrawals left without being filed");
    const renumbered = after.withdrawals.some((one) => {
      const known = before.withdrawals.find(({ id }) => id === one.id);
      return (
        known !== undefined &&
        (known.transferNumber !== one.transferNumber || known.amountFen !== one.amountFen)
      );
    });
    must(!renumbered, "a withdrawal changed its amount or its number");
  }
  const openChange = openFen(after) - openFen(before);
  const frozenChange = after.frozenFen - before.frozenFen;
  must(
    frozenChange === openChange,
    `${after.frozenFen} frozen for withdrawals of ${openFen(after)}`,
  );
}

const openFen = ({ withdrawals }: Wallet): number =>
  withdrawals.reduce((sum, { state, amountFen }) => sum + (isOpen(state) ? amountFen : 0), 0);
