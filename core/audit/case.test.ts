import { auditCase } from "#core/audit/case.ts";
import { type Case, emptyCase, recordFact } from "#core/commission/case.ts";
import type { ComponentRate } from "#core/commission/earners.ts";
import type { PaidFact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import {
  EVERY_COMPONENT,
  everyPlan,
  fullAround,
  fullOrder,
  fullPayment,
} from "#core/commission/testing/fullOrder.ts";
import { basisPoints, fen } from "#core/money.ts";
import type { Order } from "#core/order/order.ts";
import { rate } from "#tests/fixtures.ts";

/** Goal: whatever a component pays, it cannot pay past I4, I19, I20 and I21 unseen. */
const inForce = { plan: everyPlan(), version: 1 };
const paid = priceOrder(fullOrder, fullPayment, inForce, fullAround);

function caseOf(fact: PaidFact): Case {
  const recorded = recordFact(emptyCase("O1", "U1"), fact, fullPayment.successAtMs);
  if (!recorded.ok) throw new Error(recorded.error.code);
  return recorded.value;
}
const found = (
  fact: PaidFact,
  order: Order = fullOrder,
  pack: "strict" | "declared" = "declared",
) => auditCase(caseOf(fact), order, pack).map(({ invariant, text }) => `${invariant} ${text}`);

/** The payment with every rate of a component changed. */
const withRates = (component: ComponentRate["component"], changes: Partial<ComponentRate>) => ({
  ...paid,
  lines: paid.lines.map((line) => ({
    ...line,
    rates: line.rates.map((one) =>
      "component" in one && one.component === component ? { ...one, ...changes } : one,
    ),
  })),
});

it("finds an order sound of which every component pays somebody, supplies above its cap", () => {
  expect(found(paid)).toEqual([]);
  expect(found({ ...paid, capBp: basisPoints(1_000), perOrderCapFen: fen(700) })).toEqual([]);
});

/** The caps of the fact are lowered after it was booked: as if something had booked more than they allow. */
it.each([
  ["the line's cap", { capBp: basisPoints(100) }, /^I4 \d+ booked, the cap is 513$/],
  ["the order's cap", { perOrderCapFen: fen(1) }, /^I4 \d+ booked, above the order's cap$/],
])("I4: %s, supplies left out", (_, changes, text) => {
  const known = caseOf(paid);
  const facts = known.facts.map((fact) => (fact.key === "paid" ? { ...fact, ...changes } : fact));
  const texts = auditCase({ ...known, facts }, fullOrder, "declared").map(
    (one) => `${one.invariant} ${one.text}`,
  );
  expect(texts).toContainEqual(expect.stringMatching(text));
});

it("I4: a supply price beyond what was paid", () => {
  const known = caseOf(paid);
  const lines = paid.lines.map((line) => ({ ...line, paidFen: fen(1_000) }));
  const facts = known.facts.map((fact) => (fact.key === "paid" ? { ...fact, lines } : fact));
  const violations = auditCase({ ...known, facts }, fullOrder, "declared");
  expect(violations.map(({ text }) => text)).toContainEqual(
    expect.stringMatching(/^\d+ booked, 3000 was paid$/),
  );
});

const { firstOrder, store, supply } = EVERY_COMPONENT;
const near = { ...everyPlan(), rates: [rate(1, 500)], components: { firstOrder, store, supply } };
const strict = priceOrder(fullOrder, fullPayment, { plan: near, version: 1 }, fullAround);
it.each([
  ["nothing beyond distance 1", strict, []],
  ["components at distances 2 and 3", paid, ["I19 a strict plan pays distance 3"]],
  ["one at distance 2", withDistance(2, "B"), ["I19 a strict plan pays distance 2"]],
  ["a banned person's room there", withDistance(2, null), []],
] as const)("I19 under the strict pack: %s", (_, fact, texts) => {
  expect(found(fact, fullOrder, "strict")).toEqual(texts);
});
function withDistance(distance: 2 | 3, promoterId: string | null): PaidFact {
  const extra: ComponentRate = {
    ...{ component: "team", distance, promoterId, place: 60 },
    ...{ rateBp: basisPoints(1), rule: "components.team.rules[0]" },
  };
  const lines = strict.lines.map((line) => ({ ...line, rates: [...line.rates, extra] }));
  return { ...strict, lines };
}

const EARNS = ["I20 its buyer earns of it"];
const own: Order = { ...fullOrder, selfPurchase: true };
it.each([
  ["by a post", withRates("store", { promoterId: "U1" }), own, EARNS],
  [
    "by a post, of an order that is not his own",
    withRates("region", { promoterId: "U1" }),
    fullOrder,
    EARNS,
  ],
  ["what he supplied", withRates("supply", { promoterId: "U1" }), fullOrder, []],
  [
    "as distance 1 of his own order",
    { ...paid, chain: ["U1", "B", "A"], payees: [{ promoterId: "U1", distance: 1 as const }] },
    ...[own, []],
  ],
  [
    "as distance 1 of an order that is not his own",
    { ...paid, chain: ["U1", "B", "A"], payees: [{ promoterId: "U1", distance: 1 as const }] },
    ...[fullOrder, EARNS],
  ],
  [
    "by his own first order",
    { ...withRates("firstOrder", { promoterId: "U1" }), chain: ["U1", "B", "A"], payees: [] },
    ...[own, EARNS],
  ],
] as [string, PaidFact, Order, string[]][])("I20, the buyer earns: %s", (_, fact, order, texts) => {
  expect(found(fact, order).filter((text) => text.startsWith("I20"))).toEqual(texts);
});

it.each([
  ["in another place of the chain", withRates("nurture", { promoterId: "A" })],
  ["not in the chain at all", withRates("team", { promoterId: "stranger" })],
  ["at a distance where nobody stands", { ...paid, chain: ["C", "B"] }],
])("I21, somebody earns at a distance: %s", (_, fact) => {
  expect(found(fact)).toEqual(["I21 somebody earns who is not in its chain"]);
});
