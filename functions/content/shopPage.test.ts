import type { MyShop, PosterData, VisitedShop } from "#contracts/content.ts";
import { aTheme } from "#core/content/testing/content.ts";
import { aBrand, NOW_MS, refused } from "#functions/content/testing/shop.ts";

const said = (changes: object = {}) => ({
  ...{ action: "saveMyShop", name: "阿明的茶桌", slogan: "慢慢喝", backgroundId: "spring" },
  ...{ logoId: "spring", featured: ["pot", "tea"], ...changes },
});
const allDay = { fromMs: NOW_MS - 1, untilMs: NOW_MS + 1_000 };

function aStreet() {
  const brand = aBrand();
  const { themes } = brand.memory.documents;
  const spring = { isOffered: true, colour: "spring", logo: "https://a/spring-logo" } as const;
  themes.set("spring", aTheme("spring", { ...spring, name: "春" }));
  themes.set(
    "plain",
    aTheme("plain", { isOffered: true, background: null, logo: "https://a/plain" }),
  );
  themes.set(
    "feast",
    aTheme("feast", { colour: "festive", push: { ...allDay, target: { kind: "all" } } }),
  );
  const gold = { kind: "level", level: "gold" } as const;
  themes.set("gold", aTheme("gold", { colour: "winter", push: { ...allDay, target: gold } }));
  const visit = (number: number, openid = "oVisitor") =>
    brand.by(openid, { action: "visit", number });
  const visited = (number: number, openid = "oVisitor") =>
    brand.seenBy<VisitedShop>(openid, { action: "visit", number });
  const mine = (openid = "oA") => brand.seenBy<MyShop>(openid, { action: "myShop" });
  return { ...brand, visit, visited, mine };
}

describe("a promoter's own page", () => {
  it("is a default before he says anything, in what the brand pushes, with what he may choose", async () => {
    const { mine } = aStreet();
    expect(await mine()).toEqual({
      ...{ number: 7, name: "", shownName: "推广员 7 的小店", slogan: "" },
      ...{ backgroundId: null, logoId: null, featured: [] },
      look: {
        ...{ colour: "festive", background: "https://a/feast", backgroundFrom: "push" },
        ...{ logo: "https://a/logo", logoFrom: "default" },
      },
      backgrounds: [
        { themeId: "spring", name: "春", picture: "https://a/spring", colour: "spring" },
      ],
      logos: [
        { themeId: "plain", name: "主题plain", picture: "https://a/plain", colour: "autumn" },
        { themeId: "spring", name: "春", picture: "https://a/spring-logo", colour: "spring" },
      ],
    });
  });

  it("is what he saved, before what is pushed, in his order, and saved once", async () => {
    const { by, cost, mine, memory } = aStreet();
    await by("oA", said());
    const shop = await mine();
    expect(shop).toMatchObject({
      ...{ name: "阿明的茶桌", shownName: "阿明的茶桌", slogan: "慢慢喝", backgroundId: "spring" },
      look: { colour: "spring", backgroundFrom: "own", logoFrom: "own" },
    });
    expect(shop.featured.map(({ productId }) => productId)).toEqual(["pot", "tea"]);
    expect(await cost(() => by("oA", said()))).toEqual([2, 0]);
    expect(await cost(() => by("oA", said({ slogan: "" })))).toEqual([3, 1]);
    expect(memory.documents.shopPages.size).toBe(1);
  });

  it.each<[string, object, object]>([
    [
      "a name as if he were the brand",
      { name: "云隙茶舍" },
      { field: "name", phrases: ["云隙茶舍"] },
    ],
    ["a name with 官方", { name: "云隙官方店" }, { field: "name", phrases: ["官方"] }],
    ["a phone in the slogan", { slogan: "找我 13800138000" }, { field: "slogan" }],
    ["an address in the slogan", { slogan: "看 tea.example.com" }, { field: "slogan" }],
    ["a promise", { slogan: "跟我一起躺赚" }, { field: "slogan", phrases: ["躺赚"] }],
  ])("is refused with %s", async (_, changes, facts) => {
    const { by, memory } = aStreet();
    const reply = await by("oA", said(changes));
    expect(reply).toMatchObject({ error: { code: "phrase_forbidden", ...facts } });
    expect(memory.documents.shopPages.size).toBe(0);
  });

  it("takes pictures only out of what is offered", async () => {
    const { by } = aStreet();
    for (const changes of [
      { backgroundId: "feast" },
      { backgroundId: "plain" },
      { logoId: "gold" },
      { logoId: "nothing" },
    ]) {
      expect(await by("oA", said(changes))).toEqual(refused("theme_unknown"));
    }
    expect(await by("oA", said({ logoId: "plain" }))).toMatchObject({ ok: true });
  });

  it("takes products only out of what is on sale, and shows those that still are", async () => {
    const { by, mine, memory, wait } = aStreet();
    for (const productId of ["old", "nothing"]) {
      const reply = await by("oA", said({ featured: ["tea", productId] }));
      expect(reply).toMatchObject({ error: { code: "product_not_offered", productId } });
    }
    await by("oA", said());
    const pot = memory.documents.products.get("pot");
    if (pot) {
      const changes = { rev: pot.rev + 1, changedAtMs: NOW_MS, sale: null };
      memory.documents.products.set("pot", { ...pot, ...changes });
    }
    wait();
    expect((await mine()).featured.map(({ productId }) => productId)).toEqual(["tea"]);
  });

  it("falls back to what is pushed when its theme is ended", async () => {
    const { by, byStaff, mine } = aStreet();
    await by("oA", said());
    await byStaff({ action: "endTheme", themeId: "spring" });
    expect(await mine()).toMatchObject({
      ...{ backgroundId: null, logoId: null, backgrounds: [] },
      look: { colour: "festive", backgroundFrom: "push", logoFrom: "default" },
    });
  });

  it.each<[string, object]>([
    ["a long name", { name: "一二三四五六七八九十一二三四五六七" }],
    ["a name of two lines", { name: "a\nb" }],
    ["21 products", { featured: Array.from({ length: 21 }, (_, n) => `p${n}`) }],
    ["a product twice", { featured: ["tea", "tea"] }],
    ["a picture of his own", { background: "https://evil/x.png" }],
    ["another's number", { number: 8 }],
  ])("is refused with %s", async (_, changes) => {
    const { by } = aStreet();
    expect(await by("oA", said(changes))).toMatchObject({ error: { code: "request_invalid" } });
  });

  it.each([
    ["oVisitor", "promoter_required"],
    ["oBanned", "promoter_banned"],
    ["oLeft", "promoter_left"],
  ] as const)("is not for %s: %s", async (openid, code) => {
    const { by, memory } = aStreet();
    for (const event of [{ action: "myShop" }, said(), { action: "posterData" }]) {
      expect(await by(openid, event)).toEqual(refused(code));
    }
    expect(memory.documents.shopPages.size).toBe(0);
  });
});

describe("a visitor of a promoter's page", () => {
  it("sees name, look and products at his own prices, and nothing of the promoter", async () => {
    const { by, by: _by, visited } = aStreet();
    await by("oA", said());
    const page = await visited(7);
    expect(page).toMatchObject({
      ...{ number: 7, name: "阿明的茶桌", slogan: "慢慢喝", featuredBy: "promoter", isOwn: false },
      featured: [{ productId: "pot", fromFen: 5_000, yourFen: null }, { productId: "tea" }],
    });
    expect(JSON.stringify(page)).not.toContain("oA");
    expect(Object.keys(page).sort()).toEqual([
      ...["featured", "featuredBy", "isOwn", "look", "name", "number", "slogan"],
    ]);
    expect(await visited(7, "oA")).toMatchObject({
      isOwn: true,
      featured: [{ yourFen: 4_500 }, {}],
    });
  });

  it("finds a page that nobody dressed, in the look for its promoter's level", async () => {
    const { visited } = aStreet();
    const page = await visited(8);
    expect(page).toMatchObject({
      ...{ name: "推广员 8 的小店", featuredBy: "shop" },
      look: { colour: "winter", background: "https://a/gold", backgroundFrom: "push" },
    });
    expect(page.featured.map(({ productId }) => productId)).toEqual(["tea", "cup", "pot"]);
  });

  it("is told that there is none, or that it is closed, and where to go", async () => {
    const { visit } = aStreet();
    expect(await visit(99)).toEqual(refused("shop_page_unknown"));
    expect(await visit(9)).toEqual(refused("shop_page_closed"));
    expect(await visit(10)).toEqual(refused("shop_page_closed"));
    for (const number of [0, 1.5, "7", -1]) {
      expect(await visit(number as number)).toMatchObject({ error: { code: "request_invalid" } });
    }
  });

  it("costs 1 request out of a warm instance", async () => {
    const { cost, visited, wait } = aStreet();
    await visited(7);
    expect(await cost(() => visited(8))).toEqual([1, 0]);
    wait();
    expect(await cost(() => visited(8))).toEqual([1 + 1 + 1 + 4, 0]);
  });
});

describe("a poster", () => {
  const poster = (street: ReturnType<typeof aStreet>, event: object = {}, openid = "oA") =>
    street.seenBy<PosterData>(openid, { action: "posterData", ...event });

  it("has the product at everybody's price, the promoter's number, and what every picture says", async () => {
    const street = aStreet();
    const data = await poster(street, { productId: "tea" });
    expect(data).toMatchObject({
      ...{ promoterNumber: 7, brandName: "云隙茶舍", brandLogo: "https://a/logo" },
      ...{ shopName: "推广员 7 的小店", priceNote: "价格与库存以下单页面为准" },
      product: {
        ...{ productId: "tea", title: "tea", subtitle: "", picture: "https://a/tea" },
        ...{ fromFen: 5_000, isFrom: false },
      },
      advert: {
        mark: "广告",
        footer: "广告 · 由推广者分享，购买后推广者可获佣金 · 销售者：杭州云隙茶业有限公司",
      },
    });
    expect(data.templates.map(({ id }) => id)).toEqual(["classic", "picture", "letter", "season"]);
    expect(JSON.stringify(data)).not.toContain("4500");
    await street.by("oA", said());
    expect(await poster(street)).toMatchObject({
      ...{ product: null, shopName: "阿明的茶桌", slogan: "慢慢喝", look: { colour: "spring" } },
    });
  });

  it("is none of a product that is not on sale", async () => {
    const { by } = aStreet();
    for (const productId of ["old", "nothing"]) {
      expect(await by("oA", { action: "posterData", productId })).toEqual(
        refused("product_unknown"),
      );
    }
  });
});
