import { changedMoney, isChanged, typedYuan } from "./moneyTyped.ts";

/** Goal: only amounts that staff changed are sent, and nothing that is no amount. */
const ASKED = {
  lines: [
    { line: 0, refundFen: 1_000 },
    { line: 2, refundFen: 250_000 },
  ],
  freightFen: 800,
};

it.each([
  [{}, { lines: [], freightFen: null }],
  [
    { 0: "10.00", 2: "2500", freight: "8" },
    { lines: [], freightFen: null },
  ],
  [{ 2: "2,499.99" }, { lines: [{ line: 2, refundFen: 249_999 }], freightFen: null }],
  [
    { 0: "0", freight: "0" },
    { lines: [{ line: 0, refundFen: 0 }], freightFen: 0 },
  ],
  [{ 0: "" }, null],
  [{ freight: "-1" }, null],
])("%j", (typed, changed) => expect(changedMoney(ASKED, typed)).toEqual(changed));

it("knows whether anything is another one, and writes amounts as they are typed", () => {
  expect(isChanged({ lines: [], freightFen: null })).toBe(false);
  expect(isChanged({ lines: [], freightFen: 0 })).toBe(true);
  expect(typedYuan(123_456_789)).toBe("1234567.89");
});
