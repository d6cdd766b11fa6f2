import { count, fenOf, percent, rateOf, yuan, yuanSign } from "./money.ts";

/** Goal: amounts are written and read to the fen, and what is no amount is refused. */
it.each([
  [0, "0.00", "¥0.00"],
  [5, "0.05", "¥0.05"],
  [123456, "1,234.56", "¥1,234.56"],
  [-1230, "−12.30", "−¥12.30"],
  [100_000_000, "1,000,000.00", "¥1,000,000.00"],
])("%d fen", (fen, plain, signed) => {
  expect(yuan(fen)).toBe(plain);
  expect(yuanSign(fen)).toBe(signed);
});

it.each([
  ["12.3", 1230],
  [" 1,234.56 ", 123456],
  ["-0.01", -1],
  ["-0", 0],
  ["１，２３４．５０", 123450],
  ["12。5", 1250],
  ["−¥12.30", -1230],
  ["￥12.30", 1230],
  ["12元", 1200],
  ["0.01 ", 1],
  ["¥", null],
  ["12👍", null],
  ["1.234", null],
  ["", null],
  ["abc", null],
])("%s is typed", (typed, fen) => expect(fenOf(typed)).toBe(fen));

it.each([
  ["12.5%", 1250],
  ["10", 1000],
  ["１０．５％", 1050],
  ["-1", null],
  ["1.234", null],
])("%s is a rate", (typed, bp) => expect(rateOf(typed)).toBe(bp));

it("writes rates and counts", () => {
  expect(percent(1250)).toBe("12.5%");
  expect(count(1234567)).toBe("1,234,567");
});
