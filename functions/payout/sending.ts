import type { Settings } from "#core/brand/settings.ts";
import type { SendingTerms } from "#core/wallet/payout.ts";
import type { WaitingTerms } from "#core/wallet/waits.ts";
import type { Wallet } from "#core/wallet/wallet.ts";
import { type DayBudget, dayBudget, dayLeftFen } from "#functions/payout/dayBudget.ts";
import { payoutTerms } from "#functions/withdraw/payoutTerms.ts";
import type { Deps, WithTransfers } from "#ports/deps.ts";
import type { BrandView } from "#ports/reads.ts";

/** All that decides what is sent in one run, and how. */
export type Sending = SendingTerms & {
  readonly settings: Settings;
  readonly isPaused: boolean;
  readonly budget: DayBudget;
};

/** Asked for only when something is to be sent, since it may cost requests. */
export type SendingInForce = () => Promise<Sending>;

/** No request for a plan that this instance knows already. */
export async function sendingOf(
  deps: WithTransfers,
  { calendar, settings }: BrandView,
  nowMs: number,
): Promise<Sending> {
  const { tax } = await payoutTerms(deps, calendar, nowMs);
  const { channel, perPromoterDayMaxFen, perDayMaxFen } = settings.payout;
  return {
    ...{ tax, settings, perPromoterDayMaxFen },
    channel: channel ?? (deps.transfers.merchantId === null ? "bank" : "wechat"),
    isPaused: settings.switches.payouts !== null,
    budget: dayBudget(deps, perDayMaxFen, nowMs),
  };
}

/** What tells what the withdrawals of some wallets wait for. No request unless something approved waits. */
export async function waitingTerms(
  deps: Deps,
  wallets: readonly Wallet[],
  { calendar, settings }: BrandView,
  nowMs: number,
): Promise<WaitingTerms> {
  const isWaiting = wallets.some(({ withdrawals }) =>
    withdrawals.some(({ state }) => state === "approved"),
  );
  if (!isWaiting) return { settings, tax: "none", dayLeftFen: null };
  const [{ tax }, leftFen] = await Promise.all([
    payoutTerms(deps, calendar, nowMs),
    dayLeftFen(deps, settings.payout.perDayMaxFen, nowMs),
  ]);
  return { settings, tax, dayLeftFen: leftFen };
}
