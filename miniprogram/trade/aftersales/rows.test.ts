import type { OptionsReply } from "../../../contracts/aftersales.ts";
import { fen } from "../../../core/money.ts";
import { amountProblem, askedLines, kindsOf, rowsFor, withPieces } from "./rows";

/** Goal: what is asked for is what the buyer sees, within what the function offers. */
type Line = OptionsReply["lines"][number];
const line = (at: number, kinds: Line["kinds"], worth: readonly number[]): Line => ({
  ...{ sku: `tea-${at}`, title: "茶", values: [], picture: null, gift: false },
  ...{ line: at, bought: 3, openId: null, kinds, worthFen: worth.map((each) => fen(each)) },
});
const refund = (mostPieces: number) => ({ kind: "refund", name: "仅退款", mostPieces }) as const;
const exchange = (mostPieces: number) => ({ kind: "exchange", name: "换货", mostPieces }) as const;

it("names each way once, in the function's order", () => {
  const lines = [line(0, [exchange(1)], [1]), line(1, [refund(2), exchange(2)], [1, 2])];
  expect(kindsOf(lines)).toEqual([
    { kind: "refund", name: "仅退款" },
    { kind: "exchange", name: "换货" },
  ]);
  expect(kindsOf([])).toEqual([]);
});

it("chooses the only line that fits, with all its pieces and what they give back", () => {
  const rows = rowsFor([line(0, [refund(3)], [33, 66, 100]), line(1, [], [])], "refund");
  expect(rows.map(({ isChosen, pieces, givesFen }) => [isChosen, pieces, givesFen])).toEqual([
    [true, 3, 100],
    [false, 0, null],
  ]);
  expect(askedLines(rows, "refund")).toEqual([{ line: 0, quantity: 3 }]);
  const [first] = rows;
  const less = withPieces({ ...first!, typed: "0.50" }, 2, "refund");
  expect([less.givesFen, less.typed]).toEqual([66, ""]);
});

it("chooses none of several, and sends an amount only where one was typed", () => {
  const lines = [line(0, [refund(1)], [100]), line(1, [refund(1)], [200])];
  const rows = rowsFor(lines, "refund");
  expect(askedLines(rows, "refund")).toEqual([]);
  const typed = rows.map((row, at) => ({ ...row, isChosen: true, typed: at === 1 ? "1.5" : "" }));
  expect(askedLines(typed, "refund")).toEqual([
    { line: 0, quantity: 1 },
    { line: 1, quantity: 1, refundFen: 150 },
  ]);
});

it("asks for no amount with an exchange", () => {
  const [row] = rowsFor([line(0, [exchange(1)], [100])], "exchange");
  expect(row?.givesFen).toBe(null);
  expect(askedLines([{ ...row!, typed: "1" }], "exchange")).toEqual([{ line: 0, quantity: 1 }]);
});

it.each([
  ["", 100, ""],
  ["1", 100, ""],
  ["1.01", 100, "much"],
  ["0", 100, "none"],
  ["abc", 100, "none"],
  ["1.234", 100, "none"],
  ["99", null, ""],
] as const)("says of %j within %j: %j", (typed, givesFen, problem) => {
  expect(amountProblem({ typed, givesFen })).toBe(problem);
});
