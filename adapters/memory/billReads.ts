import type { Memory } from "#adapters/memory/store.ts";
import { paidFact, refundFacts } from "#core/commission/facts.ts";
import { fen } from "#core/money.ts";
import { refundBeganMs, refundedFen } from "#core/reconcile/match.ts";
import { chinaDayNumber } from "#core/reconcile/days.ts";
import { archiveId, type Withdrawal } from "#core/wallet/withdrawal.ts";
import type { BillReads, DaySum, Span, TransferSum } from "#ports/billReads.ts";

type Request = <T>(operation: () => T) => Promise<T>;
const isIn = ({ fromMs, untilMs }: Span, atMs: number | null | undefined): boolean =>
  typeof atMs === "number" && atMs >= fromMs && atMs < untilMs;

/** The questions of `BillReads`, answered from maps. */
export function memoryBillReads({ documents }: Memory, request: Request): BillReads {
  const sorted = <T extends { readonly _id: string }>(all: Iterable<T>, afterId: string) =>
    [...all].filter(({ _id }) => _id > afterId).sort((a, b) => (a._id < b._id ? -1 : 1));
  const everyWithdrawal = (): readonly Withdrawal[] => {
    const archived = [...documents.withdrawals.values()];
    const ids = new Set(archived.map(({ _id }) => _id));
    const held = [...documents.wallets.values()].flatMap(({ _id, withdrawals }) =>
      withdrawals.filter(({ id }) => !ids.has(archiveId(_id, id))),
    );
    return [...held, ...archived];
  };
  return {
    casesPaidBetween: (span, afterId, limit) =>
      request(() =>
        sorted(documents.cases.values(), afterId)
          .filter(({ paidAtMs }) => isIn(span, paidAtMs))
          .slice(0, limit),
      ),
    walletsSentBetween: (span, afterId, limit) =>
      request(() =>
        sorted(documents.wallets.values(), afterId)
          .filter((wallet) =>
            wallet.withdrawals.some(({ transfer }) => isIn(span, transfer?.sentAtMs)),
          )
          .slice(0, limit),
      ),
    archivedOfTransfers: (numbers) =>
      request(() =>
        [...documents.withdrawals.values()].filter(({ transferNumber }) =>
          numbers.includes(transferNumber),
        ),
      ),
    breaksPage: (isOpen, after, limit) =>
      request(() =>
        [...documents.breaks.values()]
          .filter(({ closedAtMs }) => (closedAtMs === null) === isOpen)
          .sort((a, b) => a.foundAtMs - b.foundAtMs || (a._id < b._id ? -1 : 1))
          .filter(
            ({ foundAtMs, _id }) =>
              after === null ||
              foundAtMs > after.foundAtMs ||
              (foundAtMs === after.foundAtMs && _id > after.id),
          )
          .slice(0, limit),
      ),
    breaksOfDays: (from, until, afterId, limit) =>
      request(() =>
        sorted(documents.breaks.values(), afterId)
          .filter(({ day }) => day >= from && day <= until)
          .slice(0, limit),
      ),
    paidByDay: (span) =>
      request(() => {
        const paid = [...documents.cases.values()].flatMap(({ facts }) => paidFact(facts) ?? []);
        return summed(
          paid
            .filter(({ successAtMs }) => isIn(span, successAtMs))
            .map(({ successAtMs, amountFen }) => ({ atMs: successAtMs, amountFen })),
        );
      }),
    refundedByDay: (span) =>
      request(() => {
        const refunds = [...documents.cases.values()].flatMap(({ facts }) =>
          refundFacts(facts).map((fact) => ({
            atMs: refundBeganMs(facts, fact.key.slice("refund/".length)) ?? 0,
            amountFen: refundedFen(fact),
          })),
        );
        return summed(refunds.filter(({ atMs }) => isIn(span, atMs)));
      }),
    transfersByDay: (span) =>
      request(() => {
        const sums = new Map<string, TransferSum>();
        for (const { transfer, state } of everyWithdrawal()) {
          if (transfer === null || !isIn(span, transfer.sentAtMs)) continue;
          const { channel, netFen, taxFen } = transfer;
          const day = chinaDayNumber(transfer.sentAtMs);
          const key = `${day} ${channel} ${state}`;
          const known = sums.get(key);
          sums.set(key, {
            ...{ day, channel, state, count: (known?.count ?? 0) + 1 },
            netFen: fen((known?.netFen ?? 0) + netFen),
            taxFen: fen((known?.taxFen ?? 0) + taxFen),
          });
        }
        return [...sums.values()];
      }),
  };
}

function summed(amounts: readonly { readonly atMs: number; readonly amountFen: number }[]) {
  const sums = new Map<number, DaySum>();
  for (const { atMs, amountFen } of amounts) {
    const day = chinaDayNumber(atMs);
    const known = sums.get(day);
    const sumFen = fen((known?.amountFen ?? 0) + amountFen);
    sums.set(day, { day, count: (known?.count ?? 0) + 1, amountFen: sumFen });
  }
  return [...sums.values()];
}
