import type { Memory } from "#adapters/memory/store.ts";
import type { OwnSales } from "#core/bonus/measure.ts";
import { isMeasured } from "#core/bonus/measured.ts";
import { fen, NOTHING } from "#core/money.ts";
import type { BonusReads } from "#ports/bonusReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `BonusReads`, answered from maps. */
export function memoryBonusReads({ documents }: Memory, request: Request): BonusReads {
  return {
    ownSales: async (promoterIds, cutsMs) =>
      promoterIds.length === 0 || cutsMs.length < 2
        ? []
        : request(() => {
            const sums = new Map<string, OwnSales>();
            for (const { sellerId, paidAtMs, soldFen, sharedFen } of documents.cases.values()) {
              if (sellerId === null || paidAtMs === null) continue;
              const part = cutsMs.findLastIndex((cutMs) => cutMs <= paidAtMs);
              const isWanted = part >= 0 && part < cutsMs.length - 1;
              if (!isWanted || !promoterIds.includes(sellerId)) continue;
              const key = `${part} ${sellerId}`;
              const known = sums.get(key);
              sums.set(key, {
                ...{ promoterId: sellerId, part },
                soldFen: fen((known?.soldFen ?? NOTHING) + soldFen),
                sharedFen: fen((known?.sharedFen ?? NOTHING) + sharedFen),
              });
            }
            return [...sums.values()];
          }),
    bonusCases: (promoterIds, endAfterMs, afterId, limit) =>
      request(() =>
        [...documents.cases.values()]
          .filter(
            ({ _id, sellerId, paidAtMs, facts }) =>
              _id > afterId &&
              paidAtMs === null &&
              promoterIds.some((id) => id === sellerId) &&
              facts.some((fact) => isMeasured(fact) && fact.untilMs > endAfterMs),
          )
          .sort((a, b) => (a._id < b._id ? -1 : 1))
          .slice(0, limit),
      ),
  };
}
