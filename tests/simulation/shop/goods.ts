import { memoryStocks } from "#adapters/memory/stocks.ts";
import { emptyBuyer } from "#core/buyer/buyer.ts";
import { aProduct, aReduction, anAddress, aShop, aSku } from "#core/checkout/testing/goods.ts";
import { basisPoints, fen, NOTHING } from "#core/money.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import type { Campaign } from "#core/shop/shop.ts";
import type { ShopStore } from "#core/shop/store.ts";
import { aPromoter } from "#tests/fixtures.ts";
import type { Shop } from "#tests/simulation/shop/shop.ts";

const FOR_EVER_MS = Date.UTC(2040, 0, 1);
const levels = (priceFen: number) => [{ level: "gold", priceFen: fen(priceFen) }];

const PRODUCTS = [
  aProduct("tea", 6_001, {
    skus: [
      aSku("tea-1", 6_001, { memberFen: fen(5_403), levelPrices: levels(4_999) }),
      aSku("tea-2", 6_001, { memberFen: fen(5_500), weightGrams: 1_300 }),
    ],
    gifts: [{ sku: "bag-1", quantity: 1, forEach: 2 }],
  }),
  aProduct("cup", 4_007, { categories: ["ware"] }),
  aProduct("few", 1_003, { limit: { quantity: 3, days: null } }),
  aProduct("bag", 533, { gifts: [{ sku: "cup-1", quantity: 1, forEach: 3 }] }),
  aProduct("fix", 2_999, { priceFixed: true }),
  aProduct("try", 99, { kind: "sample", limit: { quantity: 1, days: 400 } }),
];
export const SKUS = PRODUCTS.flatMap(({ skus }) => skus.map(({ sku }) => sku));
export const LIMITS: ReadonlyMap<string, number> = new Map(
  PRODUCTS.flatMap(({ _id, limit }) => (limit ? [[_id, limit.quantity]] : [])),
);

const campaign = (id: string, changes: Partial<Campaign>): Campaign => ({
  ...{ _id: id, rev: 1, name: id, scope: { kind: "all" }, fromFen: NOTHING },
  off: { kind: "amount", offFen: fen(701) },
  ...{ takeFromMs: 0, takeUntilMs: FOR_EVER_MS, good: { untilMs: FOR_EVER_MS } },
  ...{ perPerson: 2, total: null, isEnded: false },
  ...changes,
});
export const CAMPAIGNS: readonly Campaign[] = [
  campaign("spring", { total: 4 }),
  campaign("tenth", {
    off: { kind: "rate", offBp: basisPoints(1_000), mostFen: fen(1_500) },
    scope: { kind: "categories", ids: ["tea"] },
    good: { days: 20 },
  }),
];

const store = (id: string, changes: Partial<ShopStore>): ShopStore => ({
  ...{ _id: id, rev: 1, name: `门店 ${id}`, phone: "0571-1234567", region: "330106" },
  ...{ address: "文三路 2 号", latitude: 30.2, longitude: 120.1, hours: [], picture: null },
  ...{ picksUp: true, delivers: false, isOpen: true },
  ...changes,
});
export const BUYERS = ["B1", "B2", "B3", "B4"];
/** Who works in the store S1. */
export const CLERK = "CLERK";
const PLACES = ["", "@S1", "@S2"];

/** Products, stores, coupons, buyers, and pieces in stock: of some hardly any. */
export async function furnish(shop: Shop): Promise<void> {
  const { memory, random } = shop;
  const { documents } = memory;
  for (const product of PRODUCTS) documents.products.set(product._id, product);
  documents.shops.set("brand", {
    ...{ ...defaultShop, ...aShop(), rev: 1, afterSalesDays: 7, receiveDays: 10 },
    reductions: [
      aReduction(10_000, 1_001, { untilMs: FOR_EVER_MS }),
      aReduction(4_000, 333, {
        ...{ id: "ware", untilMs: FOR_EVER_MS, scope: { kind: "categories", ids: ["ware"] } },
      }),
    ],
  });
  for (const one of CAMPAIGNS) documents.campaigns.set(one._id, one);
  documents.stores.set("S1", store("S1", {}));
  documents.stores.set("S2", store("S2", { delivers: true }));
  const regions = [{ region: "3301", storeId: "S2" }];
  documents.territories.set("brand", { _id: "brand", rev: 1, regions });
  const term = { promoterId: CLERK, fromMs: 0, untilMs: null, by: "staff-1" };
  documents.posts.set("store/S1", { _id: "store/S1", rev: 1, holders: [], staff: [term] });
  documents.calendars.set("plans", { _id: "plans", rev: 1, versions: [] });
  documents.promoters.set("B2", {
    ...aPromoter("B2", { number: 1 }),
    levels: [{ level: "gold", fromMs: 0 }],
  });
  for (const id of BUYERS) {
    documents.buyers.set(id, {
      ...{ ...emptyBuyer(id), rev: 1, memberSinceMs: random.chance(40) ? 1 : null },
      addresses: [
        anAddress("near"),
        anAddress("far", {
          region: "440103",
          province: "广东省",
          city: "广州市",
          isDefault: false,
        }),
      ],
    });
  }
  const most = random.pick([4, 10, 40]);
  for (const place of PLACES) {
    for (const sku of SKUS) await bring(shop, `${sku}${place}`, 1 + random.below(most), "first");
  }
  for (const { _id, total } of CAMPAIGNS) {
    if (total !== null) await bring(shop, `coupon/${_id}`, total, "first");
  }
}

/** Pieces come, under a key that no others came under. */
export async function bring(shop: Shop, id: string, pieces: number, key: string): Promise<void> {
  const { truth, memory, clock } = shop;
  truth.came.set(id, (truth.came.get(id) ?? 0) + pieces);
  await memoryStocks(memory).move(id, {
    ...{ key, kind: "received", available: pieces, held: 0 },
    ...{ atMs: clock.nowMs, about: "delivery", by: "staff-1" },
  });
}

/** Staff change what things cost, what comes along with them, and what is sold at all. */
export function changeGoods({ memory, random }: Shop): void {
  const product = random.pick(PRODUCTS);
  const riseFen = random.pick([0, 0, 7, 100]);
  memory.documents.products.set(product._id, {
    ...product,
    skus: product.skus.map((sku) => ({ ...sku, priceFen: fen(sku.priceFen + riseFen) })),
    gifts: random.chance(80) ? product.gifts : [],
    sale: random.chance(90) ? product.sale : null,
  });
}
