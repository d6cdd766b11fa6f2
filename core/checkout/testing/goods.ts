import type { Address, Coupon } from "#core/buyer/buyer.ts";
import type { Product, Sku } from "#core/catalogue/product.ts";
import { RETAIL } from "#core/catalogue/tier.ts";
import type { Basket, Wanted } from "#core/checkout/basket.ts";
import { fen, NOTHING } from "#core/money.ts";
import type { Reduction, Shop } from "#core/shop/shop.ts";

/** Makers of what a checkout is about: each takes what matters to a test and fills in the rest. */

export const aSku = (sku: string, priceFen: number, changes: Partial<Sku> = {}): Sku => ({
  ...{ sku, values: [], priceFen: fen(priceFen), memberFen: null, levelPrices: [] },
  ...{ weightGrams: 500, picture: null },
  ...changes,
});

/** A product of one SKU, `<id>-1`, on sale for ever. */
export const aProduct = (
  id: string,
  priceFen: number,
  changes: Partial<Product> = {},
): Product => ({
  ...{ _id: id, rev: 1, title: `商品 ${id}`, subtitle: "", description: "" },
  ...{ pictures: [`https://example.com/${id}.jpg`], detailPictures: [] },
  ...{ categories: ["tea"], kind: "goods", specs: [], skus: [aSku(`${id}-1`, priceFen)] },
  ...{ priceFixed: false, limit: null, gifts: [], related: [] },
  ...{ sale: { fromMs: 0, untilMs: null }, rank: 0, createdAtMs: 0, changedAtMs: 0 },
  ...changes,
});

export const aReduction = (
  fromFen: number,
  offFen: number,
  changes: Partial<Reduction> = {},
): Reduction => ({
  ...{ id: `r${fromFen}`, name: `满${fromFen}减${offFen}`, scope: { kind: "all" } },
  ...{ fromMs: 0, untilMs: 10_000, steps: [{ fromFen: fen(fromFen), offFen: fen(offFen) }] },
  ...changes,
});

export const aCoupon = (offFen: number, changes: Partial<Coupon> = {}): Coupon => ({
  ...{ id: "c1", campaignId: "spring", name: "春茶券", scope: { kind: "all" }, fromFen: NOTHING },
  ...{ off: { kind: "amount", offFen: fen(offFen) }, takenAtMs: 0 },
  ...{ untilMs: 10_000, countsUntilMs: 10_000, orderId: null },
  ...changes,
});

/** No reductions; 8 yuan for the first kilogram, 2 for each further; free from 99 yuan on; nothing to Tibet. */
export const aShop = (changes: Partial<Shop> = {}): Pick<Shop, "reductions" | "freight"> => ({
  reductions: [],
  freight: {
    regions: [{ regions: ["54"], rule: "refused" }],
    elsewhere: {
      ...{ firstGrams: 1_000, firstFen: fen(800), stepGrams: 1_000, stepFen: fen(200) },
      freeFromFen: fen(9_900),
    },
  },
  ...changes,
});

/** Somebody buys at retail for an address in Hangzhou, at 1 second. */
export const aBasket = (
  items: readonly Wanted[],
  products: readonly Product[],
  changes: Partial<Basket> = {},
): Basket => ({
  ...{ items, products, tier: RETAIL, shop: aShop(), coupon: null },
  ...{ to: { kind: "express", region: "330106" }, limited: [], orderId: null },
  ...{ noGiftsOf: new Set(), atMs: 1_000 },
  ...changes,
});

export const anAddress = (id: string, changes: Partial<Address> = {}): Address => ({
  ...{ id, name: "李四", phone: "13800000000", region: "330106", province: "浙江省" },
  ...{ city: "杭州市", district: "西湖区", detail: "文三路 1 号", isDefault: true },
  ...changes,
});
