import type { Memory } from "#adapters/memory/store.ts";
import { type Fen, fen } from "#core/money.ts";
import type { Reads } from "#ports/reads.ts";

type Request = <T>(operation: () => T) => Promise<T>;
type SettleReads = Pick<Reads, "promotersDue" | "walletsOf" | "maturedOf">;

/** What the settlement asks about many promoters at once, answered from maps. */
export function memorySettleReads({ documents }: Memory, request: Request): SettleReads {
  const rows = () => [...documents.cases.values()].flatMap(({ schedule }) => schedule);
  return {
    promotersDue: ({ afterMs, untilMs }, rowsMax) =>
      request(() => {
        const due = rows().filter(
          ({ availableAtMs }) => availableAtMs > afterMs && availableAtMs <= untilMs,
        );
        if (due.length > rowsMax) return null;
        return [...new Set(due.map(({ promoterId }) => promoterId))].sort();
      }),
    walletsOf: async (promoterIds) =>
      promoterIds.length === 0
        ? []
        : request(() => promoterIds.flatMap((id) => documents.wallets.get(id) ?? [])),
    maturedOf: async (watermarks, untilMs) =>
      watermarks.size === 0
        ? new Map()
        : request(() => {
            const sums = new Map<string, Fen>();
            for (const { promoterId, availableAtMs, amountFen } of rows()) {
              const afterMs = watermarks.get(promoterId) ?? Infinity;
              if (availableAtMs <= afterMs || availableAtMs > untilMs) continue;
              sums.set(promoterId, fen((sums.get(promoterId) ?? 0) + amountFen));
            }
            return sums;
          }),
  };
}
