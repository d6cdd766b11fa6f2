import { LIMITS } from "#tests/simulation/shop/goods.ts";
import { type Shop, wrong } from "#tests/simulation/shop/shop.ts";

/**
 * Pieces that came are still there, or left the house: in a parcel, over the counter, in exchange. What came back and is
 * fit for it can be sold again. Nothing else moves a piece, and at rest nothing is promised to anybody.
 */
export function auditStocks(shop: Shop): void {
  const { documents } = shop.memory;
  const out = piecesOut(shop);
  for (const [id, came] of shop.truth.came) {
    const stock = documents.stocks.get(id);
    if (!stock) {
      wrong(shop, "stock", id, "is gone");
      continue;
    }
    const { available, held, holds, unfiled, filed } = stock;
    const left = came - (out.get(id) ?? 0);
    if (available !== left)
      wrong(shop, "stock", id, `${available} are available, ${left} lie there`);
    if (held !== 0 || holds.length > 0)
      wrong(shop, "stock", id, `${JSON.stringify(holds)} is held`);
    const log = [...documents.movements.values()].filter(({ stockId }) => stockId === id);
    const moved = [...log, ...unfiled].reduce((sum, one) => sum + one.available, 0);
    if (moved !== available) wrong(shop, "stock", id, `its log makes ${moved}, not ${available}`);
    const numbers = log.map(({ n }) => n).sort((a, b) => a - b);
    const isWhole =
      log.length === filed && numbers.every((n, index) => n === (numbers[0] ?? 0) + index);
    if (!isWhole) wrong(shop, "stock", id, `its log has ${numbers.join(" ")}, ${filed} are filed`);
  }
}

function piecesOut({ memory, truth }: Shop): ReadonlyMap<string, number> {
  const { purchases, buyers } = memory.documents;
  const out = new Map<string, number>();
  const add = (id: string, pieces: number) => void out.set(id, (out.get(id) ?? 0) + pieces);
  for (const { place, lines, parcels, delivery, afterSales } of purchases.values()) {
    const idOf = (sku: string) => (place === "" ? sku : `${sku}@${place}`);
    const addLine = (line: number, pieces: number) => add(idOf(lines[line]?.sku ?? ""), pieces);
    for (const parcel of parcels) for (const one of parcel.lines) addLine(one.line, one.quantity);
    const living = afterSales.filter(({ state }) => state !== "refused" && state !== "withdrawn");
    if (delivery.kind === "pickup" && delivery.redeemed) {
      lines.forEach(({ quantity }, line) => addLine(line, quantity));
      for (const one of living.flatMap((each) => each.lines)) addLine(one.line, -one.unshipped);
    }
    for (const { id, again, arrivedAtMs, lines: asked } of afterSales) {
      if (again) for (const one of asked) add(idOf(one.againSku ?? ""), one.quantity);
      const back = arrivedAtMs === null ? [] : (truth.sellable.get(id) ?? []);
      for (const { sku, quantity } of back) add(idOf(sku), -quantity);
    }
  }
  for (const { campaignId } of [...buyers.values()].flatMap(({ coupons }) => coupons)) {
    add(`coupon/${campaignId}`, 1);
  }
  return out;
}

/** A coupon and a person's limit are taken by orders that live, and by those alone. */
export function auditBuyers(shop: Shop): void {
  const { purchases, buyers } = shop.memory.documents;
  const living = [...purchases.values()].filter(({ state }) => state !== "cancelled");
  for (const { _id, coupons, limited, placing } of buyers.values()) {
    const own = living.filter(({ buyerId }) => buyerId === _id);
    if (placing.length > 0) wrong(shop, "buyer", _id, `still places ${JSON.stringify(placing)}`);
    for (const { id, orderId } of coupons) {
      const users = own.filter(({ couponId }) => couponId === id).map((one) => one._id);
      if ((users[0] ?? null) !== orderId || users.length > 1) {
        wrong(shop, "coupon", id, `says ${orderId}, is used by [${users.join(" ")}]`);
      }
    }
    const known = new Set(coupons.map(({ id }) => id));
    for (const { _id: orderId, couponId } of own) {
      if (couponId !== null && !known.has(couponId))
        wrong(shop, "coupon", couponId, `${orderId} uses it`);
    }
    const uses = limited.map((use) => `${use.orderId} ${use.productId} ${use.quantity}`).sort();
    const bought = own.flatMap(({ _id: orderId, lines }) =>
      [...LIMITS.keys()].flatMap((productId) => {
        const of = lines.filter((line) => line.productId === productId && !line.gift);
        const pieces = of.reduce((sum, { quantity }) => sum + quantity, 0);
        return pieces > 0 ? [`${orderId} ${productId} ${pieces}`] : [];
      }),
    );
    const isSame = uses.join() === bought.sort().join();
    if (!isSame)
      wrong(shop, "limit", _id, `says [${uses.join("; ")}], bought [${bought.join("; ")}]`);
  }
}
