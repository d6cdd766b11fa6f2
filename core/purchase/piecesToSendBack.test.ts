import type { AfterSales } from "#core/purchase/afterSales.ts";
import { piecesToSendBack, worthFen } from "#core/purchase/afterSalesAmounts.ts";
import { aParcel, boughtGoods, boughtLine } from "#core/purchase/testing/boughtGoods.ts";

/** Goal: only what has left, and is not on its way back, can be sent back. */
const taken = (changes: Partial<AfterSales>, unshipped = 0) =>
  ({
    ...{ id: "A1", kind: "return", state: "sent", refundIds: [] },
    lines: [{ line: 0, sku: "tea-1", quantity: 1, refundFen: 100, unshipped, againSku: null }],
    ...changes,
  }) as object as AfterSales;

it.each<[string, number, readonly AfterSales[], number]>([
  ["nothing has left", 0, [], 0],
  ["two of three have left", 2, [], 2],
  ["one of these two comes back", 2, [taken({})], 1],
  ["one of these two came back", 2, [taken({ state: "done" })], 1],
  ["one was refused", 2, [taken({ state: "refused" })], 2],
  ["one came back and others went out for it", 2, [taken({ kind: "exchange", state: "done" })], 2],
  ["the third never left", 2, [taken({ kind: "refund", state: "done" }, 1)], 2],
])("%s", (_, left, afterSales, pieces) => {
  const parcels = left > 0 ? [aParcel([left])] : [];
  const goods = boughtGoods([boughtLine("tea-1", 3, 300)], 0, { parcels, afterSales });
  expect(piecesToSendBack(goods, 0)).toBe(pieces);
});

it("is worth its part while another piece is exchanged, and the last takes what is left", () => {
  const parcels = [aParcel([3])];
  const worth = (afterSales: readonly AfterSales[], pieces: number) =>
    worthFen(boughtGoods([boughtLine("tea-1", 3, 100)], 0, { parcels, afterSales }), 0, pieces);
  expect(worth([taken({ kind: "exchange" })], 2)).toBe(66);
  expect(worth([taken({})], 2)).toBe(67);
});
