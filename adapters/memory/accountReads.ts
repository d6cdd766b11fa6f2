import type { Memory } from "#adapters/memory/store.ts";
import { isOpenPurchase } from "#core/account/openPurchase.ts";
import type { AccountReads } from "#ports/accountReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;
const byId = <T extends { readonly _id: string }>(a: T, b: T) => (a._id < b._id ? -1 : 1);

/** The questions of `AccountReads`, answered from maps. */
export function memoryAccountReads({ documents }: Memory, request: Request): AccountReads {
  return {
    openPurchases: (buyerId, limit) =>
      request(() =>
        [...documents.purchases.values()]
          .filter((purchase) => purchase.buyerId === buyerId && isOpenPurchase(purchase))
          .slice(0, limit),
      ),
    postsOf: (personId, limit) =>
      request(() =>
        [...documents.posts.values()]
          .filter(({ holders, staff }) =>
            [...holders, ...staff].some(({ promoterId }) => promoterId === personId),
          )
          .sort(byId)
          .slice(0, limit),
      ),
    forwardsBy: (promoterId, afterId, limit) =>
      request(() =>
        [...documents.forwards.values()]
          .filter((one) => one.promoterId === promoterId && one._id > afterId)
          .sort(byId)
          .slice(0, limit),
      ),
    noticeReadsBy: (personId, afterId, limit) =>
      request(() =>
        [...documents.noticeReads.values()]
          .filter((one) => one.personId === personId && one._id > afterId)
          .sort(byId)
          .slice(0, limit),
      ),
    closingsDue: (untilMs, limit) =>
      request(() =>
        [...documents.accounts.values()]
          .flatMap((account) =>
            account.dueAtMs !== null && account.dueAtMs <= untilMs
              ? [{ account, dueAtMs: account.dueAtMs }]
              : [],
          )
          .sort((a, b) => a.dueAtMs - b.dueAtMs || (a.account._id < b.account._id ? -1 : 1))
          .slice(0, limit)
          .map(({ account }) => account),
      ),
  };
}
