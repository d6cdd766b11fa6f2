import type { IdentityState } from "#core/identity/identity.ts";
import { atLeastNothing, type Fen, fen, lesserFen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { taxDue, type TaxMonth, withPayment } from "#core/tax/due.ts";
import { chinaMonth } from "#core/time.ts";
import type { RequestError } from "#core/wallet/errors.ts";
import { maximumFen } from "#core/wallet/limits.ts";
import { isOpen } from "#core/wallet/machine.ts";
import { type RequestContext, requestWithdrawal } from "#core/wallet/request.ts";
import { rollForward } from "#core/wallet/roll.ts";
import { minimumFen } from "#core/wallet/terms.ts";
import type { Wallet } from "#core/wallet/wallet.ts";

/** What a withdrawal would bring, said before it is asked for. */
export type WithdrawalQuote = {
  readonly availableFen: Fen;
  /** What may be asked for at once, whatever there is. */
  readonly minimumFen: Fen;
  readonly maximumFen: Fen;
  /** What was asked about; left out = as much as there is and may be asked for at once. */
  readonly amountFen: Fen;
  /** Withheld, and paid out, if it were sent this month after all that waits before it. */
  readonly taxFen: Fen;
  readonly netFen: Fen;
  readonly tax: TaxMode;
  readonly identity: IdentityState;
  /** Why it would not be taken on; null = it would. */
  readonly refusal: RequestError | null;
};

/** An id that no client can choose, since its text is not a name. */
const NOBODYS = "";

/**
 * Answers what a withdrawal of an amount would bring, and whether it would be taken on. Nothing is held.
 *
 * - Promises: where the amount is taken on, amount = tax + net, and the tax is what is withheld if everything that was
 *   asked for before is sent first, in this month, and nothing else comes between.
 * - Source: docs/domain/wallets.md, "Asking for a withdrawal"; docs/domain/tax.md.
 */
export function quoteWithdrawal(
  wallet: Wallet,
  wishedFen: Fen | null,
  context: RequestContext,
  atMs: number,
): WithdrawalQuote {
  const { terms, rules, identity, matured } = context;
  const { availableFen } = rollForward(wallet, matured);
  const most = maximumFen(terms, rules);
  const amountFen = wishedFen ?? atLeastNothing(lesserFen(availableFen, most));
  const tried = requestWithdrawal(wallet, { withdrawalId: NOBODYS, amountFen }, context, atMs);
  const month = chinaMonth(atMs);
  const taxFen = taxDue(terms.tax, monthsAfterOpen(wallet, terms.tax, month), month, amountFen);
  return {
    ...{ availableFen, amountFen, taxFen, identity },
    netFen: fen(amountFen - taxFen),
    minimumFen: minimumFen(terms),
    maximumFen: most,
    tax: terms.tax,
    refusal: tried.ok ? null : tried.error,
  };
}

/**
 * What will have been paid when all that is open was: first what is on its way, as it was fixed then, since it counts for
 * the month that it was sent in; then what waits, in the order of asking.
 */
function monthsAfterOpen(wallet: Wallet, tax: TaxMode, month: string): readonly TaxMonth[] {
  const open = wallet.withdrawals.filter(({ state }) => isOpen(state));
  const sent = open.reduce((months, { amountFen: grossFen, transfer }) => {
    if (transfer === null || transfer.tax === "none") return months;
    const { month, tax: mode, taxFen } = transfer;
    return withPayment(months, { month, mode, grossFen, taxFen });
  }, wallet.months);
  if (tax === "none") return sent;
  return open
    .filter(({ transfer }) => transfer === null)
    .reduce((months, { amountFen: grossFen }) => {
      const taxFen = taxDue(tax, months, month, grossFen);
      return withPayment(months, { month, mode: tax, grossFen, taxFen });
    }, sent);
}
