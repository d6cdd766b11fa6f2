import type { Case } from "#core/commission/case.ts";
import {
  type Fact,
  paidFact,
  type RefundAskedFact,
  type RefundFact,
  refundFacts,
  type RefundLine,
  REFUNDS_MAX,
  sameFact,
} from "#core/commission/facts.ts";
import { type Fen, fen, NOTHING, splitByRemainder } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import { err, ok, type Result } from "#core/result.ts";
import { DAY_MS } from "#core/time.ts";

/** WeChat gives money back for a year after the payment (pay.weixin.qq.com 4012556457). */
export const REFUND_DAYS = 365;

/** What a refund is made of: amounts by sku, and freight. */
export type RefundParts = Pick<RefundAskedFact, "lines" | "freightFen">;

/** In order of precedence. */
export type RefundRefusal =
  | { readonly code: "fact_conflict"; readonly key: string }
  | { readonly code: "order_unpaid" }
  | { readonly code: "sku_not_in_order"; readonly sku: string }
  | { readonly code: "refund_too_late"; readonly days: number }
  | { readonly code: "refunds_full"; readonly refundsMax: number }
  | { readonly code: "refund_exceeds_paid"; readonly leftFen: Fen };

/** What a refund gives back altogether. */
export const refundSumFen = ({ lines, freightFen }: RefundParts | RefundFact): Fen =>
  fen(lines.reduce<number>((sum, { refundFen }) => sum + refundFen, freightFen ?? 0));

export const askedRefunds = (facts: readonly Fact[]): readonly RefundAskedFact[] =>
  facts.filter(isAsked);

/** The refunds that were asked for and of which no end is known, the oldest first. */
export function openRefunds(facts: readonly Fact[]): readonly RefundAskedFact[] {
  const keys = new Set<string>(facts.map(({ key }) => key));
  return askedRefunds(facts).filter((asked) => {
    const id = refundIdOf(asked);
    return !keys.has(`refund/${id}`) && !keys.has(`refund-ended/${id}`);
  });
}

export const refundIdOf = ({ key }: RefundAskedFact | RefundFact): string =>
  key.slice(key.indexOf("/") + 1);

/**
 * Whether so much may be asked back of an order: never more than was paid, for each sku, for freight and in all.
 *
 * - What was asked for counts until WeChat has said that nothing came of it.
 * - A refund that is known already is allowed again whatever else is true, with the same content only.
 * - Source: docs/domain/payments.md, "Refunds".
 */
export function mayRefund(
  order: Order,
  known: Case | null,
  asked: RefundAskedFact,
  nowMs: number,
): Result<null, RefundRefusal> {
  const facts = known?.facts ?? [];
  const before = sameNumber(facts, asked);
  if (before) return before.isSame ? ok(null) : err({ code: "fact_conflict", key: asked.key });
  const paid = paidFact(facts);
  if (paid === null) return err({ code: "order_unpaid" });
  const bought = new Set(order.lines.map(({ sku }) => sku));
  const stranger = asked.lines.find(({ sku }) => !bought.has(sku));
  if (stranger) return err({ code: "sku_not_in_order", sku: stranger.sku });
  if (nowMs > paid.successAtMs + REFUND_DAYS * DAY_MS) {
    return err({ code: "refund_too_late", days: REFUND_DAYS });
  }
  const numbers = new Set([...askedRefunds(facts), ...refundFacts(facts)].map(refundIdOf));
  if (numbers.size >= REFUNDS_MAX) return err({ code: "refunds_full", refundsMax: REFUNDS_MAX });
  const left = leftOf(order, facts, "asked");
  if (!fits(asked, left)) return err({ code: "refund_exceeds_paid", leftFen: sumOf(left) });
  return ok(null);
}

/**
 * The fact of a refund of which WeChat says that it was paid back.
 *
 * - Its lines are those that were asked for under its number. Where nobody asked here, it is split over what is still
 *   paid of each sku and of freight, in proportion; what rounding leaves goes to the largest remainders, in their order.
 * - Promises: the parts sum up to `refundFen`, and none is more than what is left of it.
 * - Errors: `amount_differs` when another amount was asked for or recorded under the number; `refund_exceeds_paid`.
 */
export function toldRefund(
  order: Order,
  known: Case | null,
  told: { readonly refundId: string; readonly refundFen: Fen },
): Result<
  RefundFact,
  | { readonly code: "amount_differs"; readonly oursFen: Fen }
  | Extract<RefundRefusal, { code: "refund_exceeds_paid" }>
> {
  const facts = known?.facts ?? [];
  const { refundId, refundFen } = told;
  const recorded = refundFacts(facts).find((fact) => refundIdOf(fact) === refundId);
  const asked = askedRefunds(facts).find((fact) => refundIdOf(fact) === refundId);
  const ours = recorded ?? asked;
  if (ours && refundSumFen(ours) !== refundFen) {
    return err({ code: "amount_differs", oursFen: refundSumFen(ours) });
  }
  if (recorded) return ok(recorded);
  const parts = asked ?? splitOver(order, facts, refundFen);
  if (parts === null) {
    return err({ code: "refund_exceeds_paid", leftFen: sumOf(leftOf(order, facts, "succeeded")) });
  }
  const { lines, freightFen } = parts;
  return ok({ key: `refund/${refundId}`, lines, freightFen });
}

/** What is left of each sku, in the order of the lines, and of freight, which comes last and has no sku. */
export type Left = readonly { readonly sku: string | null; readonly leftFen: Fen }[];
/** What was paid for. */
export type Paid = {
  readonly lines: readonly { readonly sku: string; readonly paidFen: Fen }[];
  readonly freightFen: Fen;
};

/** What can still be given back of what was paid. `asked`: what was asked for and has not ended counts as given back. */
export function leftOf(order: Paid, facts: readonly Fact[], counted: "asked" | "succeeded"): Left {
  const taken = [...refundFacts(facts), ...(counted === "asked" ? openRefunds(facts) : [])];
  const takenFen = (sku: string) =>
    taken
      .flatMap(({ lines }) => lines)
      .reduce((sum, line) => (line.sku === sku ? sum + line.refundFen : sum), 0);
  const paidFen = new Map<string, number>();
  for (const line of order.lines) {
    paidFen.set(line.sku, (paidFen.get(line.sku) ?? 0) + line.paidFen);
  }
  const freightTaken = taken.reduce<number>((sum, one) => sum + (one.freightFen ?? 0), 0);
  return [
    ...[...paidFen].map(([sku, paid]) => ({ sku, leftFen: fen(paid - takenFen(sku)) })),
    { sku: null, leftFen: fen(order.freightFen - freightTaken) },
  ].map(({ sku, leftFen }) => ({ sku, leftFen: leftFen < 0 ? NOTHING : leftFen }));
}

const sumOf = (left: Left): Fen => fen(left.reduce<number>((sum, { leftFen }) => sum + leftFen, 0));

function fits(asked: RefundParts, left: Left): boolean {
  const askedFen = (sku: string) =>
    asked.lines.reduce((sum, line) => (line.sku === sku ? sum + line.refundFen : sum), 0);
  return left.every(
    ({ sku, leftFen }) => (sku === null ? asked.freightFen : askedFen(sku)) <= leftFen,
  );
}

/** Null when less is left. What others asked for and have not got is touched only where nothing else is left. */
function splitOver(order: Order, facts: readonly Fact[], refundFen: Fen): RefundParts | null {
  const left = [leftOf(order, facts, "asked"), leftOf(order, facts, "succeeded")].find(
    (each) => sumOf(each) >= refundFen,
  );
  if (!left) return null;
  const parts = splitByRemainder(
    refundFen,
    left.map(({ leftFen }) => leftFen),
  );
  const split = left.map(({ sku }, index) => ({ sku, refundFen: parts[index] ?? NOTHING }));
  return {
    lines: split.flatMap(({ sku, refundFen: partFen }): RefundLine[] =>
      sku === null || partFen === 0 ? [] : [{ sku, refundFen: partFen }],
    ),
    freightFen: split.find(({ sku }) => sku === null)?.refundFen ?? NOTHING,
  };
}

/** Whether the number was used in this order already, and for the same. */
function sameNumber(
  facts: readonly Fact[],
  asked: RefundAskedFact,
): { readonly isSame: boolean } | null {
  const before = askedRefunds(facts).find(({ key }) => key === asked.key);
  if (before) return { isSame: sameFact(before, asked) };
  const id = refundIdOf(asked);
  const paidBack = refundFacts(facts).find((fact) => refundIdOf(fact) === id);
  if (!paidBack) return null;
  const { lines, freightFen } = asked;
  return { isSame: sameFact(paidBack, { key: `refund/${id}`, lines, freightFen }) };
}

const isAsked = (fact: Fact): fact is RefundAskedFact => fact.key.startsWith("refund-asked/");
