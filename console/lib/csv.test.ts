import { csvCell, csvOf, csvYuan } from "./csv.ts";

/** Goal: no spreadsheet runs or changes what stands in an exported table. */
it.each([
  ["茶", "茶"],
  ["", ""],
  ["12.30", "12.30"],
  ["-12.30", "-12.30"],
  ["0.05", "0.05"],
  ["=1+1", "'=1+1"],
  ["+86 138", "'+86 138"],
  ["-1+2", "'-1+2"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["＝1", "'＝1"],
  ["\t=1", "'\t=1"],
  ["'x", "''x"],
  ["007", "'007"],
  ["1e5", "'1e5"],
  ["1234567890123456", "'1234567890123456"],
  ["甲,乙", '"甲,乙"'],
  ['说"好"', '"说""好"""'],
  ["两\n行", '"两\n行"'],
  ["=a,b", `"'=a,b"`],
])("%j", (text, cell) => expect(csvCell(text)).toBe(cell));

it("is a table that spreadsheets read as UTF-8", () =>
  expect(
    csvOf([
      ["名", "数"],
      ["a", "1"],
    ]),
  ).toBe("\ufeff名,数\r\na,1\r\n"));

it("writes amounts that can be added up", () =>
  expect([0, 5, 123456, -1230, null].map(csvYuan)).toEqual([
    ...["0.00", "0.05", "1234.56", "-12.30", ""],
  ]));
