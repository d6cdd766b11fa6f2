import type { Settings } from "#core/brand/settings.ts";
import type { Fen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { isWithStaff } from "#core/wallet/bankPayment.ts";
import { fitsDay } from "#core/wallet/limits.ts";
import { isInFlight } from "#core/wallet/machine.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";

/**
 * What a withdrawal waits for, before it is on its way: somebody of the staff; the second one; the end of a pause;
 * the next day; the one before it, where tax is withheld; staff to pay it by bank; the next run of the timer.
 */
export type Waits =
  | "review"
  | "second_person"
  | "payouts_paused"
  | "turn"
  | "day_limit"
  | "bank_payment"
  | "next_run";

/** What decides what a withdrawal waits for. */
export type WaitingTerms = {
  readonly settings: Settings;
  readonly tax: TaxMode;
  /** What the whole brand can still send today; null = nobody counts. */
  readonly dayLeftFen: Fen | null;
};

/** What a withdrawal of a wallet waits for at an instant; null when it is on its way to the promoter, or over. */
export function waitsFor(
  wallet: Wallet,
  withdrawal: Withdrawal,
  { settings, tax, dayLeftFen }: WaitingTerms,
  atMs: number,
): Waits | null {
  const { state, amountFen, approvals } = withdrawal;
  if (state === "requested") return approvals.length === 0 ? "review" : "second_person";
  if (isWithStaff(withdrawal)) return "bank_payment";
  if (state !== "approved") return null;
  const { payout, switches } = settings;
  if (switches.payouts !== null) return "payouts_paused";
  if (tax !== "none" && wallet.withdrawals.some((one) => isInFlight(one.state))) return "turn";
  const fits = fitsDay(wallet, amountFen, payout.perPromoterDayMaxFen, atMs);
  const isDayOver = dayLeftFen !== null && amountFen > dayLeftFen;
  return !fits || isDayOver ? "day_limit" : "next_run";
}
