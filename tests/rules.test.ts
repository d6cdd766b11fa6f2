import { readFileSync } from "node:fs";
import { EVERY_ACTION } from "#tests/e2e/everyAction.ts";

type Rule = { readonly why: string; readonly read: unknown; readonly write: unknown };
const rules = JSON.parse(readFileSync("database-rules.json", "utf8")) as Record<string, Rule>;
const functionRules = JSON.parse(readFileSync("function-rules.json", "utf8")) as Record<
  string,
  { why: string; invoke: unknown }
>;
const indexes = JSON.parse(readFileSync("database-indexes.json", "utf8")) as Record<
  string,
  readonly object[]
>;
const { functions } = JSON.parse(readFileSync("cloudbaserc.json", "utf8")) as {
  functions: { name: string; triggers?: object[]; timeout: number }[];
};
const collections = [
  ...readFileSync("ports/store.ts", "utf8")
    .split("export interface Collections {")[1]!
    .split("}")[0]!
    .matchAll(/(\w+):/g),
].map(([, name]) => name!);

it.each(Object.entries(rules))("%s: no client writes, and the rule says why", (_, rule) => {
  expect(rule.write).toBe(false);
  expect(rule.read).toBe(false);
  expect(rule.why).toMatch(/\.$/);
});

it("rules and code name the same collections", () => {
  expect(Object.keys(rules).sort()).toEqual([...collections].sort());
  expect(Object.keys(indexes).filter((name) => !collections.includes(name))).toEqual([]);
});

it("no collection has more than 19 indexes besides that of ids", () => {
  // CloudBase allows 20 for each collection, and nobody says whether that of ids is one of them: docs/operations.md.
  const counts = Object.entries(indexes).filter(([, { length }]) => length > 19);
  expect(counts).toEqual([]);
});

it("no client starts a function that has nothing but its timer, and each timer has a function of its own", () => {
  for (const { name, triggers = [] } of functions) {
    expect(triggers.length).toBeLessThanOrEqual(1);
    const isTimerOnly = triggers.length > 0 && EVERY_ACTION[name] === undefined;
    if (isTimerOnly) expect(functionRules[name]?.invoke).toBe(false);
    if (EVERY_ACTION[name]) expect(functionRules[name]).toBeUndefined();
  }
  expect(functionRules["*"]?.invoke).toBe("auth != null");
});

it("no function lives as long as the guard band", () => {
  for (const { timeout } of functions) expect(timeout * 1_000).toBeLessThanOrEqual(60_000);
});
