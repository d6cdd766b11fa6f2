/** Goal: a seed says exactly what goes wrong, and a rule strikes where it was told to and nowhere else. */
import { createPlan } from "./plan.ts";
import { randomFrom } from "./randomness.ts";

const strikesOf = (seed: number, times = 200): string => {
  const plan = createPlan(0);
  plan.setSeed(seed, { conflict: 0.3, lostReply: 0.1 });
  const marks = Array.from({ length: times }, () => (plan.ask("conflict", {}) ? "x" : "."));
  return marks.join("");
};

it("does the same for the same seed, and something else for another", () => {
  expect(strikesOf(7)).toBe(strikesOf(7));
  expect(strikesOf(7)).not.toBe(strikesOf(8));
  const struck = strikesOf(7, 2_000).replaceAll(".", "").length;
  expect(struck).toBeGreaterThan(500);
  expect(struck).toBeLessThan(700);
});

it("leaves the luck of one kind alone when another is asked", () => {
  const plan = createPlan(0);
  plan.setSeed(7, { conflict: 0.3, lostReply: 0.9 });
  const marks = Array.from({ length: 200 }, () => {
    plan.ask("lostReply", {});
    return plan.ask("conflict", {}) ? "x" : ".";
  });
  expect(marks.join("")).toBe(strikesOf(7));
});

it("spreads its numbers over all of 0 to 1", () => {
  const random = randomFrom(1);
  const numbers = Array.from({ length: 10_000 }, random);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  const mean = numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.02);
});

it("strikes the third fitting time, twice at most, and where all of the match fits", () => {
  const plan = createPlan(0);
  expect(plan.isEmpty).toBe(true);
  plan.add({ kind: "conflict", match: { collection: "a", functionName: "f", nth: 3 } });
  plan.add({ kind: "conflict", match: { collection: "b", times: 2 } });
  expect(plan.isEmpty).toBe(false);
  const ask = (collection: string, functionName = "f") =>
    plan.ask("conflict", { collection, functionName })?.ruleId;
  expect(["a", "a", "c", "a", "a"].map((name) => ask(name))).toEqual([
    ...[undefined, undefined, undefined, 1, undefined],
  ]);
  expect([ask("b"), ask("b"), ask("b")]).toEqual([2, 2, undefined]);
  plan.add({ kind: "conflict", match: { functionName: "g" } });
  expect([ask("a"), ask("a", "g")]).toEqual([undefined, 3]);
  expect(plan.ask("lostReply", {})).toBeUndefined();
  plan.clear();
  expect([plan.isEmpty, plan.rules]).toEqual([true, []]);
});

it("counts the operations of each call on their own, for who is killed at the second one", () => {
  const plan = createPlan(0);
  plan.add({ kind: "killedAfter", match: { nth: 2, times: 5 } });
  const struck = [1, 2, 1, 3, 2].map((operation) => plan.ask("killedAfter", { operation }));
  expect(struck.map((one) => one !== undefined)).toEqual([false, true, false, false, true]);
});
