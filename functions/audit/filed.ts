import { PAGE_MAX, type Collections, type Store } from "#ports/store.ts";
import type { Filed } from "#core/wallet/audit.ts";
import type { Wallet } from "#core/wallet/wallet.ts";

/** What a wallet has filed away: entries and withdrawals stand under ids that begin with the promoter's. */
export async function filedOf(
  store: Pick<Store, "page">,
  { _id, seq, outbox, archived }: Wallet,
): Promise<Filed> {
  return {
    journal: seq > outbox.length ? await startingWith(store, "journal", _id) : [],
    withdrawals: archived > 0 ? await startingWith(store, "withdrawals", _id) : [],
  };
}

async function startingWith<C extends "journal" | "withdrawals">(
  store: Pick<Store, "page">,
  from: C,
  promoterId: string,
): Promise<readonly Collections[C][]> {
  const found: Collections[C][] = [];
  let afterId = `${promoterId}:`;
  for (;;) {
    const page = await store.page(from, afterId, FILED_PAGE);
    const own = page.filter((document) => document.promoterId === promoterId);
    found.push(...own);
    const last = own.at(-1);
    if (!last || own.length < FILED_PAGE) return found;
    afterId = last._id;
  }
}
/** Entries are small, so a page of them may be longer than others. */
const FILED_PAGE = 5 * PAGE_MAX;
