import { memoryDeps, nobody, person, staff } from "#adapters/memory/deps.ts";
import { type Around, emptyMemory, yielding } from "#adapters/memory/store.ts";
import { emptyBuyer, type Buyer } from "#core/buyer/buyer.ts";
import type { Product } from "#core/catalogue/product.ts";
import { aProduct, aReduction, anAddress, aShop, aSku } from "#core/checkout/testing/goods.ts";
import { fen } from "#core/money.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import type { Shop } from "#core/shop/shop.ts";
import { emptyStock } from "#core/stock/change.ts";
import { stockId } from "#core/stock/stock.ts";
import { actions } from "#functions/checkout/actions.ts";
import { serve } from "#functions/shared/serve.ts";
import type { Caller } from "#ports/deps.ts";
import { aPromoter } from "#tests/fixtures.ts";

export const START_MS = Date.parse("2026-03-01T08:00:00+08:00");
export const ORDER = "order00000000001";

export const TEA = aProduct("tea", 6_000, {
  skus: [aSku("tea-1", 6_000, { memberFen: fen(5_400), supplier: "S", supplyFen: fen(100) })],
  gifts: [{ sku: "bag-1", quantity: 1, forEach: 2 }],
});
export const CUP = aProduct("cup", 4_000, { categories: ["ware"] });
export const FEW = aProduct("few", 1_000, { limit: { quantity: 2, days: 30 } });
export const BAG = aProduct("bag", 500);

/** A shop with four products, ten pieces of each, and the buyer U with an address in Hangzhou. */
export function openShop(around: Around = yielding) {
  const memory = emptyMemory();
  const world = { nowMs: START_MS, caller: nobody as Caller };
  const logged: unknown[] = [];
  const deps = memoryDeps({
    ...{ memory, around, nowMs: () => world.nowMs, caller: () => world.caller },
    logError: (error) => logged.push(error),
  });
  const { documents } = memory;
  const setShop = (changes: Partial<Shop>) =>
    documents.shops.set("brand", { ...defaultShop, ...aShop(), rev: 1, ...changes });
  setShop({ reductions: [aReduction(10_000, 1_000, { untilMs: START_MS * 2 })] });
  const setStock = (sku: string, available: number, place = "") => {
    const id = stockId(sku, place);
    documents.stocks.set(id, { ...emptyStock(sku, place, id), available });
  };
  const setProduct = (product: Product) => documents.products.set(product._id, product);
  for (const product of [TEA, CUP, FEW, BAG]) {
    setProduct(product);
    for (const { sku } of product.skus) setStock(sku, 10);
  }
  const setBuyer = (openid: string, changes: Partial<Buyer> = {}) =>
    documents.buyers.set(openid, {
      ...emptyBuyer(openid),
      ...{ rev: 1, addresses: [anAddress("home")] },
      ...changes,
    });
  setBuyer("U");
  documents.promoters.set("P", aPromoter("P", { number: 1 }));
  const touches = [{ promoterNumber: 1, channel: 0, campaign: 0, atMs: START_MS - 1 }];
  documents.fans.set("U", { _id: "U", rev: 1, base: null, touches });
  documents.calendars.set("plans", { _id: "plans", rev: 1, versions: [] });
  const main = serve("checkout", deps, actions);
  const as = (caller: Caller, event: object) => {
    world.caller = caller;
    return main(event);
  };
  const left = (id: string) => documents.stocks.get(id)?.available;
  return {
    ...{ memory, documents, world, logged, deps, left },
    ...{ setShop, setStock, setProduct, setBuyer },
    buyer: (openid: string, event: object) => as(person(openid), event),
    staff: (event: object) => as(staff, event),
  };
}

/** A basket of `place`: one tea and one cup to the default address, 90 yuan and 8 of freight, but for what a test says. */
export const anOrderOf = (changes: object = {}) => ({
  ...{ action: "place", orderId: ORDER, expectedFen: 9_800 },
  items: [
    { sku: "tea-1", quantity: 1 },
    { sku: "cup-1", quantity: 1 },
  ],
  delivery: { kind: "express" },
  ...changes,
});
