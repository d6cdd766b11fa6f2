import type { Memory } from "#adapters/memory/store.ts";
import type { Case } from "#core/commission/case.ts";
import { sumFen } from "#core/money.ts";
import { NEVER_MS } from "#core/time.ts";
import {
  type FoundWithdrawal,
  type ListReads,
  newestWithdrawals,
  type TimeSpan,
  type WithdrawalFilter,
  withdrawalPlaceId,
} from "#ports/listReads.ts";
import type { Place } from "#ports/messageReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;
type MoneyReads = Pick<
  ListReads,
  | ("earnedSums" | "casesPaid" | "casesDue" | "casesHeld")
  | ("withdrawalsFound" | "withdrawalOfTransfer" | "countWithdrawals")
>;

/** Those questions of `ListReads` that are about shares and withdrawals, answered from maps. */
export function memoryListMoneyReads({ documents }: Memory, request: Request): MoneyReads {
  const cases = () => [...documents.cases.values()];
  const newest = (found: readonly Case[], after: Place | null, limit: number) =>
    found
      .map((known) => ({ known, place: { atMs: known.paidAtMs ?? -1, id: known._id } }))
      .sort((a, b) => later(b.place, a.place))
      .filter(({ place }) => after === null || later(after, place) > 0)
      .slice(0, limit)
      .map(({ known }) => known);
  const held = (): readonly FoundWithdrawal[] =>
    [...documents.wallets.values()].flatMap(({ _id, withdrawals }) =>
      withdrawals.map((withdrawal) => ({ promoterId: _id, withdrawal, isArchived: false })),
    );
  const archived = (): readonly FoundWithdrawal[] =>
    [...documents.withdrawals.values()].map(({ _id, rev, promoterId, ...withdrawal }) => ({
      ...{ promoterId, withdrawal, isArchived: true },
    }));
  return {
    earnedSums: async (promoterIds, sinceMs, untilMs) =>
      promoterIds.length === 0
        ? []
        : request(() =>
            promoterIds.flatMap((promoterId) => {
              const rows = cases()
                .flatMap(({ schedule, paidAtMs }) =>
                  schedule.map((row) => ({ ...row, paidAtMs: paidAtMs ?? -1 })),
                )
                .filter((row) => row.promoterId === promoterId)
                .filter(({ availableAtMs: atMs }) => atMs > Math.min(sinceMs, untilMs));
              if (rows.length === 0) return [];
              const sum = (some: typeof rows) => sumFen(some.map(({ amountFen }) => amountFen));
              return [
                {
                  promoterId,
                  pendingFen: sum(rows.filter(({ availableAtMs: atMs }) => atMs > untilMs)),
                  recentFen: sum(rows.filter(({ paidAtMs }) => paidAtMs >= sinceMs)),
                },
              ];
            }),
          ),
    casesPaid: ({ promoterId, fromMs, untilMs }, after, limit) =>
      request(() =>
        newest(
          cases()
            .filter(({ paidAtMs: atMs }) => atMs !== null && atMs >= fromMs && atMs < untilMs)
            .filter((known) => promoterId === undefined || isBookedTo(known, promoterId)),
          after,
          limit,
        ),
      ),
    casesHeld: (promoterId, after, limit) =>
      request(() =>
        newest(
          cases().filter(({ schedule }) =>
            schedule.some(
              (row) =>
                row.availableAtMs === NEVER_MS &&
                (promoterId === null || row.promoterId === promoterId),
            ),
          ),
          after,
          limit,
        ),
      ),
    casesDue: ({ promoterId, way, nowMs, fromMs, untilMs }, after, limit) =>
      request(() => {
        const isComing = way === "coming";
        return cases()
          .flatMap((known) => {
            const times = known.schedule
              .filter((row) => promoterId === undefined || row.promoterId === promoterId)
              .map(({ availableAtMs }) => availableAtMs)
              .filter((atMs) => (isComing ? atMs > nowMs : atMs <= nowMs));
            if (times.length === 0) return [];
            const dueMs = isComing ? Math.min(...times) : Math.max(...times);
            return [{ case: known, dueMs, place: { atMs: dueMs, id: known._id } }];
          })
          .filter(({ dueMs }) => dueMs >= fromMs && dueMs < untilMs)
          .sort((a, b) => (isComing ? later(a.place, b.place) : later(b.place, a.place)))
          .filter(({ place }) => {
            if (after === null) return true;
            return isComing ? later(place, after) > 0 : later(after, place) > 0;
          })
          .slice(0, limit)
          .map(({ case: known, dueMs }) => ({ case: known, dueMs }));
      }),
    withdrawalsFound: async (filter, after, limit) => {
      const page = (all: () => readonly FoundWithdrawal[]) =>
        request(() =>
          newestWithdrawals(
            all()
              .filter((one) => fits(one, filter))
              .filter((one) => after === null || later(after, placeOf(one)) > 0),
            limit,
          ),
        );
      return newestWithdrawals([...(await page(held)), ...(await page(archived))], limit);
    },
    withdrawalOfTransfer: async (transferNumber) => {
      const named = (all: () => readonly FoundWithdrawal[]) =>
        request(() => all().filter((one) => one.withdrawal.transferNumber === transferNumber));
      return newestWithdrawals([...(await named(held)), ...(await named(archived))], 1);
    },
    countWithdrawals: (states, max) =>
      request(() =>
        Math.min(max, held().filter(({ withdrawal }) => states.includes(withdrawal.state)).length),
      ),
  };
}

const later = (a: Place, b: Place): number =>
  a.atMs - b.atMs || (a.id === b.id ? 0 : a.id < b.id ? -1 : 1);
const placeOf = (one: FoundWithdrawal): Place => ({
  atMs: one.withdrawal.requestedAtMs,
  id: withdrawalPlaceId(one),
});
const isBookedTo = ({ entries }: Case, promoterId: string): boolean =>
  entries.some(({ postings }) => postings.some(({ to }) => to === `pending:${promoterId}`));

function fits({ promoterId, withdrawal }: FoundWithdrawal, filter: WithdrawalFilter): boolean {
  const { state, reason, requestedAtMs, transfer, closedAtMs } = withdrawal;
  const isIn = (span: TimeSpan | undefined, atMs: number | null | undefined) =>
    span === undefined || (typeof atMs === "number" && atMs >= span.fromMs && atMs < span.untilMs);
  return (
    isIn(filter.sent, transfer?.sentAtMs) &&
    isIn(filter.ended, closedAtMs) &&
    (filter.months?.includes(transfer?.month ?? "") ?? true) &&
    (filter.promoterId === undefined || promoterId === filter.promoterId) &&
    (filter.states === undefined || filter.states.includes(state)) &&
    (filter.reasons === undefined || (reason !== null && filter.reasons.includes(reason))) &&
    requestedAtMs >= filter.fromMs &&
    requestedAtMs < filter.untilMs
  );
}
