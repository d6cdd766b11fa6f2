import { fenOf, percent, yuan, yuanShort, yuanSign } from "./money";

it.each([
  [0, "0.00"],
  [5, "0.05"],
  [1230, "12.30"],
  [100, "1.00"],
  [123456789, "1,234,567.89"],
  [-1230, "−12.30"],
])("writes %d fen as %s", (fen, text) => expect(yuan(fen)).toBe(text));

it("puts the sign before the symbol", () => {
  expect(yuanSign(-1230)).toBe("−¥12.30");
  expect(yuanSign(100_000)).toBe("¥1,000.00");
});

it.each([
  ["12.3", 1230],
  ["12.30", 1230],
  [" 7 ", 700],
  ["0.01", 1],
  ["1234567", 123456700],
  ["", null],
  ["12.345", null],
  ["1e3", null],
  ["-1", null],
  ["１２", null],
])("reads %j as %j fen", (typed, fen) => expect(fenOf(typed)).toBe(fen));

it.each([
  [1250, "12.5%"],
  [1000, "10%"],
  [5, "0.05%"],
])("writes %d basis points as %s", (rate, text) => expect(percent(rate)).toBe(text));

it.each([
  [19_900, "199"],
  [10_000, "100"],
  [1_230, "12.30"],
  [105, "1.05"],
  [0, "0"],
])("writes %d fen in short as %s", (fen, text) => expect(yuanShort(fen)).toBe(text));
