import fc from "fast-check";
import { invoiceBook, type Invoices } from "./invoices.ts";
import { matchCancellations, type Matched } from "./refunds.ts";

const seed = Number(process.env.SEED ?? "20262");

type Line = {
  readonly buyer: string;
  readonly sku: string;
  readonly quantity: number;
  readonly priceFen: number;
  readonly invoice: number;
  readonly minute: number;
};

/** A sale (quantity above 0) or a cancelled line, in few names, so that they meet often. */
const anyLine: fc.Arbitrary<Line> = fc.record({
  buyer: fc.constantFrom("u", "v"),
  sku: fc.constantFrom("A", "B"),
  quantity: fc.integer({ min: -4, max: 4 }).filter((quantity) => quantity !== 0),
  priceFen: fc.integer({ min: 1, max: 300 }),
  invoice: fc.integer({ min: 1, max: 12 }),
  minute: fc.integer({ min: 0, max: 20 }),
});

function booked(lines: readonly Line[]): Invoices {
  const book = invoiceBook();
  for (const [at, { buyer, sku, quantity, priceFen, invoice, minute }] of lines.entries()) {
    const row = {
      line: at + 2,
      invoice: quantity < 0 ? `C${invoice}` : String(invoice),
      sku,
      description: "",
      customer: buyer,
      quantity,
      amountFen: quantity * priceFen,
      rounded: false,
      atMs: minute * 60_000,
    };
    expect(book.add(row, buyer)).toBe(true);
  }
  return book.close();
}

const total = (amounts: readonly number[]): number => amounts.reduce((a, b) => a + b, 0);

function check(lines: readonly Line[]): void {
  const { orders, cancellations } = booked(lines);
  const { refunds, unmatched }: Matched = matchCancellations(orders, cancellations);
  const paid = new Map(orders.map((order) => [order.id, order]));
  const refunded = new Map<string, number>();
  for (const { order, atMs, lines: back } of refunds) {
    expect(atMs).toBeGreaterThanOrEqual(paid.get(order)?.atMs ?? Infinity);
    for (const { sku, refundFen } of back) {
      expect(refundFen).toBeGreaterThan(0);
      const key = `${order} ${sku}`;
      refunded.set(key, (refunded.get(key) ?? 0) + refundFen);
    }
  }
  for (const [key, refundFen] of refunded) {
    const [order = "", sku] = key.split(" ");
    const line = paid.get(order)?.lines.find((candidate) => candidate.sku === sku);
    expect(refundFen).toBeLessThanOrEqual(line?.paidFen ?? 0);
  }
  // The oracle reads the lines themselves, not what the book made of them.
  const cancelledFen = total(lines.map((l) => Math.max(0, -l.quantity * l.priceFen)));
  expect(total([...refunded.values()]) + total(unmatched.map((u) => u.amountFen))).toBe(
    cancelledFen,
  );
  expect(new Set(refunds.map(({ id }) => id)).size).toBe(refunds.length);
}

it("never refunds a line beyond what was paid, and accounts for every fen that was cancelled", () => {
  fc.assert(fc.property(fc.array(anyLine, { maxLength: 30 }), check), { seed, numRuns: 300 });
});

const sale = (invoice: number, minute: number, quantity: number, sku = "A"): Line => {
  return { buyer: "u", sku, quantity, priceFen: 100, invoice, minute };
};
const matchedOf = (lines: readonly Line[]): Matched => {
  const { orders, cancellations } = booked(lines);
  return matchCancellations(orders, cancellations);
};

it("takes the newest earlier purchase first, then the one before it", () => {
  const { refunds, unmatched } = matchedOf([
    sale(1, 1, 2),
    sale(2, 2, 1),
    sale(3, 9, 4),
    sale(7, 5, -2),
  ]);
  expect(refunds).toEqual([
    { id: "C7", order: "2", atMs: 300_000, lines: [{ sku: "A", refundFen: 100 }] },
    { id: "C7-2", order: "1", atMs: 300_000, lines: [{ sku: "A", refundFen: 100 }] },
  ]);
  expect(unmatched).toEqual([]);
});

it("makes one refund of all that a cancelled invoice takes from one order", () => {
  const lines = [
    sale(1, 1, 2),
    sale(1, 1, 2, "B"),
    sale(7, 5, -1),
    sale(7, 5, -2, "B"),
    sale(7, 5, -1),
  ];
  expect(matchedOf(lines).refunds).toEqual([
    {
      id: "C7",
      order: "1",
      atMs: 300_000,
      lines: [
        { sku: "A", refundFen: 200 },
        { sku: "B", refundFen: 200 },
      ],
    },
  ]);
});

it("says what matched nothing, and what was more than was paid", () => {
  const { unmatched } = matchedOf([
    sale(1, 1, 1),
    sale(7, 5, -3),
    sale(8, 6, -1, "B"),
    sale(9, 7, -1),
  ]);
  expect(unmatched).toEqual([
    { line: 3, reason: "more_than_paid", amountFen: 200 },
    { line: 4, reason: "nothing_to_cancel", amountFen: 100 },
    { line: 5, reason: "more_than_paid", amountFen: 100 },
  ]);
});

it("does not take back what another bought, or what is bought later", () => {
  const another = { ...sale(1, 1, 5), buyer: "v" };
  const { refunds, unmatched } = matchedOf([another, sale(2, 6, 5), sale(7, 5, -1)]);
  expect(refunds).toEqual([]);
  expect(unmatched).toMatchObject([{ reason: "nothing_to_cancel" }]);
});
