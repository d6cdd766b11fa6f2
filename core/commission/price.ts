import type { OwnerFact, PaidFact, Payee, PricedLine, Unpaid } from "#core/commission/facts.ts";
import { NOTHING, NOTHING_BP, type Fen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import { isBannedAt, levelAt, type Promoter } from "#core/people/promoter.ts";
import { DISTANCES, type Distance, type Plan } from "#core/plan/plan.ts";
import { rateFor } from "#core/plan/rate.ts";

/** What WeChat says of a payment. */
export type Payment = {
  readonly transactionId: string;
  readonly amountFen: Fen;
  readonly successAtMs: number;
};
/** A plan with the version that it was published as. */
export type VersionedPlan = { readonly plan: Plan; readonly version: number };

/**
 * The payment as a fact: who earns at which distance, and each line's rates, as of its success.
 *
 * - `inForce`: the plan at `payment.successAtMs`; null = none, and nobody earns.
 * - `promoters`: at least those of `order.chain`, with all their levels and any ban.
 * - Promises: depends on nothing but its arguments, so a late notice gives the same fact.
 * - Errors: none.
 * - Source: docs/domain/commission.md, "Who earns".
 */
export function priceOrder(
  order: Order,
  payment: Payment,
  inForce: VersionedPlan | null,
  promoters: readonly Promoter[],
): PaidFact {
  if (inForce === null) return unpriced(order, payment);
  const { plan, version } = inForce;
  const { payees, banned, unpaid } = seats(order, plan, promoters, payment.successAtMs);
  // A banned person's share stays with the brand, but still takes its room under the caps: so that
  // nobody behind him earns more for it.
  const seated = [...payees, ...banned].sort((a, b) => a.distance - b.distance);
  const levels = new Map(
    promoters.map((promoter) => [promoter._id, levelAt(promoter, payment.successAtMs)]),
  );
  return {
    key: "paid",
    ...payment,
    plan: { planId: plan.id, version },
    capBp: plan.capBp,
    perOrderCapFen: plan.perOrderCapFen,
    freezeDays: plan.freezeDays,
    noReceiptDays: plan.noReceiptDays,
    chain: order.chain,
    payees,
    lines: order.lines.flatMap((line): PricedLine[] => {
      if (line.gift) return [];
      const rates = seated.flatMap(({ promoterId, distance }) => {
        const found = rateFor(plan, line, levels.get(promoterId) ?? null, distance);
        return found ? [{ distance, ...found }] : [];
      });
      return rates.length > 0 ? [{ sku: line.sku, paidFen: line.paidFen, rates }] : [];
    }),
    unpaid,
  };
}

/**
 * The same payment for another owner: persons, rates and what stays unpaid, all as of its success.
 *
 * - `payments`: how many earlier payments of the buyer are known now; see `OwnerFact`.
 * - Source: docs/domain/commission.md, "Whose order it is after all".
 */
export function priceForOwner(
  order: Order,
  paid: PaidFact,
  inForce: VersionedPlan | null,
  { chain, promoters, payments }: KnownOwner,
): OwnerFact {
  const { payees, lines, unpaid } = priceOrder({ ...order, chain }, paid, inForce, promoters);
  return { key: `owner/${payments}`, payments, chain, payees, lines, unpaid };
}

/** Whose order it is by all that is known now. */
export type KnownOwner = {
  readonly chain: readonly string[];
  /** The promoters of `chain`. */
  readonly promoters: readonly Promoter[];
  readonly payments: number;
};

/** Who sits at each distance that the plan pays, and why nobody does where it is empty. */
function seats(order: Order, plan: Plan, promoters: readonly Promoter[], atMs: number) {
  const payees: Payee[] = [];
  const banned: Payee[] = [];
  const unpaid: Unpaid[] = [];
  const people = new Map(promoters.map((promoter) => [promoter._id, promoter]));
  for (const distance of DISTANCES.filter((one) => isPaid(plan, one))) {
    const promoter = people.get(order.chain[distance - 1] ?? "");
    if (order.selfPurchase && plan.selfPurchase === "none") {
      unpaid.push({ distance, reason: "self_purchase" });
    } else if (!promoter) {
      unpaid.push({ distance, reason: "nobody_at_distance" });
    } else if (isBannedAt(promoter, atMs)) {
      unpaid.push({ distance, reason: "banned" });
      banned.push({ promoterId: promoter._id, distance });
    } else {
      payees.push({ promoterId: promoter._id, distance });
    }
  }
  return { payees, banned, unpaid };
}

/** Whether the plan pays anything at a distance. */
export function isPaid({ rates, overrides }: Plan, distance: Distance): boolean {
  return [...rates, ...overrides].some(
    (rate) => rate.distance === distance && rate.rateBp > NOTHING_BP,
  );
}

const unpriced = ({ chain }: Order, payment: Payment): PaidFact => ({
  key: "paid",
  ...payment,
  plan: null,
  capBp: NOTHING_BP,
  perOrderCapFen: NOTHING,
  freezeDays: 0,
  noReceiptDays: 0,
  chain,
  payees: [],
  lines: [],
  unpaid: [{ distance: 1, reason: "no_plan" }],
});
