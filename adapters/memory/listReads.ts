import { memoryListMoneyReads } from "#adapters/memory/listMoneyReads.ts";
import type { Memory } from "#adapters/memory/store.ts";
import type { Fan } from "#core/attribution/fan.ts";
import { sumFen } from "#core/money.ts";
import { type Visitors, withoutOwnVisits } from "#core/people/visitors.ts";
import { NEVER_MS } from "#core/time.ts";
import { type FanFilter, fanTime, type ListReads } from "#ports/listReads.ts";
import type { FanView } from "#ports/reads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `ListReads`, answered from maps. */
export function memoryListReads(
  memory: Memory,
  request: Request,
  fanView: (fanId: string) => FanView,
): ListReads {
  const { documents } = memory;
  const paid = (promoterId: string) =>
    [...documents.cases.values()].flatMap((known) =>
      known.sellerId === promoterId && known.paidAtMs !== null
        ? [{ soldFen: known.soldFen, atMs: known.paidAtMs }]
        : [],
    );
  return {
    ...memoryListMoneyReads(memory, request),
    performancesPage: (marks, { by, isDescending }, after, limit) =>
      request(() =>
        [...documents.performances.values()]
          .filter(({ facets }) => marks.every((mark) => facets.includes(mark)))
          .map((one) => ({ one, key: [one[by], one.number] as const }))
          .sort((a, b) => compared(a.key, b.key, isDescending))
          .filter(
            ({ key }) =>
              after === null || compared(key, [after.value, after.number], isDescending) > 0,
          )
          .slice(0, limit)
          .map(({ one }) => one),
      ),
    performancesFrom: (firstNumber, lastNumber) =>
      request(() =>
        [...documents.performances.values()]
          .filter(({ number }) => number >= firstNumber && number <= lastNumber)
          .sort((a, b) => a.number - b.number),
      ),
    countMarked: (mark, max) =>
      request(() => {
        const all = [...documents.performances.values()];
        return Math.min(max, all.filter(({ facets }) => facets.includes(mark)).length);
      }),
    visitorSums: async (promoters, sinceMs) => {
      if (promoters.length === 0) return [];
      const fans = [...documents.fans.values()];
      const sums = await request(() =>
        promoters.flatMap(({ number }) => visitorsOf(fans, number, sinceMs)),
      );
      const own = await request(() =>
        promoters.flatMap(({ _id }) => documents.fans.get(_id) ?? []),
      );
      return withoutOwnVisits(sums, promoters, own, sinceMs);
    },
    soldSums: async (promoterIds, sinceMs) =>
      promoterIds.length === 0
        ? []
        : request(() =>
            promoterIds.flatMap((promoterId) => {
              const sold = paid(promoterId);
              if (sold.length === 0) return [];
              const recent = sold.filter(({ atMs }) => atMs >= sinceMs);
              return [
                {
                  ...{ promoterId, orders: sold.length, recentOrders: recent.length },
                  soldFen: sumFen(sold.map(({ soldFen }) => soldFen)),
                  recentSoldFen: sumFen(recent.map(({ soldFen }) => soldFen)),
                  lastMs: Math.max(...sold.map(({ atMs }) => atMs)),
                },
              ];
            }),
          ),
    balancesOf: async (promoterIds) =>
      promoterIds.length === 0
        ? []
        : request(() =>
            promoterIds
              .flatMap((id) => documents.wallets.get(id) ?? [])
              .map(({ _id, watermarkMs, availableFen, paidFen }) => ({
                ...{ promoterId: _id, watermarkMs, availableFen, paidFen },
              })),
          ),
    countIntroduced: (promoterId, max) =>
      request(() => {
        const promoters = [...documents.promoters.values()];
        const own = promoters.filter(({ introducerIds }) => introducerIds[0] === promoterId);
        return Math.min(max, own.length);
      }),
    fansFound: (filter, after, limit) =>
      request(() =>
        [...documents.fans.values()]
          .filter((fan) => isFound(fan, filter))
          .map((fan) => ({ id: fan._id, atMs: fan[fanTime(filter)] ?? 0 }))
          .sort((a, b) => compared([a.atMs, a.id], [b.atMs, b.id], true))
          .filter(
            ({ id, atMs }) =>
              after === null || compared([atMs, id], [after.atMs, after.id], true) > 0,
          )
          .slice(0, limit)
          .map(({ id }) => ({ fanId: id, view: fanView(id) })),
      ),
    channelCounts: async (channel, sinceMs, max) => {
      const visitors = await request(
        () =>
          [...documents.fans.values()].filter(
            ({ touches, touchedAtMs }) =>
              (touchedAtMs ?? -1) >= sinceMs && touches.some((touch) => touch.channel === channel),
          ).length,
      );
      const orders = await request(
        () =>
          [...documents.orders.values()].filter(
            ({ evidence, createdAtMs }) => createdAtMs >= sinceMs && evidence?.channel === channel,
          ).length,
      );
      return { visitors: Math.min(max, visitors), orders: Math.min(max, orders) };
    },
  };
}

/** Whether a list is about somebody: of whom the time by which it is sorted is not kept, none is. */
function isFound({ touches, base, ...fan }: Fan, filter: FanFilter): boolean {
  const { promoterNumber, channel, fromMs = 0, untilMs = NEVER_MS } = filter;
  const { cameFromMs = 0, cameUntilMs = NEVER_MS } = filter;
  const isNewOnly = fanTime(filter) === "cameAtMs";
  const { touchedAtMs, cameAtMs } = fan;
  if (touchedAtMs === undefined || touchedAtMs < fromMs || touchedAtMs >= untilMs) return false;
  const isNew = base === null && cameAtMs !== undefined;
  if (isNewOnly && !(isNew && cameAtMs >= cameFromMs && cameAtMs < cameUntilMs)) return false;
  if (promoterNumber === undefined && channel === undefined) return true;
  return touches
    .slice(0, isNewOnly ? 1 : touches.length)
    .some(
      (touch) =>
        (promoterNumber ?? touch.promoterNumber) === touch.promoterNumber &&
        (channel ?? touch.channel) === touch.channel,
    );
}

type Key = readonly [number, number | string];
const compared = ([a, one]: Key, [b, other]: Key, isDescending: boolean): number => {
  const order = a - b || (one === other ? 0 : one < other ? -1 : 1);
  return isDescending ? -order : order;
};

function visitorsOf(fans: readonly Fan[], number: number, sinceMs: number): readonly Visitors[] {
  const times = fans
    .map(({ touches }) => touches.filter((one) => one.promoterNumber === number && !one.moved))
    .filter(({ length }) => length > 0)
    .map((touches) => touches.map(({ atMs }) => atMs));
  if (times.length === 0) return [];
  const recentFans = times.filter((ones) => Math.min(...ones) >= sinceMs).length;
  return [{ number, fans: times.length, recentFans, lastMs: Math.max(...times.flat()) }];
}
