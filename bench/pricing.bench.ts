/**
 * Budget: no request ever waits for the formula: an order of 3 lines and 3 distances in ≤ 30 µs, and so with every
 * component on, and so under 1,000 overrides. Beside it what any system pays for such an order: its text, parsed.
 */
import { Bench } from "tinybench";
import { emptyCase, recordFact } from "#core/commission/case.ts";
import { priceOrder } from "#core/commission/price.ts";
import { sharesOf } from "#core/commission/shares.ts";
import {
  everyPlan,
  fullAround,
  fullOrder,
  fullPayment,
} from "#core/commission/testing/fullOrder.ts";
import { fen } from "#core/money.ts";
import { DISTANCES, type Plan } from "#core/plan/plan.ts";
import { aPlan, override } from "#tests/fixtures.ts";

const OVERRIDES = Array.from({ length: 1_000 }, (_, index) =>
  override(DISTANCES[index % 3] ?? 1, 100 + index, { sku: index < 3 ? "pot" : `sku${index}` }),
);
const PLANS: readonly (readonly [name: string, plan: Plan])[] = [
  ["3 distances", aPlan()],
  ["every component", everyPlan()],
  ["3 distances, 1,000 overrides", aPlan({ overrides: OVERRIDES })],
  ["every component, 1,000 overrides", everyPlan({ overrides: OVERRIDES })],
];
const refund = { key: "refund/r1", lines: [{ sku: "oolong", refundFen: fen(5_000) }] } as const;
const text = JSON.stringify({ order: fullOrder, around: fullAround });
let sink = 0; // Consumed, or V8 removes the work.

const bench = new Bench({ time: 500, warmupTime: 200 });
bench.add("baseline: parse the order, its people and posts", () => {
  sink += JSON.parse(text).order.lines.length;
});
for (const [name, plan] of PLANS) {
  const inForce = { plan, version: 1 };
  bench.add(`price: ${name}`, () => {
    sink += priceOrder(fullOrder, fullPayment, inForce, fullAround).lines.length;
  });
}
for (const [name, plan] of PLANS.slice(0, 2)) {
  const paid = priceOrder(fullOrder, fullPayment, { plan, version: 1 }, fullAround);
  bench.add(`its shares after 1 refund: ${name}`, () => {
    sink += sharesOf([paid, refund])[0]?.amountFen ?? 0;
  });
  bench.add(`record the payment, with entries and schedule: ${name}`, () => {
    const recorded = recordFact(emptyCase("O1", "U1"), paid, 0);
    sink += recorded.ok ? recorded.value.schedule.length : 0;
  });
}
await bench.run();
console.table(bench.table());
console.log({ sink });
