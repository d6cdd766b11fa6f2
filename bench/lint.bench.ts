/** Budget: linting any plan in ≤ 3 s, also one with 1,000 overrides and every component's list full. */
import { Bench } from "tinybench";
import { planSchema } from "#contracts/plan.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { largestPlan } from "#core/plan/lint/testing/largestPlan.ts";
import { aPlan } from "#tests/fixtures.ts";

const small = planSchema.parse({ id: "p1", rates: [{ distance: 1, rateBp: 500 }] });
const largest = largestPlan();
let sink = 0; // Consumed, or V8 removes the work.

// A copy each time: the linter remembers what it has read.
const bench = new Bench({ time: 2_000, warmupTime: 500 });
bench.add("lint a plan of one rate", () => {
  sink += lintPlan({ ...small }).length;
});
bench.add("lint the founding plan", () => {
  sink += lintPlan(aPlan({ pack: "strict", declaration: null })).length;
});
bench.add("lint the largest plan: 1,000 overrides, 11,000 rules of components", () => {
  sink += lintPlan({ ...largest }).length;
});
await bench.run();
console.table(bench.table());
console.log({ sink });
