/** Budget: no request ever waits for the formula: an order of 3 lines and 3 distances in ≤ 30 µs. */
import { Bench } from "tinybench";
import { emptyCase, recordFact } from "#core/commission/case.ts";
import { priceOrder } from "#core/commission/price.ts";
import { sharesOf } from "#core/commission/shares.ts";
import { fen } from "#core/money.ts";
import { aLine, aPlan, aPromoter, among, anOrder } from "#tests/fixtures.ts";

const order = anOrder([aLine("tea", 10_001), aLine("cup", 2_599), aLine("pot", 38_800)]);
const people = ["A", "B", "C"].map((id) => aPromoter(id));
const payment = { transactionId: "t", amountFen: fen(51_400), successAtMs: 0 };
const inForce = { plan: aPlan(), version: 1 };
const paid = priceOrder(order, payment, inForce, among(people));
const refund = { key: "refund/r1", lines: [{ sku: "tea", refundFen: fen(5_000) }] } as const;
let sink = 0; // Consumed, or V8 removes the work.

const bench = new Bench({ time: 500, warmupTime: 200 });
bench.add("price an order of 3 lines at 3 distances", () => {
  sink += priceOrder(order, payment, inForce, among(people)).lines.length;
});
bench.add("its shares, after 1 refund", () => {
  sink += sharesOf([paid, refund])[0]?.amountFen ?? 0;
});
bench.add("record the payment: owed, entries, schedule", () => {
  const recorded = recordFact(emptyCase("O1", "U1"), paid, 0);
  sink += recorded.ok ? recorded.value.schedule.length : 0;
});
await bench.run();
console.table(bench.table());
console.log({ sink });
