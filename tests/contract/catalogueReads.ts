import { emptyBuyer } from "#core/buyer/buyer.ts";
import { cardOf } from "#core/catalogue/card.ts";
import { fen } from "#core/money.ts";
import { ok } from "#core/result.ts";
import { emptyStock } from "#core/stock/change.ts";
import { stockId } from "#core/stock/stock.ts";
import type { CatalogueReads, ProductsMark } from "#ports/catalogueReads.ts";
import type { Store } from "#ports/store.ts";
import { aProduct, aPromoter, aSku } from "#tests/fixtures.ts";

/** Later than what any other test in the same database changes. */
const SINCE_MS = Date.parse("2099-01-01T00:00:00+08:00");

const long = aProduct("zz-long", {
  ...{ title: "龙井", description: "long text", detailPictures: ["https://a/b"] },
  ...{ pictures: ["https://a/1", "https://a/2"], categories: ["zz-green", "zz-new"] },
  specs: [{ name: "重量", values: ["50g", "100g"] }],
  skus: [
    aSku("zz-long-50", { values: ["50g"], memberFen: fen(9_000), supplyFen: fen(1) }),
    aSku("zz-long-100", { values: ["100g"], levelPrices: [{ level: "gold", priceFen: fen(5) }] }),
  ],
  ...{ gifts: [{ sku: "zz-cup-1", quantity: 1, forEach: 2 }], changedAtMs: SINCE_MS },
});
const cup = aProduct("zz-cup", { sale: null, changedAtMs: SINCE_MS + 1 });
const old = aProduct("zz-old", { changedAtMs: SINCE_MS - 1 });

const stock = (sku: string, place: string, available: number, changedAtMs: number) => ({
  ...emptyStock(sku, place, stockId(sku, place)),
  ...{ available, changedAtMs, holds: [{ key: "o", quantity: 1, untilMs: 1 }] },
});

/** What every `CatalogueReads` must answer. Run on the memory adapter, and on CloudBase's over the wire. */
export function catalogueReadsContract(open: () => { store: Store; reads: CatalogueReads }): void {
  let reads: CatalogueReads;
  let store: Store;
  let before: ProductsMark;
  beforeAll(async () => {
    ({ store, reads } = open());
    before = await reads.productsMark();
    for (const one of [long, cup, old]) await store.create("products", one);
    await store.create("stocks", stock("zz-long-50", "", 3, SINCE_MS));
    await store.create("stocks", stock("zz-long-50", "S1", 9, SINCE_MS));
    await store.create("stocks", stock("zz-cup-1", "", 0, SINCE_MS));
    await store.create("stocks", stock("zz-old-1", "", 7, SINCE_MS - 1));
    await store.create("promoters", aPromoter("zz-P", { levels: [{ level: "gold", fromMs: 1 }] }));
    await store.create("buyers", { ...emptyBuyer("zz-B"), memberSinceMs: 5 });
    await store.create("buyers", { ...emptyBuyer("zz-P"), memberSinceMs: null });
  }, 30_000);

  it("tells a stranger, a member and a promoter", async () => {
    const stranger = { memberSinceMs: null, promoter: null, calendar: { _id: "plans" } };
    expect(await reads.customerView("zz-nobody")).toMatchObject(stranger);
    expect(await reads.customerView("zz-B")).toMatchObject({ ...stranger, memberSinceMs: 5 });
    expect(await reads.customerView("zz-P")).toMatchObject({
      ...{ memberSinceMs: null, promoter: { _id: "zz-P", levels: [{ level: "gold", fromMs: 1 }] } },
    });
  });

  it("reads products with what the warehouse has of each SKU, not what stores have", async () => {
    const found = await reads.productsStocked(["zz-long", "zz-none", "zz-cup", "zz-old"]);
    const sorted = [...found].sort((a, b) => (a.product._id < b.product._id ? -1 : 1));
    expect(sorted).toEqual([
      { product: cup, left: [{ sku: "zz-cup-1", available: 0 }] },
      { product: long, left: [{ sku: "zz-long-50", available: 3 }] },
      { product: old, left: [{ sku: "zz-old-1", available: 7 }] },
    ]);
    expect(await reads.productsStocked([])).toEqual([]);
  });

  it("tells products that changed at or after an instant, by id, enough for their cards", async () => {
    const changed = await reads.productsChanged(SINCE_MS, "", 10);
    expect(changed.map(cardOf)).toEqual([cup, long].map(cardOf));
    expect(await reads.productsChanged(SINCE_MS, "", 1)).toMatchObject([{ _id: "zz-cup" }]);
    expect(await reads.productsChanged(SINCE_MS, "zz-cup", 10)).toMatchObject([{ _id: "zz-long" }]);
    expect(await reads.productsChanged(SINCE_MS + 2, "", 10)).toEqual([]);
    const all = await reads.productsChanged(0, "zz-l", 10);
    expect(all.map(({ _id }) => _id)).toEqual(["zz-long", "zz-old"]);
  });

  it("marks what there is, so that nothing changes unseen", async () => {
    const { count, revs } = await reads.productsMark();
    expect({ count: count - before.count, revs: revs - before.revs }).toEqual({
      count: 3,
      revs: 3,
    });
    await store.change("products", "zz-old", (known) => ok({ ...(known ?? old), rank: 9 }));
    expect(await reads.productsMark()).toEqual({ count, revs: revs + 1 });
  });

  it("tells which SKUs are low in any place", async () => {
    const low = { ...stock("zz-long-100", "S1", 2, 1), lowAt: 2, aboveLow: 0 };
    await store.create("stocks", low);
    await store.create("stocks", { ...stock("zz-long-100", "", 3, 1), lowAt: 2, aboveLow: 1 });
    await store.create("stocks", { ...stock("zz-old-2", "", 0, 1), lowAt: 2, aboveLow: -2 });
    const asked = ["zz-long-100", "zz-long-50", "zz-cup-1"];
    expect(await reads.lowAmong(asked)).toEqual(["zz-long-100"]);
    expect(await reads.lowAmong(["zz-cup-1"])).toEqual([]);
    expect(await reads.lowAmong([])).toEqual([]);
  });

  it("tells what changed in the warehouse, and nothing of stores", async () => {
    const cups = { sku: "zz-cup-1", available: 0 };
    const fifty = { sku: "zz-long-50", available: 3 };
    expect(await reads.leftChanged(SINCE_MS, "", 10)).toEqual([cups, fifty]);
    expect(await reads.leftChanged(SINCE_MS, "", 1)).toEqual([cups]);
    expect(await reads.leftChanged(SINCE_MS, "zz-cup-1", 10)).toEqual([fifty]);
    expect(await reads.leftChanged(SINCE_MS + 1, "", 10)).toEqual([]);
  });
}
