import { assert } from "#core/assert.ts";
import { ok } from "#core/result.ts";
import { filingOf, withoutFiled } from "#core/wallet/filing.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import { emptyWallet, type Wallet } from "#core/wallet/wallet.ts";
import { inParallel } from "#functions/settle/inParallel.ts";
import type { Deps } from "#ports/deps.ts";

/** How many wallets one look for grown ones finds. */
const GROWN_MAX = 20;
const SLICE = 100;

/**
 * Moves entries to the journal and old withdrawals to the archive, for wallets that have grown long. Begins with
 * none once `isLate`: what is left is long still when its promoter is next counted in.
 */
export async function fileWallets(
  deps: Deps,
  wallets: readonly Wallet[],
  isLate: () => boolean,
): Promise<void> {
  const file = async (wallet: Wallet) => {
    if (!isLate()) await fileWallet(deps, wallet);
  };
  await inParallel(wallets, file, deps.logError);
}

/** The same for wallets that nobody has looked at for long. It goes over all of them: 1 request. */
export async function fileGrownWallets(deps: Deps, isLate: () => boolean): Promise<void> {
  await fileWallets(deps, await deps.reads.walletsToFlush(GROWN_MAX), isLate);
}

/**
 * Copies, then removes, a slice at a time, so that a run that dies now and then still gets on. What it
 * copied and did not remove, the next one finds; two runs at once write the same copies, since an entry
 * never changes and its `_id` is its place.
 */
async function fileWallet({ store }: Deps, wallet: Wallet): Promise<void> {
  const { entries, withdrawals } = filingOf(wallet);
  for (const withdrawal of withdrawals) await store.create("withdrawals", withdrawal);
  for (let from = 0; from === 0 || from < entries.length; from += SLICE) {
    const slice = entries.slice(from, from + SLICE);
    for (const entry of slice) await fileEntry(store, entry);
    await store.change("wallets", wallet._id, (known = emptyWallet(wallet._id)) =>
      ok(withoutFiled(known, { entries: slice, withdrawals })),
    );
  }
}

async function fileEntry(store: Deps["store"], entry: JournalEntry): Promise<void> {
  if (await store.create("journal", entry)) return;
  const filed = await store.get("journal", entry._id);
  const isSame = filed?.cause === entry.cause && filed.atMs === entry.atMs;
  assert(isSame, `the journal holds another entry ${entry._id}`);
}
