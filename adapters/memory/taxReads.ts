import type { Memory } from "#adapters/memory/store.ts";
import { BANK_REPAID, BRAND_BAD_DEBT, taxOf } from "#core/ledger/accounts.ts";
import { fen, sumFen } from "#core/money.ts";
import { merged } from "#core/tax/paid.ts";
import { archiveId } from "#core/wallet/withdrawal.ts";
import type { TaxReads } from "#ports/taxReads.ts";

/** What tax files are made of, answered from maps. */
export function memoryTaxReads(
  { documents }: Memory,
  request: <T>(operation: () => T) => Promise<T>,
): TaxReads {
  const paidIn = (month: string) =>
    [...documents.wallets.values()].flatMap(({ _id, withdrawals }) =>
      withdrawals
        .filter(({ state, transfer }) => state === "paid" && transfer?.month === month)
        .map((withdrawal) => ({ ...withdrawal, _id: archiveId(_id, withdrawal.id) })),
    );
  return {
    identitiesOf: (promoterIds) =>
      request(() => promoterIds.flatMap((id) => documents.identities.get(id) ?? [])),
    identitiesMarked: (idMark) =>
      request(() =>
        [...documents.identities.values()].filter((known) => known.idMark === idMark).slice(0, 3),
      ),
    archivedPay: (promoterIds, { fromMonth, untilMonth }, exceptIds) =>
      request(() =>
        merged(
          [...documents.withdrawals.values()].flatMap((filed) => {
            const { _id, promoterId, state, amountFen: grossFen, transfer } = filed;
            if (state !== "paid" || transfer === null || exceptIds.includes(_id)) return [];
            const { month, tax: mode, taxFen } = transfer;
            const isAsked =
              promoterIds.includes(promoterId) && month >= fromMonth && month <= untilMonth;
            return isAsked ? [{ promoterId, month, mode, grossFen, taxFen, payments: 1 }] : [];
          }),
        ),
      ),
    debtEntries: (promoterIds, { fromMs, untilMs }) =>
      request(() =>
        [...documents.journal.values()].filter(
          ({ promoterId, atMs, postings }) =>
            promoterIds.includes(promoterId) &&
            atMs >= fromMs &&
            atMs < untilMs &&
            postings.some(({ from }) => from === BANK_REPAID || from === BRAND_BAD_DEBT),
        ),
      ),
    async taxWithheld(month) {
      const archived = await request(() =>
        [...documents.withdrawals.values()].filter(
          ({ state, transfer }) => state === "paid" && transfer?.month === month,
        ),
      );
      const kept = await request(() =>
        paidIn(month).filter(({ _id }) => !documents.withdrawals.has(_id)),
      );
      return sumFen([...archived, ...kept].map(({ transfer }) => transfer?.taxFen ?? fen(0)));
    },
    taxPayments: (month) =>
      request(() =>
        [...documents.ledger.values()]
          .filter(({ postings }) =>
            postings.some(({ from, to }) => [from, to].includes(taxOf(month))),
          )
          .sort((a, b) => (a._id < b._id ? -1 : 1)),
      ),
  };
}
