import { nobody, person, staff, timer } from "#adapters/memory/deps.ts";
import type { HomePage, ListedProducts } from "#contracts/catalogue.ts";
import { emptyBuyer } from "#core/buyer/buyer.ts";
import type { ShownProduct } from "#core/catalogue/shown.ts";
import { fen } from "#core/money.ts";
import type { Reduction } from "#core/shop/shop.ts";
import { aShop, dataOf, START_MS } from "#functions/catalogue/testing/shop.ts";
import { aProduct, aPromoter, aSku } from "#tests/fixtures.ts";
import { STAFF_READ, asStaffRead } from "#tests/staffCost.ts";

const member = { ...emptyBuyer("M"), memberSinceMs: 0 };
const gold = aPromoter("G", { levels: [{ level: "gold", fromMs: 0 }] });
const tea = aProduct("tea", {
  ...{ title: "龙井", rank: 1, categories: ["green"], pictures: ["https://a/1"] },
  specs: [{ name: "重量", values: ["50g", "100g"] }],
  skus: [
    aSku("tea-50", {
      ...{ values: ["50g"], priceFen: fen(5_000), memberFen: fen(4_500) },
      levelPrices: [{ level: "silver", priceFen: fen(4_000) }],
      ...{ supplier: "farm", supplyFen: fen(1_234) },
    }),
    aSku("tea-100", { values: ["100g"], priceFen: fen(9_000) }),
  ],
  limit: { quantity: 2, days: 30 },
  gifts: [{ sku: "cup-2", quantity: 1, forEach: 2 }],
  related: ["cup", "old", "pot"],
});
const cup = aProduct("cup", {
  ...{ title: "茶杯", rank: 2, kind: "sample", categories: ["ware"] },
  specs: [{ name: "色", values: ["白", "青"] }],
  skus: [
    aSku("cup-1", { values: ["白"] }),
    aSku("cup-2", { values: ["青"], picture: "https://a/c" }),
  ],
});
const old = aProduct("old", { sale: null, rank: 0 });

function filled() {
  const shop = aShop();
  shop.put(tea, cup, old);
  shop.memory.documents.buyers.set("M", member);
  shop.memory.documents.promoters.set("G", gold);
  shop.stock("tea-50", 20);
  shop.stock("tea-100", 21);
  shop.stock("cup-1", 0);
  return shop;
}
const list = (shop: ReturnType<typeof aShop>, event: object = {}, who = person("U")) =>
  dataOf<ListedProducts>(shop.as(who, { action: "list", ...event }));
const show = (shop: ReturnType<typeof aShop>, productId: string, who = person("U")) =>
  dataOf<ShownProduct>(shop.as(who, { action: "show", productId }));
const idsOf = ({ cards }: ListedProducts) => cards.map(({ productId }) => productId);

describe("list", () => {
  it("shows what is on sale, with what is sold out and what is a sample", async () => {
    const shop = filled();
    const { cards, next } = await list(shop);
    expect(next).toBeNull();
    expect(cards).toEqual([
      {
        ...{ productId: "tea", title: "龙井", subtitle: "", cover: "https://a/1" },
        ...{ fromFen: 5_000, isFrom: true, yourFen: null, isSoldOut: false, isSample: false },
      },
      {
        ...{ productId: "cup", title: "茶杯", subtitle: "", cover: null },
        ...{ fromFen: 10_000, isFrom: false, yourFen: null, isSoldOut: true, isSample: true },
      },
    ]);
  });

  it.each([
    ["a stranger", person("U"), null],
    ["a member", person("M"), 4_500],
    ["a promoter of a level above the priced one", person("G"), 4_000],
    ["staff, who see what strangers see", staff, null],
  ])("tells the price of %s", async (_, who, yourFen) => {
    const { cards } = await list(filled(), {}, who);
    expect(cards[0]).toMatchObject({ productId: "tea", fromFen: 5_000, yourFen });
  });

  it("filters, sorts and pages", async () => {
    const shop = filled();
    expect(idsOf(await list(shop, { category: "ware" }))).toEqual(["cup"]);
    expect(idsOf(await list(shop, { search: " CUP-2 " }))).toEqual(["cup"]);
    expect(idsOf(await list(shop, { sort: "price" }))).toEqual(["tea", "cup"]);
    const page = await list(shop, { limit: 1 });
    expect(idsOf(page)).toEqual(["tea"]);
    expect(idsOf(await list(shop, { limit: 1, cursor: page.next }))).toEqual(["cup"]);
  });

  it("follows the schedule to the millisecond, out of memory", async () => {
    const shop = filled();
    const sale = { fromMs: START_MS + 10, untilMs: START_MS + 20 };
    shop.put(aProduct("soon", { sale, rank: 9 }));
    for (const [afterMs, isThere] of [
      [9, false],
      [10, true],
      [19, true],
      [20, false],
    ] as const) {
      // prettier-ignore
      shop.world.nowMs = START_MS + afterMs;
      expect(idsOf(await list(shop)).includes("soon")).toBe(isThere);
    }
  });

  it("costs no request once the shelf is full, and 1 for a caller whom the instance does not know", async () => {
    const shop = filled();
    expect(await shop.cost(() => list(shop))).toEqual([4, 0]);
    expect(await shop.cost(() => list(shop))).toEqual([0, 0]);
    expect(await shop.cost(() => list(shop, {}, staff))).toEqual(asStaffRead([0, 0]));
    expect(await shop.cost(() => list(shop, {}, person("M")))).toEqual([1, 0]);
    expect(await shop.cost(() => list(shop, {}, person("G")))).toEqual([2, 0]); // The plan is read once.
    shop.memory.documents.promoters.set("G2", { ...gold, _id: "G2" });
    expect(await shop.cost(() => list(shop, {}, person("G2")))).toEqual([1, 0]);
    expect(await shop.cost(() => shop.as(person("G2"), { action: "home" }))).toEqual([0, 0]);
  });

  it.each([
    [{ limit: 51 }, "limit"],
    [{ cursor: "x" }, "cursor"],
    [{ search: "  " }, "search"],
    [{ search: "x".repeat(51) }, "search"],
    [{ sort: "best" }, "sort"],
    [{ category: "Green" }, "category"],
    [{ openid: "M" }, ""],
  ])("refuses %j", async (event, path) => {
    const reply = await filled().as(person("U"), { action: "list", ...event });
    const error = { code: "request_invalid", issues: [{ path }] };
    expect(reply).toMatchObject({ ok: false, error });
  });

  it.each([nobody, timer])("is for people and staff", async (who) => {
    const reply = await filled().as(who, { action: "list" });
    expect(reply).toMatchObject({ ok: false, error: { code: "person_required" } });
  });
});

describe("what an instance remembers", () => {
  it("is looked at again after 4 s: what others changed is seen within 5", async () => {
    const shop = filled();
    const other = aShop(shop.memory);
    await list(shop);
    await list(other);
    other.world.nowMs += 1_000;
    await other.as(staff, { action: "setSale", productIds: ["tea"], sale: null });
    shop.stock("cup-1", 1);
    expect(idsOf(await list(other))).toEqual(["cup"]);
    shop.world.elapsedMs = 3_999;
    expect((await list(shop)).cards).toMatchObject([{ productId: "tea" }, { isSoldOut: true }]);
    shop.world.elapsedMs = 4_000;
    expect(await shop.cost(() => list(shop))).toEqual([5, 0]);
    expect((await list(shop)).cards).toMatchObject([{ productId: "cup", isSoldOut: false }]);
  });

  it("knows a caller for 4 s, and 1,000 callers at most", async () => {
    const shop = filled();
    const yourFen = async (id: string) => (await list(shop, {}, person(id))).cards[0]?.yourFen;
    expect(await yourFen("M")).toBe(4_500);
    shop.memory.documents.buyers.clear();
    shop.world.elapsedMs = 3_999;
    expect(await yourFen("M")).toBe(4_500);
    shop.world.elapsedMs = 4_000;
    expect(await yourFen("M")).toBeNull();
    for (let n = 1; n < 1_000; n++) await yourFen(`U${n}`);
    expect(await shop.cost(() => yourFen("M"))).toEqual([0, 0]);
    await yourFen("U1000");
    expect(await shop.cost(() => yourFen("M"))).toEqual([1, 0]);
  });

  it("asks only for what changed in the last two minutes", async () => {
    const shop = filled();
    await list(shop, {}, staff);
    shop.world.elapsedMs = 5_000;
    shop.world.nowMs += 5_000;
    expect(await shop.cost(() => list(shop, {}, staff))).toEqual(asStaffRead([4, 0]));
    shop.put({ ...cup, title: "新", rev: 2, changedAtMs: START_MS + 5_000 - 120_000 });
    shop.world.elapsedMs = 10_000;
    shop.world.nowMs += 5_000;
    expect(await shop.cost(() => list(shop, {}, staff))).toEqual(asStaffRead([4, 0]));
    expect((await list(shop)).cards).toMatchObject([{}, { title: "新" }]);
  });

  it.each<[string, (shop: ReturnType<typeof aShop>) => void]>([
    ["was changed under an old stamp", (shop) => shop.put({ ...cup, title: "新", rev: 2 })],
    ["was put back under an older rev", (shop) => shop.put({ ...cup, title: "新", rev: 0 })],
    ["was removed", (shop) => shop.memory.documents.products.delete("cup")],
    ["was made under an old stamp", (shop) => shop.put(aProduct("pot", { rank: 3 }))],
  ])("reads everything anew when a product %s", async (_, change) => {
    const shop = filled();
    await list(shop);
    change(shop);
    shop.world.elapsedMs = 4_000;
    shop.world.nowMs += 200_000;
    expect(await shop.cost(() => list(shop, {}, staff))).toEqual(asStaffRead([7, 0]));
    expect((await list(shop)).cards).toEqual((await list(aShop(shop.memory))).cards);
    shop.world.elapsedMs = 8_000;
    expect(await shop.cost(() => list(shop, {}, staff))).toEqual(asStaffRead([4, 0]));
  });

  it("reads everything anew every ten minutes: a stock under an old stamp too", async () => {
    const shop = filled();
    await list(shop);
    const soldOut = async (elapsedMs: number) => {
      shop.world.elapsedMs = elapsedMs;
      return (await list(shop)).cards[1]?.isSoldOut;
    };
    shop.world.nowMs += 300_000;
    expect(await soldOut(300_000)).toBe(true);
    shop.world.nowMs = START_MS;
    shop.stock("cup-1", 5);
    shop.world.nowMs += 600_000;
    expect([await soldOut(599_999), await soldOut(604_000)]).toEqual([true, false]);
  });

  it("is read once for all who ask at the same time", async () => {
    const shop = filled();
    const asked = () => Promise.all([1, 2, 3].map(() => list(shop, {}, staff)));
    expect(await shop.cost(asked)).toEqual([3 + 3 * STAFF_READ, 0]);
  });

  it("is read in pages until nothing follows", async () => {
    const shop = aShop();
    shop.put(...Array.from({ length: 1_001 }, (_, n) => aProduct(`p${n}`, { rank: n })));
    for (let n = 0; n < 1_001; n++) shop.stock(`p${n}-1`, 1);
    expect(await shop.cost(() => list(shop, {}, staff))).toEqual(asStaffRead([3 + 2 + 1, 0]));
    const { cards } = await list(shop, { cursor: "998/p998" });
    expect(cards).toMatchObject([
      { productId: "p999", isSoldOut: false },
      { productId: "p1000", isSoldOut: false },
    ]);
  });
});

describe("home", () => {
  const home = (shop: ReturnType<typeof aShop>) =>
    dataOf<HomePage>(shop.as(person("U"), { action: "home" }));

  it("shows the defaults where nobody has saved a shop", async () => {
    expect(await home(aShop())).toEqual({
      ...{ name: "小店", logo: null, banners: [], categories: [] },
      ...{ contacts: { accounts: [], phone: null }, products: { cards: [], next: null } },
    });
  });

  it("shows the shop with its first products; a banner leads to nothing that is off sale", async () => {
    const shop = filled();
    const picture = "https://a/b";
    const categories = [{ id: "green", name: "绿茶", picture: null }];
    const banners = ["tea", "old", null].map((productId) => ({ picture, productId }));
    shop.shop({ name: "小山茶", categories, banners });
    const shown = await home(shop);
    expect(shown).toMatchObject({ name: "小山茶", categories });
    expect(shown.banners.map(({ productId }) => productId)).toEqual(["tea", null, null]);
    expect(idsOf(shown.products)).toEqual(["tea", "cup"]);
  });
});

describe("show", () => {
  const reduction = (id: string, changes: Partial<Reduction> = {}): Reduction => ({
    ...{ id, name: "满减", scope: { kind: "all" }, fromMs: START_MS, untilMs: START_MS + 1 },
    ...{ steps: [{ fromFen: fen(100), offFen: fen(10) }], ...changes },
  });

  it("is all that a product's page needs", async () => {
    const shop = filled();
    const other = { kind: "categories", ids: ["ware"] } as const;
    const over = { fromMs: 0, untilMs: START_MS };
    shop.shop({
      reductions: [reduction("a"), reduction("b", { scope: other }), reduction("c", over)],
    });
    expect(await show(shop, "tea")).toEqual({
      ...{ productId: "tea", title: "龙井", subtitle: "", description: "", kind: "goods" },
      ...{ pictures: ["https://a/1"], detailPictures: [], categories: ["green"] },
      ...{ specs: tea.specs, priceFixed: false, limit: { quantity: 2, days: 30 }, sale: tea.sale },
      skus: [
        {
          ...{ sku: "tea-50", values: ["50g"], priceFen: 5_000, yourFen: null, left: 20 },
          ...{ weightGrams: 100, picture: null },
        },
        {
          ...{ sku: "tea-100", values: ["100g"], priceFen: 9_000, yourFen: null, left: "plenty" },
          ...{ weightGrams: 100, picture: null },
        },
      ],
      gifts: [
        {
          ...{ sku: "cup-2", quantity: 1, forEach: 2, title: "茶杯", values: ["青"] },
          ...{ picture: "https://a/c", isOut: true },
        },
      ],
      related: [expect.objectContaining({ productId: "cup", isSoldOut: true })],
      reductions: [
        { id: "a", name: "满减", untilMs: START_MS + 1, steps: [{ fromFen: 100, offFen: 10 }] },
      ],
    });
  });

  it.each([
    [person("U"), [null, null]],
    [person("M"), [4_500, null]],
    [person("G"), [4_000, null]],
    [staff, [null, null]],
  ])("tells the caller's own prices: %j", async (who, expected) => {
    const { skus } = await show(filled(), "tea", who);
    expect(skus.map(({ yourFen }) => yourFen)).toEqual(expected);
  });

  it("says nothing of suppliers, supply prices and others' prices, wherever a buyer looks", async () => {
    const shop = filled();
    const asked = [{ action: "home" }, { action: "list" }, { action: "show", productId: "tea" }];
    for (const event of asked) {
      const text = JSON.stringify(await shop.as(person("U"), event));
      expect(text).not.toMatch(/farm|1234|suppl|memberFen|levelPrices|4500|4000/i);
    }
  });

  it("does not know what is off sale, but staff do", async () => {
    const shop = filled();
    for (const productId of ["old", "pot"]) {
      const reply = await shop.as(person("U"), { action: "show", productId });
      expect(reply).toMatchObject({ ok: false, error: { code: "product_unknown" } });
    }
    expect(await show(shop, "old", staff)).toMatchObject({ productId: "old", sale: null });
    const reply = await shop.as(staff, { action: "show", productId: "pot" });
    expect(reply).toMatchObject({ ok: false, error: { code: "product_unknown" } });
  });

  it("counts nothing as left where there is no stock, or less than none", async () => {
    const shop = filled();
    shop.stock("cup-1", -3);
    const { skus } = await show(shop, "cup");
    expect(skus.map(({ left }) => left)).toEqual([0, 0]);
  });

  it("shows a sample without reductions", async () => {
    const shop = filled();
    shop.shop({ reductions: [reduction("a")] });
    expect((await show(shop, "cup")).reductions).toEqual([]);
  });

  it("knows a product that another instance just made, and leaves out a gift that is no more", async () => {
    const shop = filled();
    await list(shop);
    shop.put(aProduct("new", { gifts: [{ sku: "cup-1", quantity: 1, forEach: 1 }, { sku: "cup-9", quantity: 1, forEach: 1 }] })); // prettier-ignore
    expect((await show(shop, "new")).gifts).toMatchObject([{ sku: "cup-1", title: "茶杯" }]);
  });

  it("costs 1 request, and 1 for a caller whom the instance does not know", async () => {
    const shop = filled();
    await list(shop, {}, staff);
    expect(await shop.cost(() => show(shop, "tea"))).toEqual([2, 0]);
    expect(await shop.cost(() => show(shop, "tea"))).toEqual([1, 0]);
    expect(await shop.cost(() => show(shop, "tea", staff))).toEqual(asStaffRead([1, 0]));
  });
});
