import { readJson } from "./jsonText.ts";

const lineOf = (text: string, path: string) => {
  const read = readJson(text);
  if (!read.ok) throw new Error(JSON.stringify(read.fault));
  return read.lines.get(path);
};

describe("reads what JSON.parse reads", () => {
  it.each([
    "{}",
    "[]",
    " null ",
    "-1.5e3",
    '"a\\u4e2d\\n"',
    '{"a":[1,{"b":true}],"c":"x","d":{}}',
    '[[],[[]],{"":0}]',
    '{"__proto__":1,"a":2}',
    "[0.1,1E5,-0]",
  ])("%s", (text) => {
    const read = readJson(text);
    expect(read.ok && JSON.stringify(read.value)).toBe(JSON.stringify(JSON.parse(text)));
  });
});

it("knows the line on which each place stands", () => {
  const text = `{\n  "id": "p",\n  "rates": [\n    { "distance": 1,\n      "rateBp": 5 },\n    {}\n  ],\n  "x":\n    7\n}`;
  const places = [
    "",
    "id",
    "rates",
    "rates.0",
    "rates.0.distance",
    "rates.0.rateBp",
    "rates.1",
    "x",
  ];
  expect(places.map((path) => lineOf(text, path))).toEqual([1, 2, 3, 4, 4, 5, 6, 8]);
});

describe("says where it stops being JSON, and what was wanted", () => {
  it.each([
    ["", 1, 1, "value"],
    ["{", 1, 2, "key"],
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, "commaOrBrace"],
    ['{"a": 1,}', 1, 9, "key"],
    ["[1,]", 1, 4, "value"],
    ["[1 2]", 1, 4, "commaOrBracket"],
    ['{"a" 1}', 1, 6, "colon"],
    ['{"a": }', 1, 7, "value"],
    ['{"a": 01}', 1, 8, "commaOrBrace"],
    ["{a: 1}", 1, 2, "key"],
    ['"a\nb"', 1, 1, "string"],
    ["{} x", 1, 4, "nothing"],
    ["[".repeat(100), 1, 62, "depth"],
    ["NaN", 1, 1, "value"],
  ])("%j", (text, line, column, wanted) => {
    expect(readJson(text)).toEqual({ ok: false, fault: { line, column, wanted } });
    expect(() => JSON.parse(text) as unknown).toThrow();
  });
});
