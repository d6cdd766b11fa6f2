import fc from "fast-check";
import { lineAmount, readPrice, readQuantity } from "./amounts.ts";

/** Goal: pin what a price may look like, and that no reading of one is a guess. */
it.each([
  ["2,55", 1, 255],
  ["2.55", 6, 1530],
  ["1", 3, 300],
  ["0,1", 3, 30], // 0.1 × 3 is 0.30000000000000004 in floats.
  ["1.0050", 1, 101], // 1.005 × 100 is 100.49999999999999 in floats.
  ["1,0049", 1, 100],
  ["0,001", 1, 0],
  ["0,005", -1, -1],
  ["-11062,06", 1, -1_106_206],
  ["2,55", -2, -510],
  ["1.234,56", 1, 123_456],
  ["1,234.56", 1, 123_456],
  ["1,234,567.8", 1, 123_456_780],
  ["1234,500", 1, 123_450],
  ["+3.00", 1, 300],
  ["0", 12, 0],
])("%s × %i = %i fen", (text, quantity, amountFen) => {
  const price = readPrice(text);
  expect(price.ok && lineAmount(quantity, price.value)?.amountFen).toBe(amountFen);
});

it.each([
  ["1,234", "price_ambiguous"],
  ["12.000", "price_ambiguous"],
  ["-999,999", "price_ambiguous"],
  ["", "price_unreadable"],
  ["-", "price_unreadable"],
  ["1e3", "price_unreadable"],
  ["0x10", "price_unreadable"],
  ["12.34.56", "price_unreadable"],
  ["1,23,456.7", "price_unreadable"],
  ["2,5元", "price_unreadable"],
  ["=1+1", "price_unreadable"],
  ["NaN", "price_unreadable"],
  ["１２", "price_unreadable"],
  [".5", "price_unreadable"],
])("refuses the price %j: %s", (text, code) => {
  expect(readPrice(text)).toEqual({ ok: false, error: code });
});

it.each([
  ["6", 6],
  ["-24", -24],
  ["+3", 3],
  ["0", 0],
  ["1,5", null],
  ["1,000", null],
  ["6盒", null],
  ["", null],
  ["1e3", null],
  ["9999999999", null],
])("reads the quantity %j as %p", (text, quantity) => {
  expect(readQuantity(text)).toBe(quantity);
});

it("says when it rounded", () => {
  expect(lineAmount(1, { digits: 1005n, places: 3 })).toEqual({ amountFen: 101, rounded: true });
  expect(lineAmount(2, { digits: 1005n, places: 3 })).toEqual({ amountFen: 201, rounded: false });
});

it("refuses what is more than an amount may be, and nothing less", () => {
  expect(lineAmount(1000, { digits: 1_000_000n, places: 0 })?.amountFen).toBe(100_000_000_000);
  expect(lineAmount(1000, { digits: 1_000_001n, places: 0 })).toBeNull();
  expect(lineAmount(-1000, { digits: 1_000_001n, places: 0 })).toBeNull();
});

it("multiplies two decimals exactly, with comma and with point", () => {
  const seed = Number(process.env.SEED ?? "20261");
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999 }),
      fc.integer({ min: 0, max: 99 }),
      fc.integer({ min: -500, max: 500 }),
      fc.constantFrom(",", "."),
      (yuan, fen, quantity, mark) => {
        const price = readPrice(`${yuan}${mark}${String(fen).padStart(2, "0")}`);
        // Integers throughout, so the oracle shares no arithmetic with decimals.
        const expected = (yuan * 100 + fen) * quantity;
        const read = price.ok ? lineAmount(quantity, price.value) : null;
        if (Math.abs(expected) > 100_000_000_000) return read === null;
        return read?.rounded === false && read.amountFen === (expected === 0 ? 0 : expected);
      },
    ),
    { seed },
  );
});
