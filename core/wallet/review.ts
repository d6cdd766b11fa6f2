import type { PayoutRules } from "#core/brand/settings.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { ApproveError } from "#core/wallet/errors.ts";
import { step } from "#core/wallet/machine.ts";
import { type Wallet, withdrawalOf, withWithdrawal } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

/** What decides how many persons must say yes. */
export type ReviewRules = Pick<PayoutRules, "withoutReviewBelowFen" | "twoPersonsFromFen">;

/**
 * How many persons must say yes to an amount: none, one or two.
 *
 * - A promoter who was never paid is looked at by somebody, whatever the amount.
 * - Source: docs/domain/wallets.md, "Who decides".
 */
export function approvalsNeeded(
  rules: ReviewRules,
  { paidFen }: Pick<Wallet, "paidFen">,
  { amountFen }: Pick<Withdrawal, "amountFen">,
): 0 | 1 | 2 {
  if (amountFen >= rules.twoPersonsFromFen) return 2;
  return paidFen > 0 && amountFen < rules.withoutReviewBelowFen ? 0 : 1;
}

/**
 * Somebody of the staff says yes. Once as many have as must, the withdrawal is approved.
 *
 * - Once it is approved, saying so again changes nothing, whatever became of it: the same wallet is returned.
 * - Errors: `ApproveError`; `second_person_required` when the first person says yes again.
 */
export function approve(
  wallet: Wallet,
  id: string,
  by: string,
  rules: ReviewRules,
  atMs: number,
): Result<Wallet, ApproveError> {
  const known = withdrawalOf(wallet, id);
  if (!known) return err({ code: "withdrawal_unknown" });
  if (known.approvedAtMs !== null) return ok(wallet);
  const state = step(known.state, "approve");
  if (!state.ok) return state;
  if (known.approvals.some((approval) => approval.by === by)) {
    const isEnough = known.approvals.length >= approvalsNeeded(rules, wallet, known);
    if (!isEnough) return err({ code: "second_person_required" });
    // The rules became looser meanwhile: the yes that was said suffices now.
    return ok(withWithdrawal(wallet, { ...known, state: state.value, approvedAtMs: atMs }));
  }
  const approvals = [...known.approvals, { by, atMs }];
  const isDone = approvals.length >= approvalsNeeded(rules, wallet, known);
  return ok(
    withWithdrawal(wallet, {
      ...known,
      approvals,
      ...(isDone ? { state: state.value, approvedAtMs: atMs } : {}),
    }),
  );
}

/** How many yeses a withdrawal has got to have in all, or would have had to; those it has once it is approved. */
export const approvalsInAll = (
  rules: ReviewRules,
  wallet: Wallet,
  withdrawal: Withdrawal,
): number =>
  withdrawal.approvedAtMs === null
    ? Math.max(1, approvalsNeeded(rules, wallet, withdrawal))
    : withdrawal.approvals.length;
