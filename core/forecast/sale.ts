import type { Fact } from "#core/commission/facts.ts";
import { type Around, type Payment, priceOrder } from "#core/commission/price.ts";
import { basesOf, type Share, sharesOf } from "#core/commission/shares.ts";
import type { PaidFact } from "#core/commission/facts.ts";
import { fen, type Fen, sumFen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import type { Plan } from "#core/plan/plan.ts";

/** A paid order of the past, with all that any plan would price it by. */
export type PastSale = {
  /** Its `chain` is the one by all that is known: whose order it was stays as it was. */
  readonly order: Order;
  readonly payment: Payment;
  /** What happened besides the payment: refunds, receipt, corrections. */
  readonly facts: readonly Fact[];
  readonly around: Around;
  /** The facts as they were booked; null = it was never booked by anybody. */
  readonly recorded: readonly Fact[] | null;
};

/** What a plan makes of a past sale, by the engine that prices every order. */
export type Outcome = {
  readonly paid: PaidFact;
  readonly facts: readonly Fact[];
  readonly shares: readonly Share[];
};

/** No version was published: a draft has none. */
const DRAFT_VERSION = 0;

export function outcomeOf({ order, payment, facts, around }: PastSale, plan: Plan): Outcome {
  const paid = priceOrder(order, payment, { plan, version: DRAFT_VERSION }, around);
  const all = [paid, ...facts];
  return { paid, facts: all, shares: sharesOf(all) };
}

/** What a share is paid for: a distance, a component, or a correction that staff made. */
export function placeOf({ component, distance, sku }: Share): string {
  if (component !== undefined) return component;
  return sku === "" ? "correction" : `distance${distance ?? 1}`;
}

/** A supply price is what goods cost, no reward: every figure of pay leaves it out. */
export const isPay = ({ component }: Share): boolean => component !== "supply";

export const payOf = (shares: readonly Share[]): number => {
  let sum = 0;
  for (const share of shares) if (isPay(share)) sum += share.amountFen;
  return sum;
};

/** Of each line of the order what is left of it after all refunds. */
export function leftOf({ order, facts }: Pick<PastSale, "order" | "facts">): readonly Fen[] {
  const lines = order.lines.map(({ sku, paidFen }) => ({ sku, paidFen, rates: [] }));
  return basesOf({ lines }, facts);
}

/** What was paid for the goods, freight left out. */
export const goodsFen = ({ lines }: Order): Fen => sumFen(lines.map(({ paidFen }) => fen(paidFen)));
