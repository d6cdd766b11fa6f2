import type { Memory } from "#adapters/memory/store.ts";
import { least, memoryWaitingReads } from "#adapters/memory/waitingReads.ts";
import { paidFact, refundFacts } from "#core/commission/facts.ts";
import { balancesOfAll } from "#core/ledger/balances.ts";
import { visitRows, VISITS } from "#core/reports/visits.ts";
import { isOpen } from "#core/wallet/machine.ts";
import { archiveId } from "#core/wallet/withdrawal.ts";
import type { Span } from "#ports/billReads.ts";
import type { OpenWithdrawals, TodayReads } from "#ports/reportReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;

/** The questions of `TodayReads`, answered from maps. */
export function memoryTodayReads(memory: Memory, request: Request): TodayReads {
  const { documents } = memory;
  const isIn = ({ fromMs, untilMs }: Span, atMs: number | null) =>
    atMs !== null && atMs >= fromMs && atMs < untilMs;
  const cases = () => [...documents.cases.values()];
  const wallets = () => [...documents.wallets.values()];
  const withdrawals = () =>
    wallets().flatMap((wallet) =>
      wallet.withdrawals.map((one) => ({ ...one, archiveId: archiveId(wallet._id, one.id) })),
    );
  return {
    ...memoryWaitingReads(memory, request),
    paidIn: (spans) =>
      request(() =>
        spans.map((span) => {
          const paid = cases().filter(({ paidAtMs }) => isIn(span, paidAtMs));
          const amounts = paid.map(({ facts }) => paidFact(facts)?.amountFen ?? 0);
          return { orders: paid.length, paidFen: sum(amounts) };
        }),
      ),
    refundedIn: (spans) =>
      request(() =>
        spans.map((span) => {
          const keys = cases().flatMap(({ facts }) => {
            const inSpan = facts.filter(({ atMs }) => isIn(span, atMs));
            return refundFacts(inSpan);
          });
          const amounts = keys.map(({ lines, freightFen = 0 }) =>
            sum([...lines.map(({ refundFen }) => refundFen), freightFen]),
          );
          return { refunds: keys.length, refundedFen: sum(amounts) };
        }),
      ),
    firstVisitsIn: (spans) =>
      request(() =>
        spans.map((span) => {
          const visitors = [...documents.fans.values()].map((fan) => ({
            ...{ fan, ownNumber: documents.promoters.get(fan._id)?.number ?? null },
          }));
          return sum(visitRows(visitors, span).map((row) => row[VISITS.newFans] ?? 0));
        }),
      ),
    approvedIn: (spans) =>
      request(() =>
        spans.map(
          (span) =>
            [...documents.promoters.values()].filter(({ approvedAtMs }) => isIn(span, approvedAtMs))
              .length,
        ),
      ),
    bookedFrom: (fromMs, untilMs) =>
      request(() => {
        const entries = cases().flatMap((known) => known.entries);
        const booked = (span: Span) =>
          sum(
            entries
              .filter(({ atMs }) => isIn(span, atMs))
              .flatMap(({ postings }) => postings)
              .map(({ from, amountFen }) => (from === "brand:commission" ? amountFen : -amountFen)),
          );
        return {
          beforeFen: booked({ fromMs, untilMs }),
          sinceFen: booked({ fromMs: Math.max(fromMs, untilMs), untilMs: Infinity }),
        };
      }),
    walletSums: () =>
      request(() => {
        const debts = wallets().filter(({ availableFen }) => availableFen < 0);
        return {
          ...{ sums: balancesOfAll(wallets()), debtors: debts.length },
          debtFen: sum(debts.map(({ availableFen }) => -availableFen)),
        };
      }),
    brandPostings: () =>
      request(() => [...documents.ledger.values()].flatMap(({ postings }) => postings)),
    openWithdrawals: (sentBeforeMs) =>
      request(() => {
        const states = [...new Set(withdrawals().map(({ state }) => state))].filter(isOpen).sort();
        return states.map((state): OpenWithdrawals => {
          const those = withdrawals().filter((one) => one.state === state);
          return {
            ...{ state, count: those.length, amountFen: sum(those.map((one) => one.amountFen)) },
            sinceMs: least(those.map(({ requestedAtMs }) => requestedAtMs)),
            sentMs: least(those.flatMap(({ transfer }) => transfer?.sentAtMs ?? [])),
            late: those.filter(({ transfer }) => {
              if (state !== "sending" && state !== "confirming") return false;
              return transfer !== null && transfer.sentAtMs < sentBeforeMs[state];
            }).length,
          };
        });
      }),
    async paidOutSince(months, { dayMs, monthMs }) {
      const archived = await request(() => [...documents.withdrawals.values()]);
      const known = new Set(archived.map(({ _id }) => _id));
      const kept = await request(() => withdrawals().filter((one) => !known.has(one.archiveId)));
      const paid = [...archived, ...kept].filter(
        ({ state, transfer }) => state === "paid" && months.includes(transfer?.month ?? ""),
      );
      const since = (atMs: number) =>
        sum(
          paid
            .filter(({ closedAtMs }) => closedAtMs !== null && closedAtMs >= atMs)
            .map(({ transfer }) => transfer?.netFen ?? 0),
        );
      return { todayFen: since(dayMs), monthFen: since(monthMs) };
    },
  };
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);
