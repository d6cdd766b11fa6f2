import type { Memory } from "#adapters/memory/store.ts";
import type { Case } from "#core/commission/case.ts";
import { refundFacts } from "#core/commission/facts.ts";
import type { JoinedRow, SellerRow, SoldRow } from "#core/monitor/figures.ts";
import { fen } from "#core/money.ts";
import { chinaDayNumber } from "#core/reconcile/days.ts";
import type { Span } from "#ports/billReads.ts";
import type { MonitorReads } from "#ports/monitorReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;
type Upstream = SellerRow & { readonly byPromoters: number };

/** The questions of `MonitorReads`, answered from maps. */
export function memoryMonitorReads({ documents }: Memory, request: Request): MonitorReads {
  const paidIn = ({ fromMs, untilMs }: Span): readonly Case[] =>
    [...documents.cases.values()].filter(
      ({ paidAtMs }) => paidAtMs !== null && paidAtMs >= fromMs && paidAtMs < untilMs,
    );
  /** By whose customer the buyer is; "" = nobody's. */
  const byUpstream = (span: Span): readonly Upstream[] => {
    const groups = new Map<string, { own: boolean; buyerId: string; refunded: boolean }[]>();
    for (const known of paidIn(span)) {
      const order = documents.orders.get(known._id);
      const own = order?.selfPurchase ?? false;
      const up = order?.chain[own ? 1 : 0] ?? "";
      const one = { own, buyerId: known.buyerId, refunded: refundFacts(known.facts).length > 0 };
      groups.set(up, [...(groups.get(up) ?? []), one]);
    }
    return [...groups].map(([promoterId, rows]): Upstream => {
      const buyers = new Map<string, number>();
      for (const { buyerId } of rows) buyers.set(buyerId, (buyers.get(buyerId) ?? 0) + 1);
      return {
        ...{ promoterId, orders: rows.length, byOneBuyer: Math.max(...buyers.values()) },
        byPromoters: rows.filter(({ own }) => own).length,
        refunded: rows.filter(({ refunded }) => refunded).length,
      };
    });
  };
  const rowOf = ({ byPromoters: _byPromoters, ...row }: Upstream): SellerRow => row;
  return {
    promotersJoined: () =>
      request(() => {
        const rows = new Map<string, JoinedRow>();
        for (const { approvedAtMs, introducerIds } of documents.promoters.values()) {
          const row = { day: chinaDayNumber(approvedAtMs), introducers: introducerIds.length };
          const key = `${row.day}/${row.introducers}`;
          rows.set(key, { ...row, count: (rows.get(key)?.count ?? 0) + 1 });
        }
        return [...rows.values()];
      }),
    soldByDay: (span) =>
      request(() => {
        const rows = new Map<number, SoldRow>();
        for (const { paidAtMs, soldFen, schedule } of paidIn(span)) {
          const day = chinaDayNumber(paidAtMs ?? 0);
          const row = rows.get(day) ?? { day, orders: 0, soldFen: fen(0), sharedFen: fen(0) };
          const sharedFen = schedule.reduce<number>(
            (sum, { amountFen }) => sum + amountFen,
            row.sharedFen,
          );
          rows.set(day, {
            ...{ day, orders: row.orders + 1 },
            ...{ soldFen: fen(row.soldFen + soldFen), sharedFen: fen(sharedFen) },
          });
        }
        return [...rows.values()].sort((a, b) => a.day - b.day);
      }),
    customersOf: (span) =>
      request(() => {
        const all = byUpstream(span);
        const sellers = all.filter(({ promoterId }) => promoterId !== "");
        const sum = (field: "orders" | "byPromoters") =>
          all.reduce((total, row) => total + row[field], 0);
        return {
          sellers: sellers.length,
          onlyPromoters: sellers.filter((row) => row.orders === row.byPromoters).length,
          ...{ orders: sum("orders"), byPromoters: sum("byPromoters") },
        };
      }),
    oddSellers: (span, ordersMin, limit) =>
      request(() =>
        byUpstream(span)
          .filter(({ promoterId, orders, byOneBuyer, refunded }) => {
            const isOdd = byOneBuyer * 2 > orders || refunded * 2 > orders;
            return promoterId !== "" && orders >= ordersMin && isOdd;
          })
          .sort((a, b) => b.orders - a.orders || (a.promoterId < b.promoterId ? -1 : 1))
          .slice(0, limit)
          .map(rowOf),
      ),
    sellersLevelled: (sinceMs, span, limit) =>
      request(() => {
        const ids = [...documents.promoters.values()]
          .filter(({ approvedAtMs }) => approvedAtMs < sinceMs)
          .filter(({ levels }) => levels.some(({ fromMs }) => fromMs >= sinceMs))
          .map(({ _id }) => _id)
          .slice(0, limit);
        return byUpstream(span)
          .filter(({ promoterId }) => ids.includes(promoterId))
          .sort((a, b) => (a.promoterId < b.promoterId ? -1 : 1))
          .map(rowOf);
      }),
  };
}
