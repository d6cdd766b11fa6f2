import type { Memory } from "#adapters/memory/store.ts";
import { balancesOfAll } from "#core/ledger/balances.ts";
import type { Posting } from "#core/ledger/entry.ts";
import type { AuditReads } from "#ports/auditReads.ts";
import type { BookReads } from "#ports/bookReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `AuditReads` and `BookReads`, answered from maps. */
export function memoryAuditReads({ documents }: Memory, request: Request): AuditReads & BookReads {
  return {
    ordersOf: async (orderIds) =>
      orderIds.length === 0
        ? []
        : request(() => orderIds.flatMap((id) => documents.orders.get(id) ?? [])),
    bookSums: (book, afterId, limit) =>
      request(() => {
        const ids = [...documents[book].keys()].filter((id) => id > afterId).sort();
        const page = ids.slice(0, limit);
        const postings = page
          .flatMap((id) => (book === "cases" ? (documents.cases.get(id)?.entries ?? []) : []))
          .flatMap((entry) => entry.postings);
        const wallets = page.flatMap((id) =>
          book === "wallets" ? (documents.wallets.get(id) ?? []) : [],
        );
        return {
          documents: page.length,
          lastId: page.at(-1) ?? "",
          bookedFen: bookedBy(postings),
          wallets: balancesOfAll(wallets),
        };
      }),
  };
}

const bookedBy = (postings: readonly Posting[]): number =>
  postings.reduce(
    (sum, { from, amountFen }) => sum + (from === "brand:commission" ? amountFen : -amountFen),
    0,
  );
