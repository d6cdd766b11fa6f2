import { readFileSync } from "node:fs";
import { FILE_NAMES, type FileName, readProduction } from "./files.ts";
import { planOf } from "./plan.ts";
import { SAMPLE_TEXTS } from "./sample.ts";

const problemsWith = (file: FileName, text: string) => {
  const read = readProduction({ ...SAMPLE_TEXTS, [file]: text });
  return read.ok ? [] : read.error;
};

it("reads the files of this project, and plans a call for everything in them", () => {
  const entries = FILE_NAMES.map((file) => [file, readFileSync(file, "utf8")]);
  const read = readProduction(Object.fromEntries(entries) as Record<FileName, string>);
  if (!read.ok) throw new Error(read.error.join("\n"));
  const plan = planOf(read.value, () => "x");
  const kinds = plan.ok ? plan.value.calls.map(({ kind }) => kind) : [];
  const rules = Object.keys(read.value["database-rules.json"]).length;
  const count = (kind: string) => kinds.filter((one) => one === kind).length;
  expect(count("collection")).toBe(rules);
  expect(count("rule")).toBe(rules);
  expect(count("function")).toBe(read.value["cloudbaserc.json"].functions.length);
  expect([...new Set(kinds)].join(" ")).toBe(
    "build collection indexes rule storageRule functionRules function route timer leftovers",
  );
});

it.each<[string, FileName, string, RegExp]>([
  ["no JSON", "cloudbaserc.json", "{", /^cloudbaserc\.json：/],
  [
    "a rule for no operation",
    "database-rules.json",
    '{"goods":{"why":".","write":false}}',
    /goods read/,
  ],
  [
    "a rule without a reason",
    "function-rules.json",
    '{"*":{"invoke":true}}',
    /^function-rules.*why/,
  ],
  ["rules without a default", "function-rules.json", "{}", /缺少 "\*"/],
  [
    "a rule that the platform does not know",
    "function-rules.json",
    '{"*":{"why":".","invoke":"auth.uid == 1"}}',
    /invoke/,
  ],
  [
    "a rule of no function",
    "function-rules.json",
    '{"*":{"why":".","invoke":true},"gone":{"why":".","invoke":false}}',
    /gone/,
  ],
  ["an index of an open collection", "database-indexes.json", '{"carts":[]}', /carts/],
  [
    "an index of nothing",
    "database-indexes.json",
    '{"wallets":[{"name":"a","keys":[]}]}',
    /wallets 0 keys/,
  ],
])("refuses %s", (_, file, text, problem) => {
  expect(problemsWith(file, text)).toEqual([expect.stringMatching(problem)]);
});

it("refuses what CloudBase does not take of a function", () => {
  const changed = (change: (one: Record<string, unknown>) => void) => {
    const rc = JSON.parse(SAMPLE_TEXTS["cloudbaserc.json"]) as {
      functions: Record<string, unknown>[];
    };
    for (const one of rc.functions) change(one);
    return problemsWith("cloudbaserc.json", JSON.stringify(rc)).join("\n");
  };
  expect(changed(() => undefined)).toBe("");
  expect(changed((one) => (one["timeout"] = 901))).toMatch("functions 0 timeout");
  expect(changed((one) => (one["name"] = "order"))).toMatch("order 出现了两次");
  const timer = { name: "t", type: "timer", config: "0 0 * * * * *" };
  expect(changed((one) => (one["triggers"] = [timer, timer]))).toMatch("functions 1 triggers");
  expect(changed((one) => (one["installDependency"] = true))).toMatch("installDependency");
  expect(changed((one) => (one["vpc"] = {}))).toMatch("vpc"); // Not passed on, so not passed over.
});
