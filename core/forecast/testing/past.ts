import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import type { PastSale } from "#core/forecast/sale.ts";
import { fen } from "#core/money.ts";
import type { OrderLine } from "#core/order/order.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Plan } from "#core/plan/plan.ts";
import { among, anOrder, aPromoter } from "#tests/fixtures.ts";

/** C was brought by B, and B by A. */
export const CHAIN = ["C", "B", "A"] as const;
const people: readonly Promoter[] = CHAIN.map((id) => aPromoter(id));

/** A sale of a fan of C, paid on a day at noon, booked by a plan. */
export function sold(
  id: string,
  day: string,
  lines: readonly OrderLine[],
  {
    booked = null,
    facts = [],
    chain = CHAIN,
  }: { booked?: Plan | null; facts?: readonly Fact[]; chain?: readonly string[] } = {},
): PastSale {
  const order = anOrder(lines, { _id: id, chain });
  const successAtMs = Date.parse(`${day}T12:00:00+08:00`);
  const payment = { transactionId: id, amountFen: order.totalFen, successAtMs };
  const around = among(people);
  const inForce = booked && { plan: booked, version: 1 };
  const recorded = [priceOrder(order, payment, inForce, around), ...facts];
  return { order, payment, facts, around, recorded };
}

export const refunded = (id: string, sku: string, refundFen: number): Fact => ({
  key: `refund/${id}`,
  lines: [{ sku, refundFen: fen(refundFen) }],
});
