import type { Fact } from "#core/commission/facts.ts";
import { priceOrder } from "#core/commission/price.ts";
import { fen } from "#core/money.ts";
import { upToDate } from "#core/purchase/due.ts";
import { followLateMoney } from "#core/purchase/lateMoney.ts";
import type { Purchase } from "#core/purchase/purchase.ts";
import { aLine, among, anOrder, aPurchase, aPurchaseLine } from "#tests/fixtures.ts";

/** Goal: money that came for a cancelled order goes back, whatever WeChat does to its refunds. */
const HOUR = 3_600_000;
const cancelled = aPurchase([aPurchaseLine("tea-1", 2, 1_001)], { state: "cancelled" });
const paid = priceOrder(
  anOrder([aLine("tea-1", 1_001)]),
  { transactionId: "t1", amountFen: fen(1_001), successAtMs: 50 },
  null,
  among([]),
);
const number = (n: number) => (n === 1 ? "O1-late" : `O1-late-${n}`);
const asked = (n: number): Fact => ({
  ...{ key: `refund-asked/${number(n)}`, lines: [{ sku: "tea-1", refundFen: fen(1_001) }] },
  ...{ freightFen: fen(0), reason: "r", by: "shop" },
});
const closed = (n: number): readonly Fact[] => [
  asked(n),
  { key: `refund-ended/${number(n)}`, state: "closed" },
];
const followed = (purchase: Purchase, ...facts: readonly Fact[]): Purchase =>
  followLateMoney(purchase, paid, [paid, ...facts], 100);

it("asks for it once, until WeChat has closed the refund", () => {
  const first = followed(cancelled);
  expect(first).toMatchObject({ paidAtMs: 50, tasks: [{ key: "refund/late", id: "O1-late" }] });
  expect(followed(first)).toBe(first);
  expect(followed(first, asked(1))).toBe(first);
});

it("asks again later under a new number, and tells staff each time", () => {
  const again = followed(followed(cancelled), ...closed(1));
  expect(again.tasks).toMatchObject([
    { key: "refund/late-2", id: "O1-late-2", tries: 0, notBeforeMs: 100 + 6 * HOUR },
  ]);
  expect(again.staffNotes).toHaveLength(2);
  expect(followed(again, ...closed(1))).toBe(again);
  expect(followed({ ...again, tasks: [] }, ...closed(1), asked(2)).tasks).toEqual([]);
});

it("leaves it to staff after three", () => {
  const before = { ...followed(cancelled), tasks: [] };
  const left = followed(before, ...closed(1), ...closed(2), ...closed(3));
  expect(left.tasks).toMatchObject([{ id: "O1-late-4", tries: 20 }]);
  expect(upToDate(left)).toMatchObject({ asksStaff: true, dueAtMs: null });
});

it("asks for nothing that staff gave back elsewhere", () => {
  const elsewhere: Fact = {
    ...{ key: "refund/R1", lines: [{ sku: "tea-1", refundFen: fen(1_001) }] },
    freightFen: fen(0),
  };
  const first = followed(cancelled);
  expect(followed(first, ...closed(1), elsewhere).tasks).toEqual([]);
  const done = { ...first, tasks: [] };
  expect(followed(done, ...closed(1), elsewhere)).toBe(done);
});
