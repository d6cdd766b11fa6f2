import { amountFaults, fitsReason, refundOf } from "./refundForm.ts";

/** Goal: what is typed is the refund that is asked for, to the fen, or is told to be wrong. */
const LEFT = [
  { sku: "tea", leftFen: 10_000 },
  { sku: "cup", leftFen: 0 },
  { sku: null, leftFen: 800 },
];

it.each([
  [{}, { lines: [], freightFen: 0 }],
  [{ tea: "100" }, { lines: [{ sku: "tea", refundFen: 10_000 }], freightFen: 0 }],
  [
    { tea: "0.01", cup: "0", "": "8" },
    { lines: [{ sku: "tea", refundFen: 1 }], freightFen: 800 },
  ],
  [{ tea: "100.01" }, null],
  [{ "": "8.01" }, null],
  [{ tea: "x" }, null],
  [{ tea: "-1" }, null],
])("%j", (typed, refund) => expect(refundOf(LEFT, typed)).toEqual(refund));

it("says what is wrong", () =>
  expect(amountFaults(LEFT, { tea: "1.234", cup: "0.01", "": " " })).toEqual({
    ...{ tea: "wrong", cup: "over" },
  }));

it("takes reasons that WeChat takes", () =>
  expect(["", " ", "少件", "字".repeat(26), "字".repeat(27)].map(fitsReason)).toEqual([
    ...[false, false, true, true, false],
  ]));
