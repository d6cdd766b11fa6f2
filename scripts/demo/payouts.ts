import type { State } from "#core/wallet/machine.ts";
import type { WalletStatement, WithdrawalStatement } from "#core/wallet/statement.ts";
import { withdrawalOf } from "#core/wallet/wallet.ts";
import type { Withdrawal } from "#core/wallet/withdrawal.ts";
import type { Store } from "#ports/store.ts";
import type { Control } from "#scripts/stack/control.ts";

/** A withdrawal with whose it is. */
export type Payout = WithdrawalStatement & { readonly promoterId: string };

/** What WeChat says of a transfer, in its own words. */
export type Bill = {
  readonly state: string;
  readonly fail_reason?: string;
  readonly transfer_bill_no: string;
  readonly transfer_amount: number;
};

/** A payout to be told from its request to WeChat's answer, and all the others. */
export type PayoutStory = {
  readonly told: {
    readonly payout: Payout;
    readonly document: Withdrawal;
    readonly bill: Bill | null;
  } | null;
  readonly others: readonly Payout[];
};

/** What is worth telling, the most first. */
const WORTH: readonly State[] = [
  "paid",
  "confirming",
  "sending",
  "released",
  "approved",
  "requested",
];

/** Picks the largest payout that came furthest, and asks WeChat's stand-in about it. */
export async function askPayouts(
  control: Control,
  store: Store,
  wallets: readonly WalletStatement[],
): Promise<PayoutStory> {
  const payouts = wallets
    .flatMap(({ promoterId, withdrawals }) =>
      withdrawals.map((withdrawal): Payout => ({ promoterId, ...withdrawal })),
    )
    .sort((a, b) => WORTH.indexOf(a.state) - WORTH.indexOf(b.state) || b.amountFen - a.amountFen);
  const [payout, ...rest] = payouts;
  const wallet = payout && (await store.get("wallets", payout.promoterId));
  const document = wallet && withdrawalOf(wallet, payout.withdrawalId);
  const others = rest.toSorted((a, b) => a.requestedAtMs - b.requestedAtMs);
  if (!payout || !document) return { told: null, others };
  const query = `outBillNo=${encodeURIComponent(payout.transferNumber)}`;
  const { transfers } = await control.get(`/control/wechat/transfers?${query}`);
  return { told: { payout, document, bill: (transfers as Bill[])[0] ?? null }, others };
}
