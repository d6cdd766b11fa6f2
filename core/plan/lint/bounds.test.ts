import { RUNS_MAX } from "#core/plan/lint/examples.ts";
import { largestPlan } from "#core/plan/lint/testing/largestPlan.ts";
import { lintPlan } from "#core/plan/lint.ts";
import { runWorld } from "#core/plan/worlds.ts";

/** Goal: however many rules a plan has, the linter prices a bounded number of sales. */
jest.mock("#core/plan/worlds.ts", () => {
  const actual = jest.requireActual<typeof import("#core/plan/worlds.ts")>("#core/plan/worlds.ts");
  return { ...actual, runWorld: jest.fn(actual.runWorld) };
});

/** 20 rules, 4 prices, 2 rankings for each distance: `witness.ts`. */
const WITNESS_RUNS_MAX = 160;

it("prices no more sales than it says, and a few for the first witnesses", () => {
  lintPlan(largestPlan());
  const runs = jest.mocked(runWorld).mock.calls.length;
  expect(RUNS_MAX).toBeLessThanOrEqual(1_600);
  expect(runs).toBeGreaterThan(500);
  expect(runs).toBeLessThanOrEqual(RUNS_MAX + 2 * WITNESS_RUNS_MAX);
});
