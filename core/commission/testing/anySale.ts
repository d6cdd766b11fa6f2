import fc from "fast-check";
import type { PaidFact, RefundFact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import {
  anyFen,
  anyPlan,
  CATEGORIES,
  GROUPS,
  LEVELS,
  SKUS,
} from "#core/commission/testing/anyComponents.ts";
import { fen } from "#core/money.ts";
import type { Order, OrderLine } from "#core/order/order.ts";
import { type Post, regionPostId, storePostId, type Term } from "#core/people/post.ts";
import type { LevelChange, Promoter } from "#core/people/promoter.ts";
import type { Plan } from "#core/plan/plan.ts";
import { DAY_MS } from "#core/time.ts";
import { aPromoter, anOrder } from "#tests/fixtures.ts";

/**
 * Random sales: A introduced B, B introduced C, who brought the buyer or buys himself; D, E and F hold posts too, and
 * anybody may be a supplier. Levels, bans and terms of posts change around the payment.
 */
export const CHAIN = ["C", "B", "A"] as const;
export const PEOPLE = [...CHAIN, "D", "E", "F"] as const;
export const PAID_MS = Date.parse("2026-03-15T12:00:00+08:00");
const MIDNIGHT_MS = Date.parse("2026-03-15T00:00:00+08:00");
const REGION = "330106";
const POSTS = [
  storePostId("S1"),
  ...["330000", "330100", REGION].map((code) => regionPostId(code)),
] as const;

const anyMidnight = fc.integer({ min: -130, max: 1 }).map((days) => MIDNIGHT_MS + days * DAY_MS);
const anyLevels: fc.Arbitrary<readonly LevelChange[]> = fc
  .uniqueArray(fc.record({ level: fc.constantFrom(...LEVELS), fromMs: anyMidnight }), {
    selector: ({ fromMs }) => fromMs,
    maxLength: 3,
  })
  .map((levels) => levels.sort((a, b) => a.fromMs - b.fromMs));
const anyBan = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  fc.constantFrom(PAID_MS - 1, PAID_MS, PAID_MS + 1),
);

/** Everybody of `PEOPLE`, with levels and bans around the payment. */
export const anyPeople: fc.Arbitrary<readonly Promoter[]> = fc
  .tuple(...PEOPLE.map(() => fc.record({ levels: anyLevels, bannedAtMs: anyBan })))
  .map((persons) =>
    PEOPLE.map((id, index) => {
      const above: readonly string[] = CHAIN.slice(CHAIN.findIndex((one) => one === id) + 1);
      const introducerIds = index < CHAIN.length ? above : [];
      const number = index < CHAIN.length ? CHAIN.length - index : index + 1;
      const approvedAtMs = MIDNIGHT_MS - 100 * DAY_MS;
      return aPromoter(id, { ...persons[index], introducerIds, number, approvedAtMs });
    }),
  );

const anyTerm: fc.Arbitrary<Term> = fc
  .record({
    promoterId: fc.constantFrom(...PEOPLE),
    fromMs: fc.constantFrom(0, PAID_MS, PAID_MS + 1),
    untilMs: fc.constantFrom(null, null, PAID_MS + 2, PAID_MS + DAY_MS),
  })
  .map((term) => ({ ...term, by: "staff-1" }));
/** The posts of one store and one address; any of them may be vacant, or not there at all. */
export const anyPosts: fc.Arbitrary<readonly Post[]> = fc
  .tuple(
    ...POSTS.map((_id) =>
      fc.record({
        ...{ _id: fc.constant(_id), rev: fc.constant(1) },
        holders: fc.array(anyTerm, { maxLength: 1 }),
        staff: fc.uniqueArray(anyTerm, { selector: ({ promoterId }) => promoterId, maxLength: 2 }),
      }),
    ),
  )
  .chain((posts) => fc.subarray(posts, { minLength: 1 }));

const anyLine: fc.Arbitrary<OrderLine> = fc
  .record({
    sku: fc.constantFrom(...SKUS),
    quantity: fc.integer({ min: 1, max: 3 }),
    paidFen: anyFen.map(fen),
    category: fc.option(fc.constantFrom(...CATEGORIES)),
    gift: fc.constantFrom(false, false, false, true),
    supplied: fc.option(
      fc.record({
        supplier: fc.constantFrom(...PEOPLE, "nobody"),
        supplyFen: fc.oneof(fc.integer({ min: 0, max: 300 }), anyFen).map(fen),
      }),
    ),
  })
  .map(({ supplied, ...line }) => ({ ...line, ...(supplied ?? {}) }));

/** An order of up to four lines; of a fan of C, of C himself, or of nobody's fan. */
export const anyOrder: fc.Arbitrary<Order> = fc
  .record({
    lines: fc.array(anyLine, { minLength: 1, maxLength: 4 }),
    distances: fc.integer({ min: 0, max: CHAIN.length }),
    isOwn: fc.constantFrom(false, false, true),
    sale: fc.record(
      {
        customerGroup: fc.constantFrom(...GROUPS),
        region: fc.constantFrom(REGION, "330105", "440305"),
        store: fc.constantFrom("S1", "S1", "S2"),
        storeStaff: fc.constantFrom(...PEOPLE),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ lines, distances, isOwn, sale }) => {
    const chain = CHAIN.slice(0, distances);
    const selfPurchase = isOwn && chain.length > 0;
    return anOrder(lines, { ...sale, chain, selfPurchase, buyerId: selfPurchase ? "C" : "U1" });
  });

/** A paid order and all that prices it. */
export type Sold = {
  readonly plan: Plan;
  readonly order: Order;
  readonly promoters: readonly Promoter[];
  readonly posts: readonly Post[];
  readonly orderNumber: number;
};
export const anySaleUnder = (plan: fc.Arbitrary<Plan>): fc.Arbitrary<Sold> =>
  fc.record({
    ...{ plan, order: anyOrder, promoters: anyPeople, posts: anyPosts },
    orderNumber: fc.integer({ min: 1, max: 4 }),
  });
export const anySale: fc.Arbitrary<Sold> = anySaleUnder(anyPlan);

/** The payment of a sale, at `PAID_MS`. */
export function paidOf({ plan, order, ...around }: Sold): PaidFact {
  const payment = { transactionId: "T1", amountFen: order.totalFen, successAtMs: PAID_MS };
  return priceOrder(order, payment, { plan, version: 1 }, around);
}

/** Refunds of an order's goods, some of more than was paid. */
export const anyRefunds: fc.Arbitrary<readonly RefundFact[]> = fc
  .array(fc.record({ sku: fc.constantFrom(...SKUS), amount: anyFen }), { maxLength: 4 })
  .map((refunds) =>
    refunds.map(({ sku, amount }, index): RefundFact => ({
      key: `refund/r${index}`,
      lines: [{ sku, refundFen: fen(amount) }],
    })),
  );

/** One refund of all goods. */
export const fullRefund = ({ lines }: Order): RefundFact => ({
  key: "refund/all",
  lines: lines.map(({ sku, paidFen }) => ({ sku, refundFen: paidFen })),
});
