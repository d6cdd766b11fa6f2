import type { Memory } from "#adapters/memory/store.ts";
import type { AfterSales } from "#core/purchase/afterSales.ts";
import { isOverdue } from "#core/purchase/afterSalesDeadlines.ts";
import { type AfterSalesReads, type AfterSalesWish, madeFor } from "#ports/afterSalesReads.ts";
import { ONE_INSTANT_MAX, pageOf } from "#ports/purchaseReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `AfterSalesReads`, answered from maps. */
export function memoryAfterSalesReads({ documents }: Memory, request: Request): AfterSalesReads {
  const all = () => [...documents.purchases.values()];
  return {
    afterSalesPage: (query, wish, afterId, limit) =>
      request(() =>
        all()
          .filter(({ _id, asksStaff }) => asksStaff && _id > afterId)
          .filter(({ afterSales }) => {
            if (query.kind === "waiting" && isAnything(wish)) return true;
            const isLate = (one: AfterSales) =>
              query.kind === "waiting" || isOverdue(one, query.nowMs);
            return afterSales.some((one) => isLate(one) && fits(one, wish));
          })
          .sort((a, b) => (a._id < b._id ? -1 : 1))
          .slice(0, limit),
      ),
    async afterSalesByState(state, wish, beforeMs, limit) {
      const newest = (fromMs: number, untilMs: number, most: number) =>
        request(() =>
          all()
            .filter(({ createdAtMs }) => createdAtMs >= fromMs && createdAtMs < untilMs)
            .filter(({ afterSales }) =>
              afterSales.some((one) => one.state === state && fits(one, wish)),
            )
            .sort((a, b) => b.createdAtMs - a.createdAtMs)
            .slice(0, most),
        );
      const { fromMs, untilMs } = madeFor(wish, beforeMs);
      return pageOf(await newest(fromMs, untilMs, limit + 1), limit, (instantMs) =>
        newest(instantMs, instantMs + 1, ONE_INSTANT_MAX),
      );
    },
  };
}

const isAnything = ({ kind, fromMs, untilMs }: AfterSalesWish): boolean =>
  kind === undefined && fromMs === undefined && untilMs === undefined;

const fits = (one: AfterSales, { kind, fromMs = 0, untilMs = Infinity }: AfterSalesWish): boolean =>
  (kind === undefined || one.kind === kind) && one.askedAtMs >= fromMs && one.askedAtMs < untilMs;
