import { availableOf, BANK_REPAID } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import { type Fen, sumFen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";
import { type Debt, HISTORY_MAX, NO_HISTORY, owedOf, type Repayment } from "#core/wallet/debt.ts";
import { type MaturedSpan, rollForward } from "#core/wallet/roll.ts";
import { book, type Wallet } from "#core/wallet/wallet.ts";

/** In order of precedence. */
export type RepayError =
  | { readonly code: "receipt_taken" }
  | { readonly code: "time_in_future" }
  | { readonly code: "nothing_owed" }
  | { readonly code: "repayment_exceeds_debt"; readonly owedFen: Fen }
  | { readonly code: "debt_history_full"; readonly historyMax: number }
  | { readonly code: "repayment_changed" };

/**
 * Books money that a promoter has paid back by bank: it fills what is available up towards zero. What would bring what one
 * person alone recorded of this debt to the limit waits, and is booked once another one records the very same.
 *
 * - What became due is counted in first, so nobody pays for what his earnings have covered already.
 * - A receipt that is known with the same amount and time changes nothing, for ever: the same wallet is returned.
 * - One recording waits at a time: a later one that says otherwise stands in its place. A debt that is gone takes it along.
 * - `waits`: what the person saw waiting; null = nothing waited, left out = he was shown nothing. What he did not see has no
 *   other put in its place, nor does a confirmation become a recording of its own.
 * - Promises: available ≤ 0 afterwards.
 * - Errors: `RepayError`, in its order.
 * - Source: docs/domain/refunds.md, "Paid back".
 */
export function repay(
  wallet: Wallet,
  told: Told,
  {
    matured,
    twoPersonsFromFen,
    waits,
  }: {
    readonly matured: MaturedSpan;
    readonly twoPersonsFromFen: Fen;
    readonly waits?: Pick<Repayment, "receipt" | "atMs"> | null | undefined;
  },
  atMs: number,
): Result<Wallet, RepayError> {
  const known = historyOf(wallet).repayments.find(({ receipt }) => receipt === told.receipt);
  if (known) return saysSame(known, told) ? ok(wallet) : err({ code: "receipt_taken" });
  if (told.paidAtMs > atMs) return err({ code: "time_in_future" });
  const rolled = rollForward(wallet, matured);
  const { debt } = rolled;
  const owedFen = owedOf(rolled);
  if (debt === null) return err({ code: "nothing_owed" });
  if (told.amountFen > owedFen) return err({ code: "repayment_exceeds_debt", owedFen });
  if (historyOf(rolled).repayments.length >= HISTORY_MAX) {
    return err({ code: "debt_history_full", historyMax: HISTORY_MAX });
  }
  const first = debt.repayment && saysSame(debt.repayment, told) ? debt.repayment : null;
  if (first !== null && first.by !== told.by) {
    return ok(booked(rolled, { ...first, secondBy: told.by, atMs }));
  }
  if (aloneFen(rolled, debt) + told.amountFen < twoPersonsFromFen) {
    return ok(booked(rolled, { ...told, atMs }));
  }
  if (first !== null) return ok(wallet);
  const { receipt, atMs: sinceMs } = debt.repayment ?? {};
  if (waits !== undefined && (waits?.receipt !== receipt || waits?.atMs !== sinceMs)) {
    return err({ code: "repayment_changed" });
  }
  return ok({ ...rolled, debt: { ...debt, repayment: { ...told, atMs } } });
}

type Told = Omit<Repayment, "atMs" | "secondBy">;
const saysSame = (known: Told, told: Told): boolean =>
  known.receipt === told.receipt &&
  known.amountFen === told.amountFen &&
  known.paidAtMs === told.paidAtMs;

/** What was booked of a debt on the word of one person: else many small ones would do what one large one may not. */
const aloneFen = (wallet: Wallet, { sinceMs }: Debt): Fen =>
  sumFen(
    historyOf(wallet)
      .repayments.filter(({ atMs, secondBy }) => atMs >= sinceMs && secondBy === undefined)
      .map(({ amountFen }) => amountFen),
  );

function booked(wallet: Wallet, repayment: Repayment): Wallet {
  const { receipt, amountFen, atMs } = repayment;
  const history = historyOf(wallet);
  const debtHistory = { ...history, repayments: [...history.repayments, repayment] };
  const isOver = wallet.debt?.repayment?.receipt === receipt;
  const debt = wallet.debt && isOver ? withoutWaiting(wallet.debt) : wallet.debt;
  const back = posting(BANK_REPAID, availableOf(wallet._id), amountFen);
  return book({ ...wallet, debt, debtHistory }, `repay/${receipt}`, [back], atMs);
}

const withoutWaiting = ({ repayment: _repayment, ...debt }: Debt): Debt => debt;

const historyOf = ({ debtHistory = NO_HISTORY }: Wallet) => debtHistory;
