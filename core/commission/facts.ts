import type { BasisPoints, Fen } from "#core/money.ts";
import type { Distance } from "#core/plan/plan.ts";

/**
 * Something that happened to an order and cannot unhappen. `key` is its idempotency key.
 *
 * - Source: docs/domain/commission.md, "Facts".
 */
export type Fact = PaidFact | ReceivedFact | RefundFact;

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
  /** Who earns at which distance, the nearest first. */
  readonly payees: readonly Payee[];
  /** The lines that somebody earns of. */
  readonly lines: readonly PricedLine[];
  /** Distances that the plan pays and that nobody got, with the reason. */
  readonly unpaid: readonly Unpaid[];
};
export type Payee = { readonly promoterId: string; readonly distance: Distance };
export type PricedLine = {
  readonly sku: string;
  readonly paidFen: Fen;
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

export const receivedFact = (facts: readonly Fact[]): ReceivedFact | null =>
  facts.find((fact) => fact.key === "received") ?? null;

export const refundFacts = (facts: readonly Fact[]): readonly RefundFact[] =>
  facts.filter((fact): fact is RefundFact => fact.key !== "paid" && fact.key !== "received");

/** Whether two facts of one key say the same. Of a payment only what WeChat said counts. */
export function sameFact(known: Fact, told: Fact): boolean {
  if (known.key === "paid" && told.key === "paid") {
    return (
      known.transactionId === told.transactionId &&
      known.amountFen === told.amountFen &&
      known.successAtMs === told.successAtMs
    );
  }
  if (known.key === "received") return told.key === "received"; // The first receipt counts.
  return known.key === told.key && JSON.stringify(lines(known)) === JSON.stringify(lines(told));
}

const lines = (fact: Fact) =>
  "lines" in fact && fact.key !== "paid"
    ? fact.lines.map(({ sku, refundFen }) => [sku, refundFen])
    : null;
