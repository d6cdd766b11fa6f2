import type { Memory } from "#adapters/memory/store.ts";
import { isOverdue } from "#core/purchase/afterSalesDeadlines.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import type { AfterSalesQuery, AfterSalesReads } from "#ports/afterSalesReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The question of `AfterSalesReads`, answered from maps. */
export function memoryAfterSalesReads({ documents }: Memory, request: Request): AfterSalesReads {
  return {
    afterSalesPage: (query, afterId, limit) =>
      request(() =>
        [...documents.purchases.values()]
          .filter((purchase) => purchase._id > afterId && fits(purchase, query))
          .sort((a, b) => (a._id < b._id ? -1 : 1))
          .slice(0, limit),
      ),
  };
}

function fits({ asksStaff, afterSales }: Purchase, query: AfterSalesQuery): boolean {
  if (query.kind === "state") return afterSales.some(({ state }) => state === query.state);
  if (query.kind === "waiting") return asksStaff;
  return asksStaff && afterSales.some((one) => isOverdue(one, query.nowMs));
}
