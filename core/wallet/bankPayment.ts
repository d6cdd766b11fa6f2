import { err, ok, type Result } from "#core/result.ts";
import type { BankError } from "#core/wallet/errors.ts";
import { step } from "#core/wallet/machine.ts";
import { paidOut } from "#core/wallet/payout.ts";
import { release } from "#core/wallet/release.ts";
import { type Wallet, withdrawalOf, withWithdrawal } from "#core/wallet/wallet.ts";
import type { Transfer, Withdrawal } from "#core/wallet/withdrawal.ts";

/** What the bank's receipt says of a payment. */
export type BankPayment = { readonly receipt: string; readonly paidFen: number };

/**
 * Staff have paid a withdrawal by bank and record the receipt.
 *
 * - The same receipt again changes nothing: the same wallet is returned.
 * - Errors: `BankError`; `step_not_allowed` also when it was recorded with another receipt.
 * - Source: docs/domain/wallets.md, "By bank".
 */
export function recordBankPayment(
  wallet: Wallet,
  id: string,
  { receipt, paidFen }: BankPayment,
  atMs: number,
): Result<Wallet, BankError> {
  const found = byBank(wallet, id);
  if (!found.ok) return found;
  const { known, transfer } = found.value;
  const { netFen } = transfer;
  const isSame = known.state === "paid" && transfer.receipt === receipt && paidFen === netFen;
  if (isSame) return ok(wallet);
  const state = step(known.state, "confirm");
  if (!state.ok) return state;
  if (paidFen !== netFen) return err({ code: "paid_amount_differs", netFen });
  const proven = { ...known, transfer: { ...transfer, receipt } };
  return ok(paidOut(withWithdrawal(wallet, proven), proven, atMs));
}

/**
 * The bank did not pay, and never will under this number: the money and its tax are the promoter's again.
 *
 * - The same reason again changes nothing: the same wallet is returned.
 */
export function recordBankFailure(
  wallet: Wallet,
  id: string,
  failure: string,
  atMs: number,
): Result<Wallet, BankError> {
  const found = byBank(wallet, id);
  if (!found.ok) return found;
  const { known, transfer } = found.value;
  if (known.state === "released" && transfer.failure === failure) return ok(wallet);
  const state = step(known.state, "fail");
  if (!state.ok) return state;
  return release(
    withWithdrawal(wallet, { ...known, transfer: { ...transfer, failure } }),
    id,
    "fail",
    atMs,
  );
}

function byBank(
  wallet: Wallet,
  id: string,
): Result<{ readonly known: Withdrawal; readonly transfer: Transfer }, BankError> {
  const known = withdrawalOf(wallet, id);
  if (!known) return err({ code: "withdrawal_unknown" });
  const { transfer } = known;
  if (transfer?.channel !== "bank") return err({ code: "not_paid_by_bank" });
  return ok({ known, transfer });
}

/** What waits for staff to pay it by bank. */
export const isWithStaff = ({ state, transfer }: Withdrawal): boolean =>
  state === "sending" && transfer?.channel === "bank";

/** What WeChat was told to pay, or will be, until its end was read. Never a payment by bank. */
export const isWithWechat = ({ state, transfer }: Withdrawal): boolean =>
  (state === "sending" || state === "confirming") && transfer?.channel === "wechat";
