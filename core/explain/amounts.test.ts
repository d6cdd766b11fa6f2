import { chinaMinute, partYuan, percent, ratedYuan, yuan } from "#core/explain/amounts.ts";
import { basisPoints, fen } from "#core/money.ts";

it.each([
  [0, "0.00"],
  [5, "0.05"],
  [1_230, "12.30"],
  [-99, "-0.99"],
  [100_000_000_000, "1,000,000,000.00"],
])("%i fen", (amount, text) => {
  expect(yuan(amount)).toBe(text);
});

it.each([
  [0, "0%"],
  [5, "0.05%"],
  [30, "0.3%"],
  [1_000, "10%"],
  [1_250, "12.5%"],
  [10_000, "100%"],
])("%i bp", (rateBp, text) => {
  expect(percent(rateBp)).toBe(text);
});

it.each([
  ["a whole fen", 10_000, 1_000, "10.00"],
  ["a tenth of a fen", 3_333, 1_000, "3.333"],
  ["less than a fen", 1, 1, "0.000001"],
  ["the largest", 100_000_000_000, 10_000, "1,000,000,000.00"],
])("a product before rounding: %s", (_, amount, bp, text) => {
  expect(ratedYuan(fen(amount), basisPoints(bp))).toBe(text);
});

it.each([
  ["that ends", 1_000, 5_000, 10_000, "5.00"],
  ["that never ends", 1_000, 2, 3, "6.666666…"],
  ["of nothing", 1_000, 0, 0, "0.00"],
])("a part before rounding: %s", (_, amount, part, whole, text) => {
  expect(partYuan(fen(amount), fen(part), fen(whole))).toBe(text);
});

it("tells times in China to the minute", () => {
  expect(chinaMinute(Date.parse("2026-03-02T16:00:59Z"))).toBe("2026-03-03 00:00");
});
