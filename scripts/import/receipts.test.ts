import { inventReceipts } from "./receipts.ts";

const START_MS = Date.parse("2026-01-01T10:00:00+08:00");
const DAY = 86_400_000;
const orders = Array.from({ length: 1_000 }, (_, at) => ({
  id: `O${at}`,
  buyer: "u",
  atMs: START_MS,
  lines: [{ sku: "A", quantity: 1, paidFen: 300 }],
}));

const refundOf = (order: string, refundFen: number, atMs: number) => ({
  id: `R ${order} ${refundFen}`,
  order,
  atMs,
  lines: [{ sku: "A", refundFen }],
});

it("receives nearly all orders, two to six days after payment", () => {
  const receipts = inventReceipts(orders, [], 1);
  expect(receipts.length).toBeGreaterThan(950);
  expect(receipts.length).toBeLessThan(1_000);
  const days = receipts.map(({ atMs }) => (atMs - START_MS) / DAY);
  expect(Math.min(...days)).toBeGreaterThanOrEqual(2);
  expect(Math.min(...days)).toBeLessThan(2.1);
  expect(Math.max(...days)).toBeLessThanOrEqual(6);
  expect(Math.max(...days)).toBeGreaterThan(5.9);
});

it("does not receive what was all refunded before, and does where something was left or came later", () => {
  const received = new Set(inventReceipts(orders, [], 1).map(({ order }) => order));
  const [all = "", some = "", late = ""] = [...received];
  const refunds = [
    refundOf(all, 100, START_MS + DAY),
    refundOf(all, 200, START_MS + DAY),
    refundOf(some, 299, START_MS + DAY),
    refundOf(late, 300, START_MS + 7 * DAY),
  ];
  const after = new Set(inventReceipts(orders, refunds, 1).map(({ order }) => order));
  expect([after.has(all), after.has(some), after.has(late)]).toEqual([false, true, true]);
  expect(after.size).toBe(received.size - 1);
});
