import type { Memory } from "#adapters/memory/store.ts";
import { fen, type Fen } from "#core/money.ts";
import type { FanView } from "#ports/reads.ts";
import type { PurchaseFilter, SheetReads, TimePlace } from "#ports/sheetReads.ts";
import type { Collections } from "#ports/store.ts";

type Request = <T>(operation: () => T) => Promise<T>;
type Timed = { readonly _id: string };

/** The questions of `SheetReads`, answered from maps. */
export function memorySheetReads(
  { documents }: Memory,
  request: Request,
  fanView: (fanId: string) => FanView,
): SheetReads {
  const named = <C extends keyof Collections>(from: C, ids: readonly string[]) => {
    const all = documents[from] as ReadonlyMap<string, Collections[C]>;
    return [...new Set(ids)].flatMap((id) => all.get(id) ?? []);
  };
  return {
    documentsOf: (from, ids) => request(() => named(from, ids)),
    promotersNumbered: (numbers) =>
      request(() =>
        [...documents.promoters.values()].filter(({ number }) => numbers.includes(number)),
      ),
    fanViewsOf: (fanIds) =>
      request(() => named("fans", fanIds).map(({ _id }) => ({ fanId: _id, view: fanView(_id) }))),
    purchasesFrom: (filter, after, limit) =>
      request(() =>
        inTime(
          [...documents.purchases.values()].filter((purchase) => fits(purchase, filter)),
          ({ createdAtMs }) => createdAtMs,
          after,
        ).slice(0, limit),
      ),
    casesFrom: ({ fromMs, untilMs }, after, limit) =>
      request(() =>
        inTime(
          [...documents.cases.values()].filter(
            ({ paidAtMs }) => paidAtMs !== null && paidAtMs >= fromMs && paidAtMs < untilMs,
          ),
          ({ paidAtMs }) => paidAtMs ?? 0,
          after,
        ).slice(0, limit),
      ),
    soldBy: (promoterIds) =>
      request(() => {
        const sums = new Map<string, Fen>();
        for (const { sellerId, soldFen } of documents.cases.values()) {
          if (sellerId === null || !promoterIds.includes(sellerId)) continue;
          sums.set(sellerId, fen((sums.get(sellerId) ?? 0) + soldFen));
        }
        return sums;
      }),
    buyersSince: (personIds, sinceMs) =>
      request(() => {
        const orders = [...documents.orders.values()];
        const late = orders.filter(({ createdAtMs }) => createdAtMs >= sinceMs);
        return new Set(late.map(({ buyerId }) => buyerId).filter((id) => personIds.includes(id)));
      }),
    entangled: (promoters) =>
      request(() => {
        const earning = [...documents.cases.values()].flatMap(({ schedule }) => schedule);
        const introducing = [...documents.promoters.values()].flatMap((one) => one.introducerIds);
        const touched = [...documents.fans.values()].flatMap(({ touches }) => touches);
        const ids = new Set([...earning.map(({ promoterId }) => promoterId), ...introducing]);
        const numbers = new Set(touched.map(({ promoterNumber }) => promoterNumber));
        const found = promoters.filter(({ _id, number }) => ids.has(_id) || numbers.has(number));
        return new Set(found.map(({ _id }) => _id));
      }),
    sheetsBefore: (before, limit) =>
      request(() => {
        const sheets = [...documents.sheets.values()];
        const newest = inTime(sheets, ({ startedAtMs }) => startedAtMs, null).reverse();
        const place = before && { ...before };
        return newest
          .filter((job) => place === null || isAfter(place, job._id, job.startedAtMs))
          .slice(0, limit);
      }),
    sheetsExpired: (beforeMs, limit) =>
      request(() =>
        [...documents.sheets.values()]
          .filter(({ expiresAtMs }) => expiresAtMs !== null && expiresAtMs < beforeMs)
          .sort((a, b) => (a.expiresAtMs ?? 0) - (b.expiresAtMs ?? 0))
          .slice(0, limit),
      ),
  };
}

/** Whether `place` stands behind a document. */
const isAfter = (place: TimePlace, id: string, atMs: number): boolean =>
  place.atMs > atMs || (place.atMs === atMs && place.id > id);

function inTime<T extends Timed>(
  all: readonly T[],
  timeOf: (one: T) => number,
  after: TimePlace | null,
): T[] {
  return all
    .filter((one) => {
      const atMs = timeOf(one);
      if (after === null) return true;
      return atMs > after.atMs || (atMs === after.atMs && one._id > after.id);
    })
    .sort((a, b) => timeOf(a) - timeOf(b) || (a._id < b._id ? -1 : 1));
}

const fits = (
  { state, createdAtMs, storeId, lines }: Collections["purchases"],
  filter: PurchaseFilter,
): boolean =>
  (filter.state === undefined || state === filter.state) &&
  (filter.fromMs === undefined || createdAtMs >= filter.fromMs) &&
  (filter.untilMs === undefined || createdAtMs < filter.untilMs) &&
  (filter.storeId === undefined || storeId === filter.storeId) &&
  (filter.productId === undefined || lines.some(({ productId }) => productId === filter.productId));
