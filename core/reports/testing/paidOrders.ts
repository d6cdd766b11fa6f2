import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { fen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import {
  aLine,
  among,
  anOrder,
  aPlan,
  aPromoter,
  aPurchase,
  aPurchaseLine,
} from "#tests/fixtures.ts";

/** P3 was introduced by P2, who was introduced by P1; their numbers are 1, 2 and 3. */
export const SELLERS: readonly Promoter[] = [
  aPromoter("P1", { number: 1 }),
  aPromoter("P2", { number: 2, introducerIds: ["P1"] }),
  aPromoter("P3", { number: 3, introducerIds: ["P2", "P1"] }),
];
/** 10 % for whose sale it is and 5 % for who introduced him. */
const plan = aPlan();

/** What one paid order of a test is like. */
export type Sold = {
  readonly id: string;
  readonly buyerId: string;
  readonly paidAtMs: number;
  /** Pieces of tea at 10.00, of a pot at 33.33. */
  readonly tea: number;
  readonly pots: number;
  readonly freightFen: number;
  /** The region of the address; "" = none. */
  readonly region: string;
  /** Whose sale: 0 = nobody's, else P1 to P3. */
  readonly seller: number;
  readonly channel: number;
  readonly campaign: number;
  /** How much of the tea is refunded, in fen, and whether the freight is. */
  readonly refundFen: number;
  readonly refundsFreight: boolean;
  readonly refundedAtMs: number;
  /** Whether our own shop sold it, so that there is a purchase. */
  readonly fromShop: boolean;
};

export type SoldDocuments = {
  readonly order: Order;
  readonly case: Case;
  readonly purchase: Purchase | null;
};

/** An order of at least something, with all that was recorded of it. */
export function soldDocuments(sold: Sold): SoldDocuments {
  const lines = [
    ...(sold.tea > 0 ? [aLine("tea-1", sold.tea * 1_000, { quantity: sold.tea })] : []),
    ...(sold.pots > 0 ? [aLine("pot-1", sold.pots * 3_333, { quantity: sold.pots })] : []),
  ];
  const chain = ["P1", "P2", "P3"].slice(0, sold.seller).reverse();
  const goodsFen = lines.reduce((sum, { paidFen }) => sum + paidFen, 0);
  const evidence = {
    ...{ promoterId: chain[0] ?? "", boundAtMs: 0, untilMs: null, promoterNumber: sold.seller },
    ...{ channel: sold.channel, campaign: sold.campaign },
  };
  const order = anOrder(lines, {
    ...{ _id: sold.id, buyerId: sold.buyerId, chain, createdAtMs: sold.paidAtMs },
    ...{ freightFen: fen(sold.freightFen), totalFen: fen(goodsFen + sold.freightFen) },
    ...(sold.region === "" ? {} : { region: sold.region }),
    evidence: sold.seller === 0 ? null : evidence,
    ...(sold.fromShop ? { fromShop: true } : {}),
  });
  const payment = {
    ...{ transactionId: sold.id, amountFen: order.totalFen, successAtMs: sold.paidAtMs },
  };
  const paid = priceOrder(order, payment, { plan, version: 1 }, among(SELLERS));
  const refundFen = Math.min(sold.refundFen, sold.tea * 1_000);
  const refund: Fact = {
    key: `refund/${sold.id}`,
    lines: refundFen > 0 ? [{ sku: "tea-1", refundFen: fen(refundFen) }] : [],
    ...(sold.refundsFreight ? { freightFen: fen(sold.freightFen) } : {}),
  };
  const isRefunded = refundFen > 0 || (sold.refundsFreight && sold.freightFen > 0);
  const told: readonly (readonly [Fact, number])[] = [
    [paid, sold.paidAtMs],
    ...(isRefunded ? [[refund, sold.refundedAtMs] as const] : []),
  ];
  const known = told.reduce(
    (current, [fact, atMs]) => {
      const next = recordFact(current, fact, atMs);
      if (!next.ok) throw new Error(next.error.code);
      return next.value;
    },
    emptyCase(sold.id, sold.buyerId),
  );
  const bought = lines.map(({ sku, quantity, paidFen }) => aPurchaseLine(sku, quantity, paidFen));
  const changes = { _id: sold.id, buyerId: sold.buyerId, paidAtMs: sold.paidAtMs };
  const purchase = sold.fromShop ? aPurchase(bought, { ...changes, state: "paid" }) : null;
  return { order, case: known, purchase };
}

/** An order of one tea for 10.00, paid at 0, of nobody, to Hangzhou. */
export const aSold = (id: string, changes: Partial<Sold> = {}): Sold => ({
  ...{ id, buyerId: "U1", paidAtMs: 0, tea: 1, pots: 0, freightFen: 0, region: "330106" },
  ...{ seller: 0, channel: 0, campaign: 0, refundFen: 0, refundsFreight: false },
  ...{ refundedAtMs: 0, fromShop: true },
  ...changes,
});
