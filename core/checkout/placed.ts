import type { Wanted } from "#core/checkout/basket.ts";
import type { Priced } from "#core/checkout/price.ts";
import { type Product, productIdOf } from "#core/catalogue/product.ts";
import { canonicalJson } from "#core/canonicalJson.ts";
import type { OrderLine } from "#core/order/order.ts";
import { PAYMENT_MS } from "#core/order/payment.ts";
import type { Delivery, Invoice, Purchase, PurchaseTerms } from "#core/purchase/purchase.ts";
import { MINUTE_MS } from "#core/time.ts";
import { stockId } from "#core/stock/stock.ts";

/** So long after the end of the time to pay a hold is kept, so that a payment of the last second finds its goods. */
export const HOLD_MARGIN_MS = 15 * MINUTE_MS;

/** Where the goods go and whose sale it is. `place`: which stock they come from, "" = the brand's warehouse. */
export type Route = {
  readonly delivery: Delivery;
  readonly storeId: string | null;
  readonly place: string;
};
/** What the buyer says with his order. */
export type Wishes = {
  readonly orderId: string;
  readonly items: readonly Wanted[];
  readonly couponId: string | null;
  readonly note: string;
  readonly invoice: Omit<Invoice, "askedAtMs" | "issued"> | null;
};

/** The goods side of an order that was just placed. It can be paid for 30 minutes; the shop's terms of that moment stay. */
export function newPurchase(
  buyerId: string,
  { lines, amounts, coupon }: Priced,
  { delivery, storeId, place }: Route,
  { orderId, note, invoice }: Pick<Wishes, "orderId" | "note" | "invoice">,
  { receiveDays, afterSalesDays }: PurchaseTerms,
  nowMs: number,
): Purchase {
  const expiresAtMs = nowMs + PAYMENT_MS;
  return {
    ...{ _id: orderId, rev: 1, buyerId, state: "created", createdAtMs: nowMs, stateAtMs: nowMs },
    ...{ expiresAtMs, lines, amounts, couponId: coupon?.id ?? null, delivery, storeId, place },
    ...{ note, staffNotes: [], parcels: [], afterSales: [], tasks: [], asksStaff: false },
    ...{ paidAtMs: null, receivedAtMs: null, cancelled: null, dueAtMs: expiresAtMs },
    terms: { receiveDays, afterSalesDays },
    invoice: invoice && { ...invoice, askedAtMs: nowMs, issued: null },
  };
}

/** What a purchase holds of each stock, gifts included. */
export function holdsOf({
  lines,
  place,
}: Pick<Purchase, "lines" | "place">): ReadonlyMap<string, number> {
  const holds = new Map<string, number>();
  for (const { sku, quantity } of lines) {
    const id = stockId(sku, place);
    holds.set(id, (holds.get(id) ?? 0) + quantity);
  }
  return holds;
}

/**
 * The lines of its money side.
 *
 * - `products`: for the category that plans see, and for whose goods they are; of a product that is gone meanwhile
 *   neither is known any more.
 */
export function orderLines(
  { lines }: Pick<Purchase, "lines">,
  products: readonly Product[],
): readonly OrderLine[] {
  const known = new Map(products.map((product) => [product._id, product]));
  return lines.map(({ sku, quantity, paidFen, gift }): OrderLine => {
    const product = known.get(productIdOf(sku));
    const { supplier, supplyFen } = product?.skus.find((each) => each.sku === sku) ?? {};
    return {
      ...{ sku, quantity, paidFen, category: product?.categories[0] ?? null, gift },
      ...(supplier === undefined ? {} : { supplier }),
      ...(supplyFen === undefined ? {} : { supplyFen }),
    };
  });
}

/**
 * Whether a purchase is what its buyer says now: then it is the same order, asked for again.
 *
 * - The invoice is left out: a buyer may ask for it, or change it, later.
 */
export function isSamePlacing(
  purchase: Purchase,
  buyerId: string,
  { items, couponId, note }: Pick<Wishes, "items" | "couponId" | "note">,
  route: Pick<Route, "delivery" | "storeId">,
): boolean {
  const bought = purchase.lines.filter(({ gift }) => !gift);
  const before = wished(purchase.buyerId, { ...purchase, items: bought }, purchase);
  return before === wished(buyerId, { items, couponId, note }, route);
}

function wished(
  buyerId: string,
  { items, couponId, note }: Pick<Wishes, "items" | "couponId" | "note">,
  { delivery, storeId }: Pick<Route, "delivery" | "storeId">,
): string {
  const quantities = new Map<string, number>();
  for (const { sku, quantity } of items) quantities.set(sku, (quantities.get(sku) ?? 0) + quantity);
  const bought = [...quantities].sort(([a], [b]) => (a < b ? -1 : 1));
  const to =
    delivery.kind === "express"
      ? delivery.address
      : { storeId, name: delivery.name, phone: delivery.phone };
  return canonicalJson({ buyerId, couponId, note, bought, kind: delivery.kind, to });
}
