import { NOTHING, piecesOf, willCount, willReceive, willTransfer } from "./stockChange.ts";

/** Goal: what a change of stock says beforehand is what the function will do. */
const SHELF = { available: 5, held: 2 };

it.each([
  ["12", 12],
  [" 0 ", 0],
  ["-1", null],
  ["1.5", null],
  ["", null],
])("%j pieces", (typed, pieces) => expect(piecesOf(typed)).toBe(pieces));

it("adds what came to what can be sold", () => {
  expect(willReceive(SHELF, 3)).toEqual({ kind: "receive", before: 5, after: 8 });
  expect(willReceive(NOTHING, 3)).toEqual({ kind: "receive", before: 0, after: 3 });
});

it.each([
  [9, { kind: "count", before: 7, after: 9, diff: "+2", left: 7 }],
  [7, { kind: "count", before: 7, after: 7, diff: "±0", left: 5 }],
  [2, { kind: "count", before: 7, after: 2, diff: "−5", left: 0 }],
  [1, { kind: "tooFew", held: 2 }],
])("counts %d", (counted, will) => expect(willCount(SHELF, counted)).toEqual(will));

it.each([
  [5, { kind: "transfer", from: [5, 0], to: [0, 5] }],
  [6, { kind: "short", available: 5 }],
])("moves %d", (pieces, will) => expect(willTransfer(SHELF, NOTHING, pieces)).toEqual(will));
