import {
  BANK_PAID,
  frozenOf,
  sendingOf,
  taxHeldOf,
  taxOf,
  WECHAT_BALANCE,
} from "#core/ledger/accounts.ts";
import { posting } from "#core/ledger/entry.ts";
import { type Fen, fen } from "#core/money.ts";
import type { TaxMode } from "#core/plan/plan.ts";
import { err, ok, type Result } from "#core/result.ts";
import { taxDue, withPayment } from "#core/tax/due.ts";
import { chinaMonth } from "#core/time.ts";
import type { StepError } from "#core/wallet/errors.ts";
import { isInFlight, isOpen, step } from "#core/wallet/machine.ts";
import { release } from "#core/wallet/release.ts";
import { fitsDay } from "#core/wallet/limits.ts";
import { book, type Wallet, withdrawalOf, withWithdrawal } from "#core/wallet/wallet.ts";
import type { PayoutChannel, Withdrawal } from "#core/wallet/withdrawal.ts";

/** What decides which withdrawal goes out next, and how. */
export type SendingTerms = {
  readonly tax: TaxMode;
  readonly channel: PayoutChannel;
  readonly perPromoterDayMaxFen: Fen;
};

/**
 * The withdrawal that may be sent now: the oldest approved one that fits into the promoter's day, or null.
 *
 * Where tax is withheld one goes after the other, since each one's tax depends on those before it.
 */
export function nextToSend(
  wallet: Wallet,
  { tax, perPromoterDayMaxFen }: Pick<SendingTerms, "tax" | "perPromoterDayMaxFen">,
  atMs: number,
): Withdrawal | null {
  const { withdrawals } = wallet;
  if (tax !== "none" && withdrawals.some(({ state }) => isInFlight(state))) return null;
  const fits = ({ amountFen }: Withdrawal) =>
    fitsDay(wallet, amountFen, perPromoterDayMaxFen, atMs);
  return withdrawals.find((one) => one.state === "approved" && fits(one)) ?? null;
}

/**
 * Fixes channel, net amount, tax and month. It is written before WeChat is called or staff pay by bank.
 *
 * - A withdrawal that may not go now, or has gone already, changes nothing: the same wallet is returned.
 * - Source: docs/domain/wallets.md, "Sending"; docs/domain/tax.md.
 */
export function beginSending(
  wallet: Wallet,
  id: string,
  { tax, channel, perPromoterDayMaxFen }: SendingTerms,
  atMs: number,
): Wallet {
  const known = nextToSend(wallet, { tax, perPromoterDayMaxFen }, atMs);
  const state = known?.id === id ? step(known.state, "send") : null;
  if (known === null || !state?.ok) return wallet;
  const month = chinaMonth(atMs);
  const taxFen = taxDue(tax, wallet.months, month, known.amountFen);
  const netFen = fen(known.amountFen - taxFen);
  const fixed = { channel, netFen, taxFen, tax, month, sentAtMs: atMs };
  const transfer = { ...fixed, packageInfo: null, receipt: null };
  const frozen = frozenOf(wallet._id);
  return book(
    withWithdrawal(wallet, { ...known, state: state.value, transfer }),
    `send/${id}`,
    [
      posting(frozen, sendingOf(wallet._id), netFen),
      posting(frozen, taxHeldOf(wallet._id), taxFen),
    ],
    atMs,
  );
}

/** How WeChat said that a transfer stands. No answer is no `TransferNews`. */
export type TransferNews =
  | { readonly command: "accept"; readonly packageInfo: string | null }
  | { readonly command: "confirm" }
  /** `why`: WeChat's own code of the failure; left out where it gave none. */
  | { readonly command: "fail"; readonly why?: string }
  | { readonly command: "expire" };

/**
 * Records what WeChat said of a transfer.
 *
 * - The same news again changes nothing: the same wallet is returned.
 * - Errors: `withdrawal_unknown`; `step_not_allowed` when it ended otherwise or was never sent.
 * - Source: docs/domain/wallets.md, "WeChat's answer".
 */
export function recordNews(
  wallet: Wallet,
  id: string,
  news: TransferNews,
  atMs: number,
): Result<Wallet, StepError> {
  if (news.command === "expire") return release(wallet, id, "expire", atMs);
  if (news.command === "fail") return failed(wallet, id, news.why, atMs);
  const known = withdrawalOf(wallet, id);
  if (!known) return err({ code: "withdrawal_unknown" });
  if (known.state === "paid" && news.command === "confirm") return ok(wallet);
  // Of two looks at once, the one that saw less may be the later one to write.
  const isStale = news.command === "accept" && known.transfer !== null && !isOpen(known.state);
  if (isStale) return ok(wallet);
  const state = step(known.state, news.command);
  if (!state.ok) return state;
  if (news.command === "confirm") return ok(paidOut(wallet, known, atMs));
  return ok(accepted(wallet, known, news.packageInfo));
}

/** A failure and its reason are one write, so that staff can read why whenever they read that it failed. */
function failed(
  wallet: Wallet,
  id: string,
  why: string | undefined,
  atMs: number,
): Result<Wallet, StepError> {
  const released = release(wallet, id, "fail", atMs);
  const ended = released.ok && released.value !== wallet ? withdrawalOf(released.value, id) : null;
  if (!released.ok || !ended?.transfer || why === undefined) return released;
  const transfer = { ...ended.transfer, failure: why };
  return ok(withWithdrawal(released.value, { ...ended, transfer }));
}

function accepted(wallet: Wallet, known: Withdrawal, packageInfo: string | null): Wallet {
  const { transfer, state } = known;
  const isNews = packageInfo !== null && packageInfo !== transfer?.packageInfo;
  if (transfer === null || (state === "confirming" && !isNews)) return wallet;
  const seen = { ...transfer, packageInfo };
  return withWithdrawal(wallet, { ...known, state: "confirming", transfer: seen });
}

/** Books a withdrawal under way as paid out. The caller has checked that it may be. */
export function paidOut(wallet: Wallet, known: Withdrawal, atMs: number): Wallet {
  const { transfer, amountFen } = known;
  if (transfer === null) return wallet;
  const { netFen, taxFen, tax: mode, month } = transfer;
  const booked = book(
    withWithdrawal(wallet, { ...known, state: "paid", closedAtMs: atMs }),
    `pay/${known.id}`,
    [
      posting(
        sendingOf(wallet._id),
        transfer.channel === "bank" ? BANK_PAID : WECHAT_BALANCE,
        netFen,
      ),
      posting(taxHeldOf(wallet._id), taxOf(month), taxFen),
    ],
    atMs,
  );
  if (mode === "none") return booked;
  return {
    ...booked,
    months: withPayment(wallet.months, { month, mode, grossFen: amountFen, taxFen }),
  };
}
