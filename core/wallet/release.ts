import { availableOf, frozenOf, sendingOf, taxHeldOf } from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import { err, ok, type Result } from "#core/result.ts";
import type { StepError } from "#core/wallet/errors.ts";
import { type Command, step } from "#core/wallet/machine.ts";
import { book, type Wallet, withdrawalOf, withWithdrawal } from "#core/wallet/wallet.ts";
import type { ReleaseReason } from "#core/wallet/withdrawal.ts";

type ReleaseCommand = Extract<Command, "reject" | "cancel" | "offset" | "fail" | "expire">;
const REASONS: Readonly<Record<ReleaseCommand, ReleaseReason>> = {
  reject: "rejected",
  cancel: "cancelled",
  offset: "offset",
  fail: "failed",
  expire: "expired",
};

/**
 * Ends a withdrawal without payment: its money, and its tax if it was sent, are available again.
 *
 * - The same command again changes nothing: the same wallet is returned.
 * - Errors: `withdrawal_unknown`, `step_not_allowed`.
 */
export function release(
  wallet: Wallet,
  id: string,
  command: ReleaseCommand,
  atMs: number,
): Result<Wallet, StepError> {
  const known = withdrawalOf(wallet, id);
  if (!known) return err({ code: "withdrawal_unknown" });
  const reason = REASONS[command];
  if (known.state === "released" && known.reason === reason) return ok(wallet);
  const state = step(known.state, command);
  if (!state.ok) return state;
  const available = availableOf(wallet._id);
  const postings =
    known.transfer === null
      ? [posting(frozenOf(wallet._id), available, known.amountFen)]
      : [
          posting(sendingOf(wallet._id), available, known.transfer.netFen),
          posting(taxHeldOf(wallet._id), available, known.transfer.taxFen),
        ];
  const closed = { ...known, state: state.value, reason, closedAtMs: atMs };
  return ok(book(withWithdrawal(wallet, closed), `release/${id}`, postings, atMs));
}
