import { person, staff } from "#adapters/memory/deps.ts";
import { mostly, persistently } from "#tests/simulation/shop/calls.ts";
import { CLERK } from "#tests/simulation/shop/goods.ts";
import type { Shop } from "#tests/simulation/shop/shop.ts";

/** Staff send a parcel: some pieces, or all that is left. */
export function ship(shop: Shop, orderId: string, how: "some" | "all"): void {
  const { random, memory } = shop;
  const purchase = memory.documents.purchases.get(orderId);
  if (!purchase || purchase.delivery.kind === "pickup" || purchase.state !== "paid") return;
  const parcelId = `P${shop.made.calls}`;
  const some = random
    .shuffled(purchase.lines.map(({ quantity }, line) => ({ line, quantity })))
    .slice(0, random.pick([1, 2]))
    .map(({ line, quantity }) => ({ line, quantity: 1 + random.below(quantity) }));
  const lines = how === "all" || random.chance(50) ? null : some;
  const way = { parcelId, carrier: "SF", trackingNumber: `SF${parcelId}0001` };
  const event = { action: "ship", orderId, ...way, lines };
  const title = `ship ${orderId}/${parcelId}`;
  for (let times = random.pick([1, 1, 2]); times > 0; times--) {
    mostly(shop, { to: "purchase", caller: staff, title, event }, () => {});
  }
}

/** The buyer collects his goods in the store. */
export function redeem(shop: Shop, orderId: string): void {
  const { random, memory } = shop;
  const purchase = memory.documents.purchases.get(orderId);
  if (purchase?.delivery.kind !== "pickup" || purchase.state !== "paid") return;
  const { code } = purchase.delivery;
  if (code === null) return;
  const event = { action: "redeem", storeId: "S1", orderId, code };
  for (let times = random.pick([1, 1, 2]); times > 0; times--) {
    const caller = random.chance(50) ? staff : person(CLERK);
    mostly(shop, { to: "store", caller, title: `redeem ${orderId}`, event }, () => {});
  }
}

/** Staff give money back past all after-sales. */
export function payBackElsewhere(shop: Shop, orderId: string): void {
  const { random, memory } = shop;
  const order = memory.documents.orders.get(orderId);
  if (!order) return;
  const isWhole = random.chance(50);
  const paid = new Map<string, number>();
  for (const { sku, paidFen } of order.lines) paid.set(sku, (paid.get(sku) ?? 0) + paidFen);
  const lines = [...paid]
    .filter(([, fen]) => fen > 0)
    .slice(0, isWhole ? 99 : 1)
    .map(([sku, fen]) => ({ sku, refundFen: isWhole ? fen : 1 + random.below(fen) }));
  const refundId = `W${orderId}x${shop.made.calls}`;
  const money = { lines, freightFen: isWhole ? order.freightFen : 0, reason: "returned" };
  const event = { action: "refund", orderId, refundId, ...money };
  const title = `refund ${refundId}`;
  persistently(shop, { to: "order", caller: staff, title, event }, () => {});
}

/** Staff have tasks that were given up done again. */
export function retry(shop: Shop, orderId: string): void {
  const event = { action: "retryTasks", orderId };
  mostly(shop, { to: "purchase", caller: staff, title: `retry ${orderId}`, event }, () => {});
}
