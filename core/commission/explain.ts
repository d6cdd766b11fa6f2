import { type AdjustmentStory, adjustmentStories } from "#core/commission/adjust.ts";
import { type Case, type OrderState, orderState } from "#core/commission/case.ts";
import type { PricedRate, Unpaid } from "#core/commission/earners.ts";
import { type PaidFact, pricedFact } from "#core/commission/facts.ts";
import { type HoldStory, holdStories } from "#core/commission/hold.ts";
import { type RefundStory, refundStories } from "#core/commission/refund.ts";
import { type Share, sharesOf } from "#core/commission/shares.ts";
import type { Order } from "#core/order/order.ts";

/** What an order earned whom, and why: for people, from the same numbers that are booked. */
export type Explanation = {
  readonly orderId: string;
  readonly buyerId: string;
  readonly state: OrderState;
  /** The person at distance 1; null = the brand's own order. */
  readonly promoterId: string | null;
  readonly commissions: readonly Share[];
  readonly unpaid: readonly Unpaid[];
  readonly refunds: readonly RefundStory[];
  readonly holds: readonly HoldStory[];
  readonly adjustments: readonly AdjustmentStory[];
};

export function explain(order: Order, known: Case | null): Explanation {
  const facts = known?.facts ?? [];
  const paid = pricedFact(facts);
  const earnsHimself = paid !== null && paysByChain(paid);
  return {
    orderId: order._id,
    buyerId: order.buyerId,
    state: orderState(known),
    promoterId: order.selfPurchase && !earnsHimself ? null : ((paid ?? order).chain[0] ?? null),
    commissions: sharesOf(facts),
    unpaid: paid?.unpaid ?? [],
    refunds: refundStories(facts),
    holds: holdStories(facts),
    adjustments: adjustmentStories(facts),
  };
}

/** Whether somebody's own order pays along his chain: then he stands at distance 1 of it. */
function paysByChain({ payees, lines }: PaidFact): boolean {
  if (payees.some(({ distance }) => distance === 1)) return true;
  const isByChain = (rate: PricedRate) => "component" in rate && rate.distance !== null;
  return lines.some(({ rates }) => rates.some(isByChain));
}
