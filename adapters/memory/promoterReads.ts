import type { Memory } from "#adapters/memory/store.ts";
import type { Fan } from "#core/attribution/fan.ts";
import type { Case } from "#core/commission/case.ts";
import type { ScheduleRow } from "#core/commission/schedule.ts";
import { sumFen } from "#core/money.ts";
import { chinaDay, dayStartMs, NEVER_MS } from "#core/time.ts";
import type { PromoterReads } from "#ports/promoterReads.ts";
import type { FanView } from "#ports/reads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `PromoterReads`, answered from maps. */
export function memoryPromoterReads(
  { documents }: Memory,
  request: Request,
  fanView: (fanId: string) => FanView,
): PromoterReads {
  const cases = () => [...documents.cases.values()];
  const rowsAfter = (promoterId: string, afterMs: number): readonly ScheduleRow[] =>
    cases()
      .flatMap(({ schedule }) => schedule)
      .filter((row) => row.promoterId === promoterId && row.availableAtMs > afterMs);
  const amountOf = (rows: readonly ScheduleRow[]) => sumFen(rows.map(({ amountFen }) => amountFen));
  const visitorsOf = ({ promoterId, number }: { promoterId: string; number: number }) =>
    [...documents.fans.values()]
      .filter(({ _id }) => _id !== promoterId)
      .filter(({ touches, base }) => namedIn({ touches, base }).includes(number));
  return {
    fansOf: (whose, after, limit) =>
      request(() =>
        visitorsOf(whose)
          .sort((a, b) => timeOf(b) - timeOf(a) || (a._id < b._id ? 1 : -1))
          .filter((fan) => after === null || timeOf(fan) <= (after.atMs ?? -1))
          .slice(after?.skip ?? 0)
          .slice(0, limit)
          .map(({ _id, touchedAtMs = null }) => ({
            ...{ fanId: _id, touchedAtMs },
            view: fanView(_id),
          })),
      ),
    countFans: (whose) => request(() => visitorsOf(whose).length),
    salesTo: async (promoterId, buyerIds) =>
      buyerIds.length === 0
        ? []
        : request(() =>
            buyerIds.flatMap((buyerId) => {
              const paidMs = cases()
                .filter((one) => one.sellerId === promoterId && one.buyerId === buyerId)
                .flatMap(({ paidAtMs }) => paidAtMs ?? []);
              const lastPaidAtMs = Math.max(...paidMs);
              return paidMs.length === 0 ? [] : [{ buyerId, orders: paidMs.length, lastPaidAtMs }];
            }),
          ),
    sharesOf: (promoterId, { fromMs = 0, untilMs = Infinity, orderId }, before, limit) =>
      request(() =>
        cases()
          .flatMap((known) => (known.paidAtMs === null ? [] : [{ known, atMs: known.paidAtMs }]))
          .filter(({ atMs }) => atMs >= fromMs && atMs < untilMs)
          .filter(({ known }) => orderId === undefined || known._id === orderId)
          .filter(({ known }) => isBookedTo(known, promoterId))
          .sort((a, b) => b.atMs - a.atMs || (a.known._id < b.known._id ? 1 : -1))
          .filter(
            ({ known: { _id }, atMs }) =>
              before === null || atMs < before.atMs || (atMs === before.atMs && _id < before.id),
          )
          .slice(0, limit)
          .map(({ known }) => ({
            case: known,
            titles: (documents.purchases.get(known._id)?.lines ?? []).map(({ title }) => title),
          })),
      ),
    centreSums: (promoterId, { dayMs, monthMs }, { afterMs, untilMs }) =>
      request(() => {
        const rows = rowsAfter(promoterId, afterMs);
        const soldSince = (sinceMs: number) => {
          const sold = cases().filter(
            ({ sellerId, paidAtMs }) =>
              sellerId === promoterId && paidAtMs !== null && paidAtMs >= sinceMs,
          );
          return { orders: sold.length, soldFen: sumFen(sold.map(({ soldFen }) => soldFen)) };
        };
        return {
          ...{ today: soldSince(dayMs), month: soldSince(monthMs) },
          maturedFen: amountOf(rows.filter(({ availableAtMs: atMs }) => atMs <= untilMs)),
          pendingFen: amountOf(rows.filter(({ availableAtMs: atMs }) => atMs > untilMs)),
        };
      }),
    comingOf: (promoterId, afterMs, untilMs) =>
      request(() => {
        const rows = rowsAfter(promoterId, afterMs);
        const dated = rows.filter(({ availableAtMs: atMs }) => atMs < untilMs);
        const days = [...new Set(dated.map(({ availableAtMs }) => chinaDay(availableAtMs)))].sort();
        return {
          days: days.map((day) => {
            const ofDay = dated.filter(({ availableAtMs }) => chinaDay(availableAtMs) === day);
            return { dayMs: dayStartMs(day), amountFen: amountOf(ofDay), parts: ofDay.length };
          }),
          laterFen: amountOf(
            rows.filter(({ availableAtMs: atMs }) => atMs >= untilMs && atMs < NEVER_MS),
          ),
          heldFen: amountOf(rows.filter(({ availableAtMs: atMs }) => atMs === NEVER_MS)),
        };
      }),
    broughtBy: async (numbers, cutsMs) =>
      numbers.length === 0 || cutsMs.length < 2
        ? []
        : request(() => {
            const counts = new Map<string, { number: number; part: number; fans: number }>();
            for (const { _id, base, touches, touchedAtMs } of documents.fans.values()) {
              const first = touches[0];
              if (touchedAtMs === undefined) continue; // From before such times were kept.
              if (!first || base !== null || !numbers.includes(first.promoterNumber)) continue;
              if (documents.promoters.get(_id)?.number === first.promoterNumber) continue;
              const part = cutsMs.findLastIndex((cutMs) => cutMs <= first.atMs);
              if (part < 0 || part >= cutsMs.length - 1) continue;
              const key = `${first.promoterNumber} ${part}`;
              const known = counts.get(key)?.fans ?? 0;
              counts.set(key, { number: first.promoterNumber, part, fans: known + 1 });
            }
            return [...counts.values()];
          }),
  };
}

const timeOf = ({ touchedAtMs }: Fan): number => touchedAtMs ?? -1;
const namedIn = ({ touches, base }: Pick<Fan, "touches" | "base">): readonly number[] => [
  ...touches.map(({ promoterNumber }) => promoterNumber),
  ...(base?.owner ? [base.owner.promoterNumber] : []),
];
const isBookedTo = ({ entries }: Case, promoterId: string): boolean =>
  entries.some(({ postings }) => postings.some(({ to }) => to === `pending:${promoterId}`));
