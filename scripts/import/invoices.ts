import { LINES_MAX } from "#contracts/order.ts";
import { AMOUNT_FEN_MAX } from "#core/money.ts";
import type { Row } from "./rows.ts";

/** What was paid for one product in one order; lines of the same product are one. */
export type OrderLine = { readonly sku: string; quantity: number; paidFen: number };
export type Order = {
  readonly id: string;
  readonly buyer: string;
  atMs: number;
  readonly lines: OrderLine[];
};

/** One line of a `C…` invoice. `amountFen` is what it takes back, above 0. */
export type CancelledLine = {
  readonly line: number;
  readonly sku: string;
  readonly amountFen: number;
};
/** What one `C…` invoice takes back from one customer. */
export type Cancellation = {
  readonly invoice: string;
  readonly buyer: string;
  atMs: number;
  readonly lines: CancelledLine[];
};

/** In order of precedence: why a readable line is left out. */
export const LEFT_OUT = [
  "no_customer",
  "not_a_product",
  "price_not_positive",
  "cancellation_not_negative",
  "quantity_not_positive",
  "order_too_large",
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/**
 * What shops write into the product column for things that are no goods: postage, carriage, discount,
 * entries by hand, fees, donations, corrections. Any other code is a product, `B` and `S1` too.
 */
const NOT_PRODUCTS: ReadonlySet<string> = new Set([
  ...["POST", "DOT", "C2", "D", "M"],
  ...["BANK CHARGES", "AMAZONFEE", "CRUK", "ADJUST", "ADJUST2"],
]);

export const isCancellation = ({ invoice }: Row): boolean => /^c/i.test(invoice);
export const isProduct = ({ sku }: Row): boolean => !NOT_PRODUCTS.has(sku.toUpperCase());

/** Whether a line is part of the story: null when it is, else why not. */
export function whyLeftOut(row: Row): LeftOut | null {
  if (row.customer === null) return "no_customer";
  if (!isProduct(row)) return "not_a_product";
  // Quantity and price below zero make an amount above it: the sign of the price is what counts.
  if (row.amountFen === 0 ? row.quantity !== 0 : row.amountFen < 0 !== row.quantity < 0) {
    return "price_not_positive";
  }
  if (isCancellation(row)) return row.quantity < 0 ? null : "cancellation_not_negative";
  return row.quantity > 0 ? null : "quantity_not_positive";
}

export type Invoices = {
  readonly orders: readonly Order[];
  readonly cancellations: readonly Cancellation[];
};

export type InvoiceBook = {
  /** Takes a line in. False, and nothing taken, when its order would be larger than one may be. */
  add(row: Row, customer: string): boolean;
  close(): Invoices;
};

/** The most pieces of one product in an order, as contracts/order.ts has it. */
const QUANTITY_MAX = 1_000_000;

/** Gathers lines into orders and cancellations, one for each invoice and customer, as they come. */
export function invoiceBook(): InvoiceBook {
  const orders = new Map<string, Order & { totalFen: number; bySku: Map<string, OrderLine> }>();
  const cancellations = new Map<string, Cancellation>();
  const ids = idGiver();

  const addSale = ({ invoice, sku, quantity, amountFen, atMs }: Row, buyer: string): boolean => {
    const key = `${invoice}\n${buyer}`;
    let order = orders.get(key);
    if (!order) {
      order = { id: ids(invoice), buyer, atMs, lines: [], totalFen: 0, bySku: new Map() };
      orders.set(key, order);
    }
    const known = order.bySku.get(sku);
    const isFull = !known && order.lines.length === LINES_MAX;
    const isTooMany = (known?.quantity ?? 0) + quantity > QUANTITY_MAX;
    if (isFull || isTooMany || order.totalFen + amountFen > AMOUNT_FEN_MAX) return false;
    order.totalFen += amountFen;
    order.atMs = Math.min(order.atMs, atMs);
    if (known) {
      known.quantity += quantity;
      known.paidFen += amountFen;
      return true;
    }
    const line = { sku, quantity, paidFen: amountFen };
    order.bySku.set(sku, line);
    order.lines.push(line);
    return true;
  };

  const addCancelled = ({ invoice, sku, amountFen, atMs, line }: Row, buyer: string): boolean => {
    const key = `${invoice}\n${buyer}`;
    const cancellation = cancellations.get(key) ?? { invoice, buyer, atMs, lines: [] };
    cancellations.set(key, cancellation);
    // The latest minute of the invoice, so that all it takes back was bought by then.
    cancellation.atMs = Math.max(cancellation.atMs, atMs);
    cancellation.lines.push({ line, sku, amountFen: -amountFen });
    return true;
  };

  return {
    add: (row, customer) => (isCancellation(row) ? addCancelled : addSale)(row, customer),
    close: () => ({
      // An order whose every line was too large has none, and is no order.
      orders: [...orders.values()]
        .filter(({ lines }) => lines.length > 0)
        .map(({ id, buyer, atMs, lines }) => ({ id, buyer, atMs, lines })),
      cancellations: [...cancellations.values()],
    }),
  };
}

/** Gives ids that no one else has: the wished one, or the wished one with `-2`, `-3` … */
export function idGiver(): (wished: string) => string {
  const given = new Set<string>();
  const counts = new Map<string, number>();
  return (wished) => {
    let id = wished;
    while (given.has(id)) {
      const count = (counts.get(wished) ?? 1) + 1;
      counts.set(wished, count);
      id = `${wished}-${count}`;
    }
    given.add(id);
    return id;
  };
}
