import { availableOf, BANK_REPAID } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import type { Fen } from "#core/money.ts";
import { err, ok, type Result } from "#core/result.ts";
import { HISTORY_MAX, NO_HISTORY, owedOf, type Repayment } from "#core/wallet/debt.ts";
import { type MaturedSpan, rollForward } from "#core/wallet/roll.ts";
import { book, type Wallet } from "#core/wallet/wallet.ts";

/** In order of precedence. */
export type RepayError =
  | { readonly code: "receipt_taken" }
  | { readonly code: "time_in_future" }
  | { readonly code: "nothing_owed" }
  | { readonly code: "repayment_exceeds_debt"; readonly owedFen: Fen }
  | { readonly code: "debt_history_full"; readonly historyMax: number };

/**
 * Books money that a promoter has paid back by bank: it fills what is available up towards zero.
 *
 * - What became due is counted in first, so nobody pays for what his earnings have covered already.
 * - A receipt that is known with the same amount and time changes nothing, for ever: the same wallet is returned.
 * - Promises: available ≤ 0 afterwards.
 * - Errors: `RepayError`, in its order.
 * - Source: docs/domain/refunds.md, "Paid back".
 */
export function repay(
  wallet: Wallet,
  told: Omit<Repayment, "atMs">,
  matured: MaturedSpan,
  atMs: number,
): Result<Wallet, RepayError> {
  const known = historyOf(wallet).repayments.find(({ receipt }) => receipt === told.receipt);
  if (known) {
    const isSame = known.amountFen === told.amountFen && known.paidAtMs === told.paidAtMs;
    return isSame ? ok(wallet) : err({ code: "receipt_taken" });
  }
  if (told.paidAtMs > atMs) return err({ code: "time_in_future" });
  const rolled = rollForward(wallet, matured);
  const owedFen = owedOf(rolled);
  if (owedFen === 0) return err({ code: "nothing_owed" });
  if (told.amountFen > owedFen) return err({ code: "repayment_exceeds_debt", owedFen });
  const history = historyOf(rolled);
  if (history.repayments.length >= HISTORY_MAX) {
    return err({ code: "debt_history_full", historyMax: HISTORY_MAX });
  }
  const repayments = [...history.repayments, { ...told, atMs }];
  const back = posting(BANK_REPAID, availableOf(wallet._id), told.amountFen);
  return ok(
    book(
      { ...rolled, debtHistory: { ...history, repayments } },
      `repay/${told.receipt}`,
      [back],
      atMs,
    ),
  );
}

const historyOf = ({ debtHistory = NO_HISTORY }: Wallet) => debtHistory;
