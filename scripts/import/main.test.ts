import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXAMPLE_FILE } from "../shopOrders/shopOrders.ts";

const folder = mkdtempSync(join(tmpdir(), "import-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));
const out = join(folder, "log.jsonl");

function run(...words: string[]) {
  const tsx = ["node_modules/tsx/dist/cli.mjs", "scripts/import/main.ts"];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...tsx, ...words], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

it("writes the log, tells in Chinese what it did, and says what is invented", () => {
  const { status, stdout, stderr } = run(EXAMPLE_FILE, "--out", out, "--seed", "7");
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  expect(stderr).toContain("以下为虚构（种子 7）");
  expect(stderr).toMatch(/读不懂、跳过 10 行/);
  const lines = readFileSync(out, "utf8").trimEnd().split("\n");
  expect(lines[1]).toMatch(/^# .*Invented \(seed 7\)/);
  expect(JSON.parse(lines[2] ?? "")).toMatchObject({ do: "plan" });
  expect(readdirSync(folder)).toEqual(["log.jsonl"]);
});

it("prints the log to standard output, and the report as JSON beside it", () => {
  const { status, stdout, stderr } = run(EXAMPLE_FILE, "--out", "-", "--lang", "en");
  expect(status).toBe(0);
  expect(stdout.split("\n")[2]).toContain('"do":"plan"');
  expect(stderr).toContain("Invented (seed 1), not in the file");
  const report = JSON.parse(run(EXAMPLE_FILE, "--out", out, "--json").stdout) as object;
  expect(report).toMatchObject({ lines: { unreadable: 10 }, invented: { seed: 1 } });
});

it("takes a plan of one's own, and refuses what is none", () => {
  const plan = join(folder, "plan.json");
  writeFileSync(plan, '{"id":"mine","rates":[{"distance":1,"rateBp":500}]}');
  expect(run(EXAMPLE_FILE, "--out", out, "--plan", plan).status).toBe(0);
  expect(readFileSync(out, "utf8")).toContain('"plan":{"id":"mine","rates"');
  writeFileSync(plan, '{"id":"mine","rates":[{"distance":4,"rateBp":500}]}');
  const refused = run(EXAMPLE_FILE, "--out", out, "--plan", plan, "--lang", "en");
  expect(refused.status).toBe(2);
  expect(refused.stderr).toContain("rates.0.distance");
});

it.each([
  [2, "--out FILE", [EXAMPLE_FILE]],
  [2, "FILE ?", ["--out", out]],
  [2, "--seed", [EXAMPLE_FILE, "--out", out, "--seed", "x"]],
  [2, "--lang fr", [EXAMPLE_FILE, "--out", out, "--lang", "fr"]],
  [2, "--nonsense", [EXAMPLE_FILE, "--out", out, "--nonsense"]],
  [2, "没有表头", ["package.json", "--out", out]],
  [1, "ENOENT", [join(folder, "nothing.csv"), "--out", out]],
  [1, "EISDIR", [folder, "--out", out]],
  [1, "ENOENT", [EXAMPLE_FILE, "--out", join(folder, "no", "log")]],
])("ends with %i and %j: %j", (code, words, line) => {
  const { status, stdout, stderr } = run(...line);
  expect({ status, stdout }).toEqual({ status: code, stdout: "" });
  expect(stderr).toContain(words);
});

it("never writes over the file that it reads", () => {
  const copy = join(folder, "copy.csv");
  copyFileSync(EXAMPLE_FILE, copy);
  const { status, stderr } = run(copy, "--out", join(folder, ".", "copy.csv"));
  expect(status).toBe(2);
  expect(stderr).toContain("同一个文件");
  expect(readFileSync(copy)).toEqual(readFileSync(EXAMPLE_FILE));
});

it("names the columns that a file lacks", () => {
  const file = join(folder, "lacking.csv");
  writeFileSync(file, "InvoiceNo,StockCode,Quantity,InvoiceDate\n");
  const { status, stderr } = run(file, "--out", out, "--lang", "en");
  expect(status).toBe(2);
  expect(stderr).toContain("lacks the columns: UnitPrice, CustomerID");
});
