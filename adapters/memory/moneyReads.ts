import type { Memory } from "#adapters/memory/store.ts";
import { fen, sumFen } from "#core/money.ts";
import type { MoneyReads } from "#ports/moneyReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `MoneyReads`, answered from maps. */
export function memoryMoneyReads({ documents }: Memory, request: Request): MoneyReads {
  return {
    casesCorrected: (isWaiting, after, limit) =>
      request(() =>
        [...documents.cases.values()]
          .flatMap((one) =>
            one.corrected?.isWaiting === isWaiting ? [{ one, atMs: one.corrected.atMs }] : [],
          )
          .sort((a, b) => b.atMs - a.atMs || (a.one._id > b.one._id ? -1 : 1))
          .filter(
            ({ one, atMs }) =>
              after === null || atMs < after.atMs || (atMs === after.atMs && one._id < after.id),
          )
          .slice(0, limit)
          .map(({ one }) => one),
      ),
    withdrawalSums: (states) =>
      request(() =>
        states.flatMap((state) => {
          const found = [...documents.wallets.values()]
            .flatMap(({ withdrawals }) => withdrawals)
            .filter((one) => one.state === state);
          const amountFen = sumFen(found.map((one) => one.amountFen));
          return found.length === 0 ? [] : [{ state, count: found.length, amountFen }];
        }),
      ),
    dueSum: ({ afterMs, untilMs }) =>
      request(() => {
        const due = [...documents.cases.values()]
          .flatMap(({ schedule }) => schedule)
          .filter(({ availableAtMs }) => availableAtMs > afterMs && availableAtMs <= untilMs);
        return {
          promoters: new Set(due.map(({ promoterId }) => promoterId)).size,
          amountFen: fen(due.reduce((sum, { amountFen }) => sum + amountFen, 0)),
        };
      }),
  };
}
