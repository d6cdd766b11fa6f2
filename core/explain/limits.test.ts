import type { Fact, PaidFact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { rule } from "#core/commission/testing/fullOrder.ts";
import {
  paidFor,
  PEOPLE,
  refundOf,
  soldOrder,
  soldPlan,
} from "#core/commission/testing/soldOrder.ts";
import { aPost } from "#core/commission/testing/teaSale.ts";
import { orderStory } from "#core/explain/story.ts";
import { caseOf, publishedAs } from "#core/explain/testing/soldStory.ts";
import type { Order } from "#core/order/order.ts";
import type { Plan } from "#core/plan/plan.ts";
import { DAY_MS } from "#core/time.ts";
import { aLine, among, anOrder, aPromoter, override } from "#tests/fixtures.ts";

/** Goal: what is seldom told is told all the same, as much of it as there is, and to whom it concerns. */
const AT = Date.parse("2026-03-02T10:00:00+08:00");
const promoters = [...PEOPLE, "S"].map((id) => aPromoter(id));

function storyOf(plan: Partial<Plan>, facts: readonly Fact[], order: Order = soldOrder) {
  return orderStory({
    ...{ order: { ...order, createdAtMs: AT }, case: caseOf(order, facts, AT) },
    ...{ plan: publishedAs(soldPlan(plan), AT - DAY_MS), promoters },
    ...{ channel: null, touches: [], nowMs: AT + DAY_MS, fromLine: 0, linesMax: 20 },
  });
}
/** The payment of an order, priced by a plan; S holds the store S1. */
const paidOf = (order: Order, plan: Partial<Plan>): PaidFact =>
  priceOrder(
    order,
    { transactionId: "t1", amountFen: order.totalFen, successAtMs: AT },
    { plan: soldPlan(plan), version: 1 },
    among(promoters, { posts: [aPost("store/S1", "S")] }),
  );

it.each([
  [10, []],
  [11, [1, 1]],
  [13, [3, 3]],
])("tells ten of %i rules that lost for each line, and how many more there are", (rules, more) => {
  const overrides = Array.from({ length: rules }, (_, n) => override(1, 100, { sku: `S${n}` }));
  const told = storyOf({ overrides }, [paidFor({ overrides }, AT)]);
  const statements = told.map(({ statement }) => statement);
  expect(statements.filter(({ kind }) => kind === "lostRule")).toHaveLength(20);
  expect(
    statements.flatMap((statement) => (statement.kind === "moreLost" ? [statement.count] : [])),
  ).toEqual(more);
});

it("tells staff alone of a stored rate that poses as a correction, so that no step comes to a share", () => {
  const paid = paidFor({}, AT);
  const lines = paid.lines.map((line) => ({
    ...line,
    rates: line.rates.map((rate) => ({ ...rate, rule: "adjustment/A1" })),
  }));
  const told = storyOf({}, [{ ...paid, lines }]).filter(
    ({ statement }) => statement.kind === "finding" && statement.code === "shares_differ",
  );
  expect(told).toEqual([
    {
      sees: [],
      statement: { kind: "finding", code: "shares_differ", at: "0", kept: "", expected: "1000" },
    },
  ]);
});

it("tells of two lines of one product which part a refund took from each", () => {
  const twice = anOrder([aLine("tea", 1_000), aLine("tea", 3_000)]);
  const told = storyOf({}, [paidOf(twice, {}), refundOf("R1", { tea: 1_500 })], twice);
  const refunds = told.flatMap(({ statement }) =>
    statement.kind === "base" ? [statement.refunds.map(({ refundFen }) => refundFen)] : [],
  );
  expect(refunds).toEqual([[1_000], [500]]);
});

it("tells staff alone of goods that pay the holder of a post nothing", () => {
  const plan = { components: { store: { rules: [rule(100, { sku: "tea" })] } } };
  const order = { ...soldOrder, store: "S1" };
  const told = storyOf(plan, [paidOf(order, plan)], order).filter(
    ({ statement }) => statement.kind === "lineNothing" && statement.position.component === "store",
  );
  expect(told).toMatchObject([{ sees: [], statement: { who: { promoterId: "S" } } }]);
});
