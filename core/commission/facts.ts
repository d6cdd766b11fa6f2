import { isMeasured, type MeasuredFact, saysSame } from "#core/bonus/measured.ts";
import {
  type AnyAdjustmentFact,
  isAdjustmentAsked,
  sameAdjustment,
} from "#core/commission/adjustment.ts";
import type { Earners } from "#core/commission/earners.ts";
import type { BasisPoints, Fen } from "#core/money.ts";

/**
 * Something that happened to an order and cannot unhappen. `key` is its idempotency key. A period's case has
 * measurements instead, and nothing else.
 *
 * - Source: docs/domain/commission.md, "Facts".
 */
export type Fact =
  | PaidFact
  | OwnerFact
  | CountedFact
  | ReceivedFact
  | RefundFact
  | PaymentAskedFact
  | PaymentClosedFact
  | RefundAskedFact
  | RefundEndedFact
  | HoldFact
  | HoldEndedFact
  | AnyAdjustmentFact
  | MeasuredFact;

/** A fact as it stands in its case: `atMs` is when it was recorded, never before the fact ahead of it. */
export type RecordedFact = Fact & { readonly atMs: number };

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
  /** Nobody tells it again, so it waits until the buyer's other orders were looked at: `CountedFact`. */
  readonly toldOnce?: true;
} & Earners;

/**
 * Whose order it is after all, learnt from an earlier payment of the buyer whose notice came late: it
 * had kept him bound. Its number is how many payments before the order were known; the greatest counts.
 */
export type OwnerFact = { readonly key: `owner/${number}`; readonly payments: number } & Earners;
/** What a payment that nobody tells again means for the buyer's other orders has been settled. */
export type CountedFact = { readonly key: "counted" };

export type ReceivedFact = { readonly key: "received"; readonly receivedAtMs: number };

/** A refund that succeeded. Amounts are per sku, so that each line is taken back at its own rate. */
export type RefundFact = {
  readonly key: `refund/${string}`;
  readonly lines: readonly RefundLine[];
  /** Freight that went back with it: nobody earns of it. Left out = none. */
  readonly freightFen?: Fen;
  /** How the buyer came to the money; left out = `refund`. All weigh the same. */
  readonly source?: RefundSource;
};
export type RefundLine = { readonly sku: string; readonly refundFen: Fen };
export type RefundSource = "refund" | "complaint" | "chargeback";

/** We are about to ask WeChat for the buyer's money. Nobody knows yet whether he pays. */
export type PaymentAskedFact = {
  readonly key: "payment-asked";
  readonly channel: PaymentChannel;
  /** WeChat takes no payment of it after that. */
  readonly expiresAtMs: number;
};
export type PaymentChannel = "wechat" | "cloudpay";
/** WeChat said that the order was never paid and cannot be paid any more. A payment that it tells after all counts. */
export type PaymentClosedFact = { readonly key: "payment-closed" };

/** We are about to ask WeChat to give money back; `lines` say of what. It changes no sum: only `refund/…` does. */
export type RefundAskedFact = {
  readonly key: `refund-asked/${string}`;
  readonly lines: readonly RefundLine[];
  readonly freightFen: Fen;
  readonly reason: string;
  /** Which of the staff asked. */
  readonly by: string;
};
/** WeChat said that a refund was closed: the buyer got nothing of it. */
export type RefundEndedFact = { readonly key: `refund-ended/${string}`; readonly state: "closed" };

/** Something that must be settled before anybody is paid: what is not final is due only once it has ended. */
export type HoldFact = {
  readonly key: `hold/${string}`;
  readonly reason: HoldReason;
  readonly note: string;
  readonly by: string;
};
export type HoldReason = "after_sales" | "complaint" | "suspicion";
export type HoldEndedFact = { readonly key: `hold-ended/${string}`; readonly by: string };

/** WeChat allows 50 partial refunds of one order (pay.weixin.qq.com 4012556457). */
export const REFUNDS_MAX = 50;
/** So many holds one order may ever have, ended ones among them: more is no way to work. */
export const HOLDS_MAX = 20;

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
  const { key: _key, payments: _payments, ...earners } = owner;
  return { ...paid, ...earners };
}

export const receivedFact = (facts: readonly Fact[]): ReceivedFact | null =>
  facts.find((fact) => fact.key === "received") ?? null;

/** The holds that nobody has ended. */
export function openHolds(facts: readonly Fact[]): readonly HoldFact[] {
  const ended = new Set(facts.map(({ key }) => key).filter((key) => key.startsWith("hold-ended/")));
  return holdFacts(facts).filter(({ key }) => !ended.has(`hold-ended/${key.slice(5)}`));
}

/** All holds, ended or not. */
export const holdFacts = (facts: readonly Fact[]): readonly HoldFact[] => facts.filter(isHold);

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
  if (isRefundAsked(known) && isRefundAsked(told)) return refundText(known) === refundText(told);
  if (isHold(known) && isHold(told)) return holdText(known) === holdText(told);
  if (isMeasured(known) && isMeasured(told)) return saysSame(known, told);
  if (isAdjustmentAsked(known) && isAdjustmentAsked(told)) return sameAdjustment(known, told);
  return known.key === told.key; // The first receipt counts; an owner's number says what was known.
}

const isRefund = (fact: Fact): fact is RefundFact => fact.key.startsWith("refund/");
const isRefundAsked = (fact: Fact): fact is RefundAskedFact => fact.key.startsWith("refund-asked/");
const isHold = (fact: Fact): fact is HoldFact => fact.key.startsWith("hold/");
const holdText = ({ reason, note }: HoldFact): string => JSON.stringify([reason, note]);
const refundText = ({ lines, freightFen }: RefundFact | RefundAskedFact): string =>
  JSON.stringify([lines.map(({ sku, refundFen }) => [sku, refundFen]), freightFen ?? 0]);
