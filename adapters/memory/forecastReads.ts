import type { Memory } from "#adapters/memory/store.ts";
import type { PaidPlace } from "#core/forecast/job.ts";
import type { ForecastReads } from "#ports/forecastReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;
type Paid = { readonly _id: string; readonly paidAtMs: number | null };

/** The questions of `ForecastReads`, answered from maps. */
export function memoryForecastReads({ documents }: Memory, request: Request): ForecastReads {
  const cases = () => [...documents.cases.values()].filter(({ paidAtMs }) => paidAtMs !== null);
  const named = <T>(ids: readonly string[], from: ReadonlyMap<string, T>): Promise<readonly T[]> =>
    ids.length === 0
      ? Promise.resolve([])
      : request(() => [...new Set(ids)].flatMap((id) => from.get(id) ?? []));
  return {
    paidOrders: ({ fromMs, untilMs }, after, limit) =>
      request(() => {
        const found = cases()
          .filter(({ paidAtMs }) => (paidAtMs ?? 0) >= fromMs && (paidAtMs ?? 0) < untilMs)
          .filter((one) => after === null || isBefore(placeOf(after), one))
          .sort((a, b) => (isBefore(a, b) ? -1 : 1));
        const orders = found
          .slice(0, limit)
          .map((known) => ({ order: documents.orders.get(known._id) ?? null, case: known }));
        return { orders, isEnd: found.length <= limit };
      }),
    ordersBefore: (buyerIds, place) =>
      buyerIds.length === 0
        ? Promise.resolve(new Map())
        : request(() => {
            const counts = new Map<string, number>();
            for (const known of cases()) {
              const { buyerId } = known;
              if (!buyerIds.includes(buyerId) || !isBefore(known, placeOf(place))) continue;
              counts.set(buyerId, (counts.get(buyerId) ?? 0) + 1);
            }
            return counts;
          }),
    promotersNamed: (ids) => named(ids, documents.promoters),
    postsNamed: (ids) => named(ids, documents.posts),
    promotersBefore: (untilMs) =>
      request(
        () =>
          [...documents.promoters.values()].filter(({ approvedAtMs }) => approvedAtMs < untilMs)
            .length,
      ),
    forecastPage: (afterId, limit) =>
      request(() =>
        [...documents.forecasts.values()]
          .filter(({ _id }) => _id > afterId)
          .sort((a, b) => (a._id < b._id ? -1 : 1))
          .slice(0, limit)
          .map(({ _id, draft, state, fromMs, untilMs, startedAtMs, startedBy, cursor, phase }) => ({
            ...{ _id, draftId: draft.id, sales: state.sales, fromMs, untilMs },
            ...{ startedAtMs, startedBy, cursor, phase },
          })),
      ),
  };
}

const placeOf = ({ atMs, orderId }: PaidPlace): Paid => ({ _id: orderId, paidAtMs: atMs });

const isBefore = (a: Paid, b: Paid): boolean =>
  a.paidAtMs === b.paidAtMs ? a._id < b._id : (a.paidAtMs ?? 0) < (b.paidAtMs ?? 0);
