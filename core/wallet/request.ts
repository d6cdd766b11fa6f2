import { availableOf, frozenOf } from "#core/ledger/accounts.ts";
import type { PayoutRules } from "#core/brand/settings.ts";
import type { IdentityState } from "#core/identity/identity.ts";
import { posting } from "#core/ledger/entry.ts";
import type { Fen } from "#core/money.ts";
import type { Promoter } from "#core/people/promoter.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { RequestError } from "#core/wallet/errors.ts";
import { isOpen } from "#core/wallet/machine.ts";
import { maximumFen, NAME_FROM_FEN } from "#core/wallet/limits.ts";
import { approvalsNeeded } from "#core/wallet/review.ts";
import { type MaturedSpan, rollForward } from "#core/wallet/roll.ts";
import { minimumFen, type PayoutTerms } from "#core/wallet/terms.ts";
import { book, type Wallet, withdrawalOf } from "#core/wallet/wallet.ts";
import { BY_RULES, transferNumberOf, type Withdrawal } from "#core/wallet/withdrawal.ts";

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
  readonly rules: PayoutRules;
  readonly identity: IdentityState;
  readonly matured: MaturedSpan;
};

/**
 * Takes on a withdrawal: counts in what has matured, then holds the amount.
 *
 * - The same id with the same amount again changes nothing, even when it is over meanwhile.
 * - Whoever was a promoter may withdraw what he earned, banned since or not.
 * - What the brand's rules let out without anybody is approved at once.
 * - Promises: available ≥ 0 afterwards.
 * - Errors: `RequestError`, in its order.
 * - Source: docs/domain/wallets.md, "Asking for a withdrawal".
 */
export function requestWithdrawal(
  wallet: Wallet,
  { withdrawalId: id, amountFen }: WithdrawalRequest,
  { promoter, archived, idTakenByOther, terms, rules, identity, matured }: RequestContext,
  atMs: number,
): Result<Wallet, RequestError> {
  if (promoter === null) return err({ code: "promoter_unknown" });
  const known = withdrawalOf(wallet, id) ?? archived;
  if (known?.amountFen === amountFen) return ok(wallet);
  if (known || idTakenByOther) return err({ code: "withdrawal_id_taken" });
  const leastFen = minimumFen(terms);
  if (amountFen < leastFen) return err({ code: "amount_below_minimum", minimumFen: leastFen });
  const { openMax } = terms.withdrawal;
  const maxFen = maximumFen(terms, rules);
  if (amountFen > maxFen) return err({ code: "amount_above_maximum", maximumFen: maxFen });

  const rolled = rollForward(wallet, matured);
  const open = rolled.withdrawals.filter(({ state }) => isOpen(state));
  if (open.length >= openMax) return err({ code: "too_many_open", openMax });
  const { availableFen } = rolled;
  if (amountFen > availableFen) return err({ code: "balance_insufficient", availableFen });

  const unnamed = identityRefusal(terms, amountFen, identity);
  if (unnamed !== null) return err({ code: unnamed });

  const held = posting(availableOf(wallet._id), frozenOf(wallet._id), amountFen);
  const booked = book(rolled, `request/${id}`, [held], atMs);
  const isLetOut = approvalsNeeded(rules, booked, { amountFen }) === 0;
  const requested: Withdrawal = {
    id,
    amountFen,
    state: isLetOut ? "approved" : "requested",
    transferNumber: transferNumberOf(promoter.number, booked.seq, atMs),
    requestedAtMs: atMs,
    approvals: isLetOut ? [{ by: BY_RULES, atMs }] : [],
    approvedAtMs: isLetOut ? atMs : null,
    transfer: null,
    closedAtMs: null,
    reason: null,
  };
  return ok({ ...booked, withdrawals: [...booked.withdrawals, requested] });
}

/** Who is taxed must be known to the tax office, and from 2,000 yuan on WeChat asks for the receiver's name. */
function identityRefusal(
  { tax }: PayoutTerms,
  amountFen: Fen,
  identity: IdentityState,
): "identity_required" | "identity_minor" | null {
  if (identity === "known" || (tax === "none" && amountFen < NAME_FROM_FEN)) return null;
  return identity === "minor" ? "identity_minor" : "identity_required";
}
