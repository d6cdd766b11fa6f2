import { nobody, person, staff } from "#adapters/memory/deps.ts";
import type { SaleSet, StaffCards } from "#contracts/catalogue.ts";
import type { ShopDraft } from "#contracts/shopSettings.ts";
import type { Product } from "#core/catalogue/product.ts";
import { fen } from "#core/money.ts";
import { defaultShop } from "#core/shop/defaults.ts";
import { emptyStock } from "#core/stock/change.ts";
import type { Campaign, Shop } from "#core/shop/shop.ts";
import { aShop, dataOf, draftOf, LEVELS, START_MS } from "#functions/catalogue/testing/shop.ts";
import { aProduct, aSku } from "#tests/fixtures.ts";
import type { Caller } from "#ports/deps.ts";
import { hired } from "#tests/staffMember.ts";
import { asLogged, asStaffRead, writtenBesideLog } from "#tests/staffCost.ts";

const tea = aProduct("tea", { title: "龙井", createdAtMs: 1, changedAtMs: START_MS });
const refusal = (code: string, facts: object = {}) => ({ ok: false, error: { code, ...facts } });

describe("saveProduct", () => {
  it("makes a product, which is in this instance's lists at once", async () => {
    const shop = aShop();
    await shop.as(person("U"), { action: "list" });
    const saved = await dataOf<Product>(shop.save(draftOf(tea)));
    expect(saved).toEqual({ ...tea, rev: 1, createdAtMs: START_MS, changedAtMs: START_MS });
    expect(shop.memory.documents.products.get("tea")).toEqual(saved);
    const listed = await shop.as(person("U"), { action: "list" });
    expect(listed).toMatchObject({ data: { cards: [{ productId: "tea" }] } });
  });

  it("replaces what was read, and keeps since when there is such a product", async () => {
    const shop = aShop();
    shop.put(tea);
    const saved = await shop.save({ ...draftOf(tea), title: "新茶" }, 1);
    expect(saved).toMatchObject({
      data: { title: "新茶", rev: 2, createdAtMs: 1, changedAtMs: START_MS },
    });
  });

  it("takes the same save again as the same: nothing is written", async () => {
    const shop = aShop();
    const first = await shop.save(draftOf(tea));
    shop.world.nowMs += 1;
    expect(await shop.cost(async () => expect(await shop.save(draftOf(tea))).toEqual(first))).toEqual(asLogged([2, 0])); // prettier-ignore
    const second = await shop.save({ ...draftOf(tea), title: "新" }, 1);
    expect(await shop.save({ ...draftOf(tea), title: "新" }, 1)).toEqual(second);
  });

  it("never overwrites what others saved meanwhile", async () => {
    const shop = aShop();
    shop.put({ ...tea, rev: 3 });
    const changed = { ...draftOf(tea), title: "新" };
    expect(await shop.save(changed, 2)).toMatchObject(refusal("changed_meanwhile", { rev: 3 }));
    expect(await shop.save(changed)).toMatchObject(refusal("product_exists", { rev: 3 }));
    const unknown = { ...draftOf(aProduct("cup")) };
    expect(await shop.save(unknown, 1)).toMatchObject(refusal("product_unknown"));
    expect(shop.memory.documents.products.get("tea")).toMatchObject({ title: "龙井", rev: 3 });
  });

  it("lets one of two win who save at the same time", async () => {
    const shop = aShop();
    shop.put(tea);
    const titles = ["一", "二"].map((title) => shop.save({ ...draftOf(tea), title }, 1));
    const codes = (await Promise.all(titles)).map((reply) => (reply.ok ? "ok" : reply.error.code));
    expect(codes.sort()).toEqual(["changed_meanwhile", "ok"]);
  });

  it("knows the levels of the plan in force, and keeps level prices in their order", async () => {
    const shop = aShop();
    const priced = (...levels: string[]) => ({
      ...draftOf(tea),
      skus: [aSku("tea-1", { levelPrices: levels.map((level) => ({ level, priceFen: fen(9) })) })],
    });
    expect(await shop.save(priced(...[...LEVELS].reverse()) as never)).toMatchObject({
      data: { skus: [{ levelPrices: LEVELS.map((level) => ({ level })) }] },
    });
    const unknown = refusal("level_unknown", { sku: "tea-1", level: "platinum" });
    expect(await shop.save(priced("platinum") as never, 1)).toMatchObject(unknown);
    shop.memory.documents.calendars.delete("plans");
    expect(await shop.save(priced("gold") as never, 1)).toMatchObject(refusal("level_unknown"));
  });

  it.each([
    [{ skus: [aSku("cup-1")] }, "product_sku_invalid"],
    [{ skus: [aSku("tea-1", { values: ["x"] })] }, "product_specs_invalid"],
    [{ skus: [aSku("tea-1", { memberFen: fen(10_001) })] }, "prices_not_monotone"],
    [{ skus: [aSku("tea-1", { memberFen: fen(1) })], priceFixed: true }, "price_fixed"],
    [{ skus: [aSku("tea-1", { supplyFen: fen(10_001) })] }, "supply_above_price"],
    [{ categories: ["red"] }, "category_unknown"],
    [{ gifts: [{ sku: "cup-1", quantity: 1, forEach: 1 }] }, "gift_unknown"],
    [{ related: ["cup"] }, "related_unknown"],
  ])("refuses %j: %s", async (changes, code) => {
    const shop = aShop();
    const reply = await shop.save({ ...draftOf(tea), ...changes } as never);
    expect(reply).toMatchObject(refusal(code));
    expect(writtenBesideLog(shop.memory)).toBe(0);
  });

  it("finds what another instance saved a moment ago", async () => {
    const shop = aShop();
    await shop.as(staff, { action: "list" });
    shop.put(aProduct("cup", { changedAtMs: START_MS }));
    shop.shop({ categories: [{ id: "green", name: "绿", picture: null }] });
    const names = { categories: ["green"], related: ["cup"] };
    const gifts = [{ sku: "cup-1", quantity: 1, forEach: 1 }];
    expect(await shop.save({ ...draftOf(tea), ...names, gifts })).toMatchObject({ ok: true });
  });

  it("stops at 5,000 products, and still changes those that there are", async () => {
    const shop = aShop();
    shop.put(...Array.from({ length: 5_000 }, (_, n) => aProduct(`p${n}`)));
    const full = refusal("products_full", { productsMax: 5_000 });
    expect(await shop.save(draftOf(tea))).toMatchObject(full);
    const changed = { ...draftOf(aProduct("p7")), title: "新" };
    expect(await shop.save(changed, 1)).toMatchObject({ ok: true });
  });

  it("costs 3 requests and 1 document once the shelf is full", async () => {
    const shop = aShop();
    await shop.save(draftOf(tea));
    expect(await shop.cost(() => shop.save(draftOf(aProduct("cup"))))).toEqual(asLogged([3, 1]));
  });

  it.each<[object, string]>([
    [{ productId: "Tea" }, "product.productId"],
    [{ productId: "tea-" }, "product.productId"],
    [{ title: "x".repeat(65) }, "product.title"],
    [{ subtitle: "a\nb" }, "product.subtitle"],
    [{ pictures: ["http://a/b"] }, "product.pictures.0"],
    [{ pictures: Array(10).fill("https://a/b") }, "product.pictures"],
    [{ categories: ["a", "a"] }, "product.categories"],
    [{ skus: [] }, "product.skus"],
    [{ skus: [aSku("tea-1", { priceFen: fen(0) })] }, "product.skus.0.priceFen"],
    [{ sale: { fromMs: 5, untilMs: 5 } }, "product.sale.untilMs"],
    [{ limit: { quantity: 0, days: null } }, "product.limit.quantity"],
    [{ related: ["a", "a"] }, "product.related"],
    [{ createdAtMs: 5 }, "product"],
  ])("refuses %j by its place", async (changes, path) => {
    const reply = await aShop().save({ ...draftOf(tea), ...changes } as never);
    expect(reply).toMatchObject(refusal("request_invalid", { issues: [{ path }] }));
  });
});

describe("setSale", () => {
  const set = (shop: ReturnType<typeof aShop>, productIds: string[], sale: object | null) =>
    shop.as(staff, { action: "setSale", productIds, sale });
  const saleOf = (shop: ReturnType<typeof aShop>, id = "tea") =>
    shop.memory.documents.products.get(id)?.sale;

  it("takes products off sale and puts them on, and names those that do not exist", async () => {
    const shop = aShop();
    shop.put(tea, aProduct("cup", { sale: null }));
    const reply = await dataOf<SaleSet>(set(shop, ["tea", "pot", "cup"], null));
    expect(reply).toEqual({ set: ["tea", "cup"], unknown: ["pot"] });
    expect(saleOf(shop)).toBeNull();
    await set(shop, ["tea", "cup"], { untilMs: null });
    expect(saleOf(shop, "cup")).toEqual({ fromMs: START_MS, untilMs: null });
    expect(await shop.as(person("U"), { action: "list" })).toMatchObject({
      data: { cards: [{ productId: "cup" }, { productId: "tea" }] },
    });
  });

  it("keeps since when something is on sale, and writes nothing the second time", async () => {
    const shop = aShop();
    shop.put(tea);
    const until = { untilMs: START_MS + 5 };
    expect(await shop.cost(() => set(shop, ["tea"], until))).toEqual(asLogged([2, 1]));
    expect(saleOf(shop)).toEqual({ fromMs: 0, ...until });
    shop.world.nowMs += 1;
    expect(await shop.cost(() => set(shop, ["tea"], until))).toEqual(asLogged([1, 0]));
    const window = { fromMs: START_MS + 9, untilMs: START_MS + 10 };
    await set(shop, ["tea"], window);
    expect(saleOf(shop)).toEqual(window);
    expect(shop.memory.documents.products.get("tea")).toMatchObject({ rev: 3, changedAtMs: START_MS + 1 }); // prettier-ignore
  });

  it("refuses an end that is over", async () => {
    const shop = aShop();
    shop.put(tea);
    const over = { untilMs: START_MS };
    expect(await set(shop, ["tea"], over)).toMatchObject(refusal("sale_over"));
    expect(await set(shop, ["tea"], { fromMs: 9, untilMs: 9 })).toMatchObject(refusal("request_invalid")); // prettier-ignore
  });

  it("takes 100 products, not 101, and none twice", async () => {
    const shop = aShop();
    const ids = Array.from({ length: 101 }, (_, n) => `p${n}`);
    shop.put(...ids.map((id) => aProduct(id)));
    expect(await set(shop, ids.slice(1), null)).toMatchObject({ data: { unknown: [] } });
    expect(await set(shop, ids, null)).toMatchObject(refusal("request_invalid"));
    expect(await set(shop, ["p1", "p1"], null)).toMatchObject(refusal("request_invalid"));
  });
});

describe("products", () => {
  const products = (shop: ReturnType<typeof aShop>, event: object = {}) =>
    dataOf<StaffCards>(shop.as(staff, { action: "products", ...event }));

  it("lists all of them as of now, with how they stand", async () => {
    const shop = aShop();
    await products(shop);
    shop.put(tea, aProduct("cup", { sale: null, rank: 1, changedAtMs: START_MS }));
    const sale = { fromMs: START_MS + 1, untilMs: null };
    shop.put(aProduct("pot", { sale, rank: 2, changedAtMs: START_MS }));
    const { products: rows, next } = await products(shop);
    expect(rows.map(({ productId, state }) => [productId, state])).toEqual([
      ["tea", "on"],
      ["cup", "off"],
      ["pot", "planned"],
    ]);
    expect(next).toBeNull();
    expect(rows[0]).toEqual({
      ...{ productId: "tea", title: "龙井", subtitle: "", cover: null, fromFen: 10_000 },
      ...{
        isFrom: false,
        isSoldOut: true,
        isSample: false,
        rev: 1,
        categories: [],
        skus: 1,
        lowSkus: 0,
      },
      ...{ sale: tea.sale, state: "on", rank: 0, changedAtMs: START_MS },
    });
    const off = await products(shop, { state: "off" });
    expect(off.products.map(({ productId }) => productId)).toEqual(["cup"]);
    const page = await products(shop, { limit: 2, search: "-1" });
    expect(page.products).toHaveLength(2);
    expect(await products(shop, { cursor: page.next })).toMatchObject({ products: [{ productId: "pot" }] }); // prettier-ignore
  });

  it("says how many SKUs of each are low, wherever they lie", async () => {
    const shop = aShop();
    const skus = ["tea-1", "tea-2", "tea-3"].map((sku) => aSku(sku));
    shop.put({ ...tea, skus }, aProduct("cup", { changedAtMs: START_MS }));
    const stocks = shop.memory.documents.stocks;
    const low = { ...emptyStock("tea-1", "", "tea-1"), available: 2, lowAt: 2, aboveLow: 0 };
    stocks.set("tea-1", low);
    stocks.set("tea-1@S1", { ...low, _id: "tea-1@S1", place: "S1" });
    stocks.set("tea-2@S1", { ...low, _id: "tea-2@S1", sku: "tea-2", place: "S1", aboveLow: -1 });
    shop.stock("tea-3", 5);
    const { products: rows } = await products(shop);
    expect(rows.map(({ productId, lowSkus }) => [productId, lowSkus])).toEqual([
      ["cup", 0],
      ["tea", 2],
    ]);
  });

  it("costs 5 requests", async () => {
    const shop = aShop();
    shop.put(tea);
    await products(shop);
    expect(await shop.cost(() => products(shop))).toEqual(asStaffRead([5, 0]));
  });

  it("reads one, whole, with the rev to save it by", async () => {
    const shop = aShop();
    const priced = { ...tea, skus: [aSku("tea-1", { supplier: "farm", supplyFen: fen(5) })] };
    shop.put(priced);
    const read = (productId: string) => shop.as(staff, { action: "product", productId });
    expect(await read("tea")).toEqual({ ok: true, data: priced });
    expect(await read("cup")).toMatchObject(refusal("product_unknown"));
  });

  it("tells somebody of a store nothing of what is low elsewhere", async () => {
    const shop = aShop();
    shop.put({ ...tea, skus: [aSku("tea-1")] });
    const stock = { ...emptyStock("tea-1", "S2", "tea-1@S2"), lowAt: 5, aboveLow: -5 };
    shop.memory.documents.stocks.set("tea-1@S2", stock);
    const { caller, session } = hired(shop.memory.documents, "store", START_MS, ["S1"]);
    const low = async (as: Caller, fields: object = {}) => {
      const reply = await dataOf<StaffCards>(shop.as(as, { action: "products", ...fields }));
      return reply.products.map(({ lowSkus }) => lowSkus);
    };
    expect(await low(staff)).toEqual([1]);
    expect(await low(caller, { session })).toEqual([0]);
  });

  it("tells somebody of a store nothing of suppliers and their prices", async () => {
    const shop = aShop();
    shop.put({ ...tea, skus: [aSku("tea-1", { supplier: "farm", supplyFen: fen(5) })] });
    const { caller, session } = hired(shop.memory.documents, "store", START_MS, ["S1"]);
    const asked = { action: "product", productId: "tea", session };
    expect(await shop.as(caller, asked)).toEqual({
      ...{ ok: true, data: { ...tea, skus: [aSku("tea-1")] } },
    });
  });
});

describe("saveShop", () => {
  const { _id, rev: _rev, ...rest } = defaultShop;
  const draft = rest as unknown;
  const save = (shop: ReturnType<typeof aShop>, changes: object = {}, rev = 0) =>
    shop.as(staff, { action: "saveShop", rev, shop: { ...(draft as ShopDraft), ...changes } });
  const category = (id: string) => ({ id, name: id, picture: null });

  it("starts from the defaults", async () => {
    const shop = aShop();
    expect(await shop.as(staff, { action: "shop" })).toEqual({ ok: true, data: defaultShop });
    expect(defaultShop).toMatchObject({
      freight: {
        elsewhere: { firstGrams: 1_000, firstFen: 800, stepFen: 200, freeFromFen: 9_900 },
      },
      ...{ afterSalesDays: 15, receiveDays: 10 },
    });
  });

  it("saves, shows it at once, and never overwrites what others saved", async () => {
    const shop = aShop();
    await shop.as(person("U"), { action: "home" });
    const saved = await dataOf<Shop>(save(shop, { name: "小山茶" }));
    expect(saved).toEqual({ ...defaultShop, name: "小山茶", rev: 1 });
    expect(await shop.as(person("U"), { action: "home" })).toMatchObject({ data: { name: "小山茶" } }); // prettier-ignore
    expect(await save(shop, { name: "小山茶" })).toEqual({ ok: true, data: saved });
    expect(await save(shop, { name: "别的" })).toMatchObject(refusal("changed_meanwhile", { rev: 1 })); // prettier-ignore
    expect(await save(shop, { name: "别的" }, 1)).toMatchObject({ data: { rev: 2 } });
    expect(await shop.cost(() => save(shop, { name: "又" }, 2))).toEqual(asLogged([6, 1]));
    expect(await shop.as(staff, { action: "shop" })).toMatchObject({
      data: { name: "又", rev: 3 },
    });
  });

  it("keeps a category that products use, also those that another instance just saved", async () => {
    const shop = aShop();
    await save(shop, { categories: [category("green"), category("black")] });
    shop.put({ ...tea, categories: ["green"], sale: null });
    const used = refusal("category_used", { category: "green", productId: "tea" });
    expect(await save(shop, { categories: [category("black")] }, 1)).toMatchObject(used);
    expect(await save(shop, { categories: [category("green")] }, 1)).toMatchObject({ ok: true });
  });

  it("keeps a category as long as a coupon for it may be good", async () => {
    const shop = aShop();
    await save(shop, { categories: [category("green"), category("black")] });
    const campaign = (id: string, ids: readonly string[], untilMs: number): Campaign => ({
      ...{ _id: id, rev: 1, name: id, scope: { kind: "categories", ids }, fromFen: fen(0) },
      ...{ off: { kind: "amount", offFen: fen(1) }, takeFromMs: 0, takeUntilMs: 1 },
      ...{ good: { untilMs }, perPerson: 1, total: null, isEnded: true },
    });
    const { campaigns } = shop.memory.documents;
    for (let n = 0; n < 100; n++) campaigns.set(`a${n}`, campaign(`a${n}`, ["black"], START_MS));
    campaigns.set("b", campaign("b", ["black", "green"], START_MS + 1));
    const only = { categories: [category("black")] };
    expect(await save(shop, only, 1)).toMatchObject(
      refusal("category_in_coupons", { category: "green", campaignId: "b" }),
    );
    campaigns.set("b", campaign("b", ["green"], START_MS));
    expect(await save(shop, only, 1)).toMatchObject({ ok: true });
  });

  const reduction = {
    ...{ id: "a", name: "满减", scope: { kind: "all" }, fromMs: 0, untilMs: 1 },
    steps: [{ fromFen: 100, offFen: 10 }],
  };
  const refused = { regions: ["33"], rule: "refused" };
  it.each<[object, string]>([
    [{ categories: [category("a"), category("a")] }, "category_twice"],
    [{ freight: { regions: [refused, refused], elsewhere: "refused" } }, "freight_region_twice"],
    [{ reductions: [reduction, reduction] }, "reduction_invalid"],
    [
      { reductions: [{ ...reduction, scope: { kind: "categories", ids: ["x"] } }] },
      "category_unknown",
    ],
    [
      { reductions: [{ ...reduction, scope: { kind: "products", ids: ["x"] } }] },
      "related_unknown",
    ],
    [{ banners: [{ picture: "https://a/b", productId: "x" }] }, "related_unknown"],
  ])("refuses %j: %s", async (changes, code) => {
    const shop = aShop();
    expect(await save(shop, changes)).toMatchObject(refusal(code));
    expect(writtenBesideLog(shop.memory)).toBe(0);
  });

  const account = { kind: "qq", account: "10001" };
  it("takes six accounts and a phone, and refuses the seventh", async () => {
    const contacts = (count: number) => ({
      contacts: { accounts: Array(count).fill(account), phone: "400-123-4567" },
    });
    expect(await save(aShop(), contacts(6))).toMatchObject({ ok: true });
    const issues = [{ path: "shop.contacts.accounts", message: "最多 6 个客服账号" }];
    expect(await save(aShop(), contacts(7))).toMatchObject(refusal("request_invalid", { issues }));
  });

  it.each<[object, string]>([
    [{ name: "x".repeat(31) }, "shop.name"],
    [{ afterSalesDays: 6 }, "shop.afterSalesDays"],
    [{ receiveDays: 0 }, "shop.receiveDays"],
    [{ freight: { regions: [{ ...refused, regions: ["330"] }], elsewhere: "refused" } }, "shop.freight.regions.0.regions.0"],
    [{ freight: { regions: [{ ...refused, regions: ["330000"] }], elsewhere: "refused" } }, "shop.freight.regions.0.regions.0"],
    [{ freight: { regions: [], elsewhere: "free" } }, "shop.freight.elsewhere"],
    [{ categories: Array.from({ length: 51 }, (_, n) => category(`c${n}`)) }, "shop.categories"],
    [{ reductions: Array.from({ length: 51 }, (_, n) => ({ ...reduction, id: `r${n}` })) }, "shop.reductions"],
    [{ reductions: [{ ...reduction, untilMs: 0 }] }, "shop.reductions.0.untilMs"],
  ])("refuses %j by its place", async (changes, path) => {
    expect(await save(aShop(), changes)).toMatchObject(refusal("request_invalid", { issues: [{ path }] })); // prettier-ignore
  }); // prettier-ignore
});

it.each(["saveProduct", "setSale", "products", "product", "saveShop", "shop"])(
  "%s is for staff",
  async (action) => {
    for (const who of [nobody, person("U")]) {
      expect(await aShop().as(who, { action })).toMatchObject(refusal("staff_required"));
    }
  },
);
