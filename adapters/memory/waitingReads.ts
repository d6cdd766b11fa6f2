import type { Memory } from "#adapters/memory/store.ts";
import { awaitsInvoice } from "#core/purchase/purchase.ts";
import { TRIES_MAX } from "#core/purchase/task.ts";
import type { TodayReads, Waiting } from "#ports/reportReads.ts";
import { NAMED_MAX } from "#ports/sheetReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;
type WaitingReads = Pick<
  TodayReads,
  | "failedTransfers"
  | "openBreaks"
  | "lowStocks"
  | "unshipped"
  | "waitingInvoices"
  | "failedTasks"
  | "waitingApplications"
>;

/** What waits for somebody, answered from maps: how many, and since when. */
export function memoryWaitingReads({ documents }: Memory, request: Request): WaitingReads {
  const waiting = (times: readonly number[]): Waiting => ({
    ...{ count: times.length, sinceMs: least(times) },
  });
  return {
    failedTransfers: (sinceMs) =>
      request(() =>
        waiting(
          [...documents.wallets.values()]
            .flatMap(({ withdrawals }) => withdrawals)
            .filter(({ reason }) => reason === "failed" || reason === "expired")
            .flatMap(({ closedAtMs }) => closedAtMs ?? [])
            .filter((closedAtMs) => closedAtMs >= sinceMs),
        ),
      ),
    openBreaks: () =>
      request(() =>
        waiting(
          [...documents.breaks.values()]
            .filter(({ closedAtMs }) => closedAtMs === null)
            .map(({ foundAtMs }) => foundAtMs),
        ),
      ),
    lowStocks: () =>
      request(() => ({
        count: [...documents.stocks.values()].filter(({ aboveLow }) => aboveLow <= 0).length,
        sinceMs: null,
      })),
    unshipped: (paidBeforeMs) =>
      request(() =>
        waiting(
          [...documents.purchases.values()]
            .filter(({ state, delivery }) => state === "paid" && delivery.kind === "express")
            .flatMap(({ paidAtMs }) => paidAtMs ?? [])
            .filter((paidAtMs) => paidAtMs < paidBeforeMs),
        ),
      ),
    waitingInvoices: () =>
      request(() =>
        waiting(
          [...documents.purchases.values()]
            .filter(awaitsInvoice)
            .flatMap(({ invoice }) => invoice?.askedAtMs ?? []),
        ),
      ),
    failedTasks: () =>
      request(() =>
        waiting(
          [...documents.purchases.values()]
            .filter(
              ({ asksStaff, tasks }) => asksStaff && tasks.some((one) => one.tries >= TRIES_MAX),
            )
            .map(({ stateAtMs }) => stateAtMs),
        ),
      ),
    waitingApplications: () =>
      request(() =>
        waiting(
          [...documents.applications.values()]
            .sort((a, b) => b.appliedAtMs - a.appliedAtMs)
            .slice(0, NAMED_MAX)
            .filter(({ _id }) => !documents.promoters.has(_id))
            .map(({ appliedAtMs }) => appliedAtMs),
        ),
      ),
  };
}

export const least = (times: readonly number[]): number | null =>
  times.length === 0 ? null : Math.min(...times);
