import { type Around, type Memory, yielding } from "#adapters/memory/store.ts";
import type { Case } from "#core/commission/case.ts";
import type { ScheduleRow } from "#core/commission/schedule.ts";
import { type Fen, fen } from "#core/money.ts";
import { DAY_MS } from "#core/time.ts";
import type { Filed } from "#core/wallet/audit.ts";
import type { JournalEntry } from "#core/wallet/journal.ts";
import type { ClosedWithdrawal } from "#core/wallet/withdrawal.ts";
import type { Reads } from "#ports/reads.ts";
import { watchedMemory } from "#tests/simulation/memory.ts";

/** Memory with the indexes that a hundred thousand orders need, kept up at every write. */
export type Indexed = {
  readonly memory: Memory;
  /** The questions that would look at every case, answered from the indexes. */
  readonly reads: (plain: Reads, around?: Around) => Partial<Reads>;
  /** What is filed of a promoter. */
  readonly filedOf: (promoterId: string) => Filed;
  /** The cases that were written since this was asked last. */
  readonly changed: () => readonly string[];
};

const dayOf = (atMs: number): number => Math.trunc(atMs / DAY_MS);

export function openIndexed(): Indexed {
  const byPromoter = new Map<string, Map<string, readonly ScheduleRow[]>>();
  const byDay = new Map<number, Set<string>>();
  const byBuyer = new Map<string, Set<string>>();
  const filed = new Map<string, { journal: JournalEntry[]; withdrawals: ClosedWithdrawal[] }>();
  const written = new Set<string>();

  const memory = watchedMemory({
    cases: (after, before) => {
      written.add(after._id);
      put(byBuyer, after.buyerId, after._id);
      for (const { promoterId } of before?.schedule ?? [])
        byPromoter.get(promoterId)?.delete(after._id);
      for (const { promoterId, availableAtMs } of after.schedule) {
        const own = byPromoter.get(promoterId) ?? new Map<string, readonly ScheduleRow[]>();
        own.set(after._id, rowsOf(after, promoterId));
        byPromoter.set(promoterId, own);
        put(byDay, dayOf(availableAtMs), after._id); // A hint: what has moved away is left there.
      }
    },
    orders: ({ _id, buyerId }) => put(byBuyer, buyerId, _id),
    journal: (entry) => filedOf(entry.promoterId).journal.push(entry),
    withdrawals: (closed) => filedOf(closed.promoterId).withdrawals.push(closed),
  });
  function filedOf(promoterId: string) {
    const known = filed.get(promoterId) ?? { journal: [], withdrawals: [] };
    filed.set(promoterId, known);
    return known;
  }
  const { documents } = memory;
  const sumOf = (promoterId: string, afterMs: number, untilMs: number): Fen => {
    let sum = 0;
    for (const rows of byPromoter.get(promoterId)?.values() ?? []) {
      for (const { availableAtMs, amountFen } of rows) {
        if (availableAtMs > afterMs && availableAtMs <= untilMs) sum += amountFen;
      }
    }
    return fen(sum);
  };
  const ordersOf = (buyerId: string) =>
    [...(byBuyer.get(buyerId) ?? [])].flatMap((id) => documents.orders.get(id) ?? []);

  return {
    memory,
    filedOf,
    changed() {
      const now = [...written];
      written.clear();
      return now;
    },
    reads(plain, around = yielding) {
      const request = <T>(operation: () => T): Promise<T> =>
        around(() => {
          memory.requests += 1;
          return structuredClone(operation());
        });
      return {
        fanView: (fanId) =>
          request(() => {
            const fan = documents.fans.get(fanId) ?? null;
            const numbers = new Set([
              ...(fan?.touches ?? []).map(({ promoterNumber }) => promoterNumber),
              fan?.base?.owner?.promoterNumber,
            ]);
            const calendar = documents.calendars.get("plans");
            if (!calendar) throw new Error("a plan was published at the beginning");
            const payments = ordersOf(fanId)
              .flatMap(({ _id }) => {
                const atMs = documents.cases.get(_id)?.paidAtMs ?? null;
                return atMs === null ? [] : [{ orderId: _id, atMs }];
              })
              .sort((a, b) => a.atMs - b.atMs);
            return {
              ...{ calendar, fan, self: documents.promoters.get(fanId) ?? null },
              ...{ payments, paidAtMs: payments.map(({ atMs }) => atMs) },
              promoters: [...documents.promoters.values()].filter(({ number }) =>
                numbers.has(number),
              ),
            };
          }),
        ordersAfter: (buyerId, afterMs, limit) =>
          request(() =>
            ordersOf(buyerId)
              .filter(({ createdAtMs }) => createdAtMs > afterMs)
              .sort((a, b) => a.createdAtMs - b.createdAtMs)
              .slice(0, limit)
              .map((order) => ({ order, case: documents.cases.get(order._id) ?? null })),
          ),
        maturedFen: (promoterId, afterMs, untilMs) =>
          request(() => sumOf(promoterId, afterMs, untilMs)),
        matured: (promoterId, afterMs, untilMs) =>
          request(() => ({
            maturedFen: sumOf(promoterId, afterMs, untilMs),
            pendingFen: sumOf(promoterId, untilMs, Infinity),
          })),
        maturedOf: async (watermarks, untilMs) =>
          watermarks.size === 0
            ? new Map()
            : request(() => {
                const sums = new Map<string, Fen>();
                for (const [promoterId, afterMs] of watermarks) {
                  const rows = [...(byPromoter.get(promoterId)?.values() ?? [])].flat();
                  const isDue = ({ availableAtMs: atMs }: ScheduleRow) =>
                    atMs > afterMs && atMs <= untilMs;
                  if (rows.some(isDue)) sums.set(promoterId, sumOf(promoterId, afterMs, untilMs));
                }
                return sums;
              }),
        promotersDue: ({ afterMs, untilMs }, rowsMax) => {
          const isLong = untilMs - afterMs > 60 * DAY_MS;
          if (isLong) return plain.promotersDue({ afterMs, untilMs }, rowsMax);
          return request(() => {
            const ids = new Set<string>();
            for (let day = dayOf(afterMs); day <= dayOf(untilMs); day++) {
              for (const id of byDay.get(day) ?? []) ids.add(id);
            }
            const due = [...ids]
              .flatMap((id) => documents.cases.get(id)?.schedule ?? [])
              .filter(({ availableAtMs: atMs }) => atMs > afterMs && atMs <= untilMs);
            if (due.length > rowsMax) return null;
            return [...new Set(due.map(({ promoterId }) => promoterId))].sort();
          });
        },
      };
    },
  };
}

function put<K>(map: Map<K, Set<string>>, key: K, id: string): void {
  const known = map.get(key);
  if (known) known.add(id);
  else map.set(key, new Set([id]));
}

const rowsOf = ({ schedule }: Case, promoterId: string) =>
  schedule.filter((row) => row.promoterId === promoterId);
