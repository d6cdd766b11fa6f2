import type { BasisPoints, Fen } from "#core/money.ts";
import type { Distance } from "#core/plan/plan.ts";

/**
 * Something that happened to an order and cannot unhappen. `key` is its idempotency key.
 *
 * - Source: docs/domain/commission.md, "Facts".
 */
export type Fact = PaidFact | OwnerFact | ReceivedFact | RefundFact;

/** The payment, with everything that prices it as it was when it succeeded. No plan is looked up later. */
export type PaidFact = {
  readonly key: "paid";
  readonly transactionId: string;
  readonly amountFen: Fen;
  /** When WeChat took the money, however late we heard of it. */
  readonly successAtMs: number;
  /** Null when no plan was in force: then nobody earns. */
  readonly plan: { readonly planId: string; readonly version: number } | null;
  readonly capBp: BasisPoints;
  readonly perOrderCapFen: Fen;
  readonly freezeDays: number;
  readonly noReceiptDays: number;
} & Earners;

/** Whose order it is, and what follows from that. */
export type Earners = {
  /** The buyer's owner, his introducer, …: distance 1, 2, 3. */
  readonly chain: readonly string[];
  /** Who earns at which distance, the nearest first. */
  readonly payees: readonly Payee[];
  /** The lines that somebody earns of. */
  readonly lines: readonly PricedLine[];
  /** Distances that the plan pays and that nobody got, with the reason. */
  readonly unpaid: readonly Unpaid[];
};

/**
 * Whose order it is after all, learnt from an earlier payment of the buyer whose notice came late: it
 * had kept him bound. Its number is how many payments before the order were known; the greatest counts.
 */
export type OwnerFact = { readonly key: `owner/${number}`; readonly payments: number } & Earners;
export type Payee = { readonly promoterId: string; readonly distance: Distance };
export type PricedLine = {
  readonly sku: string;
  readonly paidFen: Fen;
  /** The nearest distance first. One without a payee belongs to a banned person and only takes room. */
  readonly rates: readonly PricedRate[];
};
export type PricedRate = {
  readonly distance: Distance;
  readonly rateBp: BasisPoints;
  /** Where the plan says so: `rates`, or `overrides[2]`. */
  readonly rule: string;
};
export type Unpaid = {
  readonly distance: Distance;
  readonly reason: "nobody_at_distance" | "banned" | "self_purchase" | "no_plan";
};

export type ReceivedFact = { readonly key: "received"; readonly receivedAtMs: number };

/** A refund that succeeded. Amounts are per sku, so that each line is taken back at its own rate. */
export type RefundFact = {
  readonly key: `refund/${string}`;
  readonly lines: readonly { readonly sku: string; readonly refundFen: Fen }[];
};

/** WeChat allows 50 partial refunds of one order (pay.weixin.qq.com 4012556457). */
export const REFUNDS_MAX = 50;

export const paidFact = (facts: readonly Fact[]): PaidFact | null =>
  facts.find((fact) => fact.key === "paid") ?? null;

/** The payment with whose order it is by all that is known; null while no payment is. */
export function pricedFact(facts: readonly Fact[]): PaidFact | null {
  const paid = paidFact(facts);
  const owner = facts
    .filter((fact): fact is OwnerFact => fact.key.startsWith("owner/"))
    .reduce<OwnerFact | null>(
      (best, one) => (best && best.payments > one.payments ? best : one),
      null,
    );
  if (paid === null || owner === null) return paid;
  const { chain, payees, lines, unpaid } = owner;
  return { ...paid, chain, payees, lines, unpaid };
}

export const receivedFact = (facts: readonly Fact[]): ReceivedFact | null =>
  facts.find((fact) => fact.key === "received") ?? null;

export const refundFacts = (facts: readonly Fact[]): readonly RefundFact[] =>
  facts.filter(isRefund);

/** Whether two facts of one key say the same. Of a payment only what WeChat said counts. */
export function sameFact(known: Fact, told: Fact): boolean {
  if (known.key === "paid" && told.key === "paid") {
    return (
      known.transactionId === told.transactionId &&
      known.amountFen === told.amountFen &&
      known.successAtMs === told.successAtMs
    );
  }
  if (isRefund(known) && isRefund(told)) return refundText(known) === refundText(told);
  return known.key === told.key; // The first receipt counts; an owner's number says what was known.
}

const isRefund = (fact: Fact): fact is RefundFact => fact.key.startsWith("refund/");
const refundText = ({ lines }: RefundFact): string =>
  JSON.stringify(lines.map(({ sku, refundFen }) => [sku, refundFen]));
