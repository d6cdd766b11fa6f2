import type { Memory } from "#adapters/memory/store.ts";
import { memoryTodayReads } from "#adapters/memory/todayReads.ts";
import { isBannedAt, levelAt } from "#core/people/promoter.ts";
import type { PaidOrder } from "#core/reports/sale.ts";
import type { SalesDay } from "#core/reports/day.ts";
import type { SalesTable } from "#core/reports/tables.ts";
import type { ReportReads } from "#ports/reportReads.ts";
import type { TimePlace } from "#ports/sheetReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `ReportReads`, answered from maps. */
export function memoryReportReads(memory: Memory, request: Request): ReportReads {
  const { documents } = memory;
  const promoters = () => [...documents.promoters.values()];
  return {
    ...memoryTodayReads(memory, request),
    ordersPaidIn: ({ fromMs, untilMs }, before, limit) =>
      request(() =>
        [...documents.cases.values()]
          .map((known) => ({ known, at: { atMs: known.paidAtMs ?? -1, id: known._id } }))
          .filter(({ at }) => at.atMs >= fromMs && at.atMs < untilMs)
          .filter(({ at }) => before === null || compared(at, before) < 0)
          .sort((a, b) => compared(b.at, a.at))
          .slice(0, limit)
          .map(({ known }): PaidOrder => ({
            case: known,
            order: documents.orders.get(known._id) ?? null,
            purchase: documents.purchases.get(known._id) ?? null,
          })),
      ),
    firstPayments: (buyerIds) =>
      request(() => {
        const firsts = new Map<string, number>();
        for (const { buyerId, paidAtMs } of documents.cases.values()) {
          if (paidAtMs === null || !buyerIds.includes(buyerId)) continue;
          firsts.set(buyerId, Math.min(firsts.get(buyerId) ?? paidAtMs, paidAtMs));
        }
        return firsts;
      }),
    numbersOf: (promoterIds) =>
      request(
        () =>
          new Map(
            promoterIds.flatMap((id): [string, number][] => {
              const known = documents.promoters.get(id);
              return known ? [[id, known.number]] : [];
            }),
          ),
      ),
    visitors: ({ fromMs, untilMs }, afterId, limit) =>
      request(() =>
        [...documents.fans.values()]
          .filter(({ touches }) => touches.some(({ atMs }) => atMs >= fromMs && atMs < untilMs))
          .filter(({ _id }) => _id > afterId)
          .sort((a, b) => (a._id < b._id ? -1 : 1))
          .slice(0, limit)
          .map(({ _id: fanId, base, touches }) => ({
            ...{ fanId, fan: { base, touches } },
            ownNumber: documents.promoters.get(fanId)?.number ?? null,
          })),
      ),
    salesDays: (ids, tables) =>
      request(() =>
        ids
          .flatMap((id) => documents.salesDays.get(id) ?? [])
          .map((day): SalesDay => {
            const only = (table: SalesTable) => (tables.includes(table) ? day[table] : "");
            const names = tables.includes("goods") || tables.includes("products") ? day.names : [];
            return {
              ...{ ...day, names, goods: only("goods"), products: only("products") },
              ...{ sales: only("sales"), places: only("places"), people: only("people") },
            };
          }),
      ),
    visitDays: (ids, withRows) =>
      request(() => {
        const days = ids.flatMap((id) => documents.visitDays.get(id) ?? []);
        return withRows ? days : days.map((day) => ({ ...day, visits: "" }));
      }),
    async firstCountedMs() {
      const paid = await request(() =>
        [...documents.cases.values()].flatMap(({ paidAtMs }) => paidAtMs ?? []),
      );
      const approved = await request(() => promoters().map(({ approvedAtMs }) => approvedAtMs));
      const times = [...paid, ...approved];
      return times.length === 0 ? null : Math.min(...times);
    },
    numbersWhere: ({ group, level, region }, nowMs) =>
      request(() =>
        promoters()
          .filter((one) => !isBannedAt(one, nowMs))
          .filter((one) => group === undefined || (one.groups ?? []).includes(group))
          .filter((one) => level === undefined || levelAt(one, nowMs) === level)
          .filter(({ place }) => region === undefined || (place?.startsWith(region) ?? false))
          .map(({ number }) => number),
      ),
    numbersBanned: (nowMs) =>
      request(() =>
        promoters()
          .filter((one) => isBannedAt(one, nowMs))
          .map(({ number }) => number),
      ),
    provincesOfPromoters: () =>
      request(
        () =>
          new Map(
            promoters().flatMap(({ number, place }): [number, string][] =>
              place === undefined ? [] : [[number, place.slice(0, 2)]],
            ),
          ),
      ),
  };
}

const compared = (a: TimePlace, b: TimePlace): number =>
  a.atMs - b.atMs || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
