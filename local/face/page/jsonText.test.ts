/** Goal: whoever mistypes JSON is told where it is, and what it is. */
import { problemText } from "./jsonProblem.ts";
import { readJson, type Problem } from "./jsonText.ts";

it.each([
  "{}",
  "[]",
  ' {"a": [1, -2.5e3, true, null, "\\u4e2d\\n"]} ',
  '"x"',
  "0",
  '{"$date":"x"}',
])("reads %s as JSON.parse does", (text) =>
  expect(readJson(text)).toEqual({ ok: true, value: JSON.parse(text) }),
);

it.each<[text: string, problem: Problem, line: number, column: number]>([
  ["", "empty", 1, 1],
  ["  ", "empty", 1, 1],
  ['{"a": }', "value", 1, 7],
  ["{a: 1}", "nameQuotes", 1, 2],
  ["{'a': 1}", "singleQuotes", 1, 2],
  ["{\"a\": 'b'}", "singleQuotes", 1, 7],
  ['{"a"：1}', "fullWidth", 1, 5],
  ['{"a": 1，"b": 2}', "fullWidth", 1, 8],
  ['{\n  "a": 1\n  "b": 2\n}', "comma", 3, 3],
  ['{"a" 1}', "colon", 1, 6],
  ['{"a": 1,}', "trailingComma", 1, 8],
  ["[1, 2,\n]", "trailingComma", 1, 6],
  ['{"a": [1, 2', "unclosed", 1, 7],
  ['{"a": "b', "unclosedText", 1, 7],
  ['{"a": "b\n"}', "unclosedText", 1, 7],
  ['{"a": "\\q"}', "escape", 1, 8],
  ['{"a": 01}', "number", 1, 7],
  ['{"a": paid}', "word", 1, 7],
  ['{"a": undefined}', "word", 1, 7],
  ['{"a": ObjectId("x")}', "call", 1, 7],
  ['{"a": new Date()}', "call", 1, 7],
  ['{"a": 1} // why', "comment", 1, 10],
  ['{"a": 1} {}', "after", 1, 10],
  [`${"[".repeat(300)}`, "deep", 1, 202],
])("%j: %s at %d:%d", (text, problem, line, column) => {
  const reading = readJson(text);
  expect(reading).toMatchObject({ ok: false, problem, line, column });
  if (!reading.ok) expect(problemText(reading)).toContain(`第 ${line} 行第 ${column} 列：`);
});

it("notices whole numbers that would lose digits", () => {
  expect(readJson('{"a": [1, 9007199254740993]}')).toMatchObject({ inexact: "9007199254740993" });
  expect(
    readJson('{"a": 9007199254740991, "b": 1e300, "c": "9007199254740993"}'),
  ).not.toHaveProperty("inexact");
});

it("never takes what JSON.parse refuses, nor refuses what it takes", () => {
  const signs = ["{", "}", "[", "]", '"', ":", ",", "1", "a", " ", "\\", "-", "true"];
  let seed = 7;
  const next = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n;
  for (let round = 0; round < 20_000; round++) {
    const text = Array.from({ length: 1 + next(9) }, () => signs[next(signs.length)]).join("");
    let isJson = true;
    try {
      JSON.parse(text);
    } catch {
      isJson = false;
    }
    if (readJson(text).ok !== isJson) throw new Error(`seed 7: ${text}`);
  }
});
