import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { Fact, PaidFact, RefundFact, RefundSource } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { fen } from "#core/money.ts";
import type { Plan } from "#core/plan/plan.ts";
import { aLine, aPlan, aPromoter, among, anOrder, override } from "#tests/fixtures.ts";

/** 100.00 of tea and 10.00 of cups, 8.00 of freight, a gift; C, B and A earn 10, 5 and 3 %, C 20 % of cups. */
export const soldOrder = anOrder(
  [aLine("tea", 10_000), aLine("cup", 1_000), aLine("card", 0, { gift: true })],
  { freightFen: fen(800), totalFen: fen(11_800) },
);
export const PEOPLE = ["C", "B", "A"] as const;
export const soldPlan = (changes: Partial<Plan> = {}): Plan =>
  aPlan({ overrides: [override(1, 2_000, { sku: "cup" })], ...changes });

/** Its payment, at instant 0 if nothing else is said. */
export const paidFor = (changes: Partial<Plan> = {}, successAtMs = 0): PaidFact =>
  priceOrder(
    soldOrder,
    { transactionId: "t1", amountFen: soldOrder.totalFen, successAtMs },
    { plan: soldPlan(changes), version: 1 },
    among(PEOPLE.map((id) => aPromoter(id))),
  );

export const refundOf = (
  id: string,
  goods: Readonly<Record<string, number>>,
  more: { readonly freight?: number; readonly source?: RefundSource } = {},
): RefundFact => ({
  key: `refund/${id}`,
  lines: Object.entries(goods).map(([sku, amount]) => ({ sku, refundFen: fen(amount) })),
  ...(more.freight === undefined ? {} : { freightFen: fen(more.freight) }),
  ...(more.source === undefined ? {} : { source: more.source }),
});

/** The case after facts, each with the instant at which it was told. */
export const caseAfter = (...told: readonly (readonly [Fact, number])[]): Case =>
  told.reduce((known, [fact, atMs]) => tell(known, fact, atMs), emptyCase("O1", "U1"));

export function tell(known: Case, fact: Fact, atMs: number): Case {
  const recorded = recordFact(known, fact, atMs);
  if (!recorded.ok) throw new Error(recorded.error.code);
  return recorded.value;
}
