import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TEMPLATES } from "#contracts/templates.ts";
import { tellDiff, tellLint, tellPolicy, tellTemplates } from "#scripts/plan/commands.ts";

const folder = mkdtempSync(join(tmpdir(), "fenrun-plan-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
/** A plan in a file of its own. */
function written(plan: object): string {
  const path = join(folder, "plan.json");
  writeFileSync(path, JSON.stringify(plan));
  return path;
}
const plain = { json: false, look: "formal" };
const file = (name: string) => `examples/plans/${name}.json`;

it("tells findings by weight: what is wrong, an example, what to do, upon what it rests", () => {
  const { text, refused } = tellLint([file("three-level")], plain);
  expect(refused).toBe(false);
  const places = [
    ...["已由声明接受（2）", "E101  rates[2]", "例如：", "怎么改：", "依据："],
    ...["提醒，", "W310", "结论："],
  ].map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
});

it.each([
  [{ rates: [{ distance: 2, rateBp: 100 }] }, "E102 若有律师意见，可改用 declared"],
  [{ rates: [], programme: { join: { feeFen: 100 } } }, "E120 在任何检查标准下都不能接受。"],
])("refuses %j and says what can be done", (changes, said) => {
  const { text, refused } = tellLint([written({ id: "x", ...changes })], plain);
  expect(refused).toBe(true);
  expect(text).toContain("不予发布（1）");
  expect(text).toContain(said);
});

it("refuses a plan that no call can carry, and says so before anybody tries", () => {
  const overrides = (letter: string) =>
    Array.from({ length: 900 }, (_, at) => ({
      ...{ sku: `${at}`.padEnd(64, letter), distance: 1, rateBp: 300 },
    }));
  const plan = (letter: string) => ({ id: "x", rates: [], overrides: overrides(letter) });
  expect(tellLint([written(plan("a"))], plain)).toMatchObject({ refused: false });
  const { text, refused } = tellLint([written(plan("货"))], plain);
  expect(refused).toBe(true);
  expect(text).toMatch(/方案太大，无法发布：.*有 2\d{5} 字节，云函数一次最多收 102400 字节/);
  const asData = tellLint([written(plan("货"))], { ...plain, json: true });
  expect(asData.refused).toBe(true);
  expect(JSON.parse(asData.text)).toMatchObject({ refusing: [], tooLarge: expect.any(String) });
});

it("gives the same as data", () => {
  const { text } = tellLint([file("three-level")], { ...plain, json: true });
  expect(JSON.parse(text)).toMatchObject({
    ...{ plan: "three-level", refusing: [], accepted: ["E101", "E102"], warnings: ["W310"] },
    findings: [{ id: "E101" }, { id: "E102" }, { id: "W310" }],
  });
});

it("says every place that does not fit", () => {
  const wrong = written({ id: "x", ratez: 1, rates: [{ distance: 4, rateBp: 1 }] });
  expect(() => tellLint([wrong], plain)).toThrow(/rates\.0\.distance：只能是 1、2 或 3[^]*ratez/);
});

it.each([
  ["lint", () => tellLint([], plain), "用法：lint FILE"],
  ["lint nowhere.json", () => tellLint(["nowhere.json"], plain), "没有这个文件：nowhere.json"],
  ["lint README.md", () => tellLint(["README.md"], plain), "不是 JSON"],
  [
    "policy --look pdf",
    () => tellPolicy([file("regional")], { ...plain, look: "pdf" }),
    "--look 只能是 formal、poster",
  ],
  ["diff of one", () => tellDiff([file("regional")], plain), "用法：diff 旧方案 新方案"],
  ["templates nothing", () => tellTemplates(["nothing"], plain), "没有模板 nothing"],
])("says how to use it: %s", (_name, run, said) => {
  expect(run).toThrow(said);
});

it("prints a template as its file, and lists all", () => {
  const printed = tellTemplates(["three-level"], plain).text;
  expect(JSON.parse(printed)).toEqual(JSON.parse(readFileSync(file("three-level"), "utf8")));
  const listed = tellTemplates([], plain).text;
  for (const { name, title } of TEMPLATES) expect(listed).toContain(`${name}  ${title}`);
});

it("tells two plans apart, and one from itself not at all", () => {
  const { text } = tellDiff([file("simple-referral"), file("product-rates")], plain);
  expect(text).toContain("5%");
  expect(text).toMatch(/其中 \d+ 项对推广员变差/);
  expect(tellDiff([file("regional"), file("regional")], plain).text).toBe("两份方案没有区别。");
});

it("renders a draft", () => {
  expect(tellPolicy([file("regional")], plain).text).toContain("草案：尚未发布");
});
