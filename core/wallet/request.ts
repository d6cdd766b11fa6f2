import { availableOf, frozenOf } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import type { Fen } from "#core/money.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { RequestError } from "#core/wallet/errors.ts";
import { isOpen } from "#core/wallet/machine.ts";
import { type MaturedSpan, rollForward } from "#core/wallet/roll.ts";
import { minimumFen, type PayoutTerms } from "#core/wallet/terms.ts";
import { book, type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { transferNumberOf, type Withdrawal } from "#core/wallet/withdrawal.ts";

/** What a promoter asks for. The id is the client's, so that a retry is the same request. */
export type WithdrawalRequest = { readonly withdrawalId: string; readonly amountFen: Fen };

/** What a request depends on besides the wallet. */
export type RequestContext = {
  readonly promoter: Promoter | null;
  /** The withdrawal of this id among the promoter's archived ones. */
  readonly archived: Pick<Withdrawal, "amountFen"> | null;
  /** Whether another promoter has a withdrawal of this id. */
  readonly idTakenByOther: boolean;
  readonly terms: PayoutTerms;
  readonly matured: MaturedSpan;
};

/**
 * Takes on a withdrawal: counts in what has matured, then holds the amount.
 *
 * - The same id with the same amount again changes nothing, even when it is over meanwhile.
 * - Whoever was a promoter may withdraw what he earned, banned since or not.
 * - Promises: available ≥ 0 afterwards.
 * - Errors: `RequestError`, in its order.
 * - Source: docs/domain/wallets.md, "Asking for a withdrawal".
 */
export function requestWithdrawal(
  wallet: Wallet,
  { withdrawalId: id, amountFen }: WithdrawalRequest,
  { promoter, archived, idTakenByOther, terms, matured }: RequestContext,
  atMs: number,
): Result<Wallet, RequestError> {
  if (promoter === null) return err({ code: "promoter_unknown" });
  const known = withdrawalOf(wallet, id) ?? archived;
  if (known?.amountFen === amountFen) return ok(wallet);
  if (known || idTakenByOther) return err({ code: "withdrawal_id_taken" });
  const leastFen = minimumFen(terms);
  if (amountFen < leastFen) return err({ code: "amount_below_minimum", minimumFen: leastFen });
  const { maxFen, openMax } = terms.withdrawal;
  if (amountFen > maxFen) return err({ code: "amount_above_maximum", maximumFen: maxFen });

  const rolled = rollForward(wallet, matured);
  const open = rolled.withdrawals.filter(({ state }) => isOpen(state));
  if (open.length >= openMax) return err({ code: "too_many_open", openMax });
  const { availableFen } = rolled;
  if (amountFen > availableFen) return err({ code: "balance_insufficient", availableFen });

  const held = posting(availableOf(wallet._id), frozenOf(wallet._id), amountFen);
  const booked = book(rolled, `request/${id}`, [held], atMs);
  const requested: Withdrawal = {
    id,
    amountFen,
    state: "requested",
    transferNumber: transferNumberOf(promoter.number, booked.seq, atMs),
    requestedAtMs: atMs,
    approvals: [],
    approvedAtMs: null,
    transfer: null,
    closedAtMs: null,
    reason: null,
  };
  return ok({ ...booked, withdrawals: [...booked.withdrawals, requested] });
}
