import type { Memory } from "#adapters/memory/store.ts";
import { balancesOfAll } from "#core/ledger/balances.ts";
import type { AuditReads } from "#ports/auditReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `AuditReads`, answered from maps. */
export function memoryAuditReads({ documents }: Memory, request: Request): AuditReads {
  return {
    ordersOf: async (orderIds) =>
      orderIds.length === 0
        ? []
        : request(() => orderIds.flatMap((id) => documents.orders.get(id) ?? [])),
    async bookSums() {
      const bookedFen = await request(() => {
        const postings = [...documents.cases.values()].flatMap(({ entries }) =>
          entries.flatMap((entry) => entry.postings),
        );
        return postings.reduce(
          (sum, { from, amountFen }) =>
            sum + (from === "brand:commission" ? amountFen : -amountFen),
          0,
        );
      });
      const wallets = await request(() => balancesOfAll(documents.wallets.values()));
      const brand = await request(() =>
        [...documents.ledger.values()].flatMap(({ postings }) => postings),
      );
      return { bookedFen, wallets, brand };
    },
  };
}
