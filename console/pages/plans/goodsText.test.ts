import { goodsIn, named, namesOf, productIdsOf } from "./goodsText.ts";

/** Goal: sentences of functions say goods by name, and nothing else in them changes. */
const SKU = { priceFen: 1, memberFen: null, levelPrices: [], weightGrams: 1, picture: null };
const NAMES = namesOf(
  new Map([
    ["tea", { title: "白茶", skus: [{ ...SKU, sku: "tea-50", values: ["50 克"] }] }],
    ["tea-50", { title: "礼盒", skus: [{ ...SKU, sku: "tea-50-x", values: [] }] }],
    ["gone", null],
  ] as unknown as Parameters<typeof namesOf>[0]),
  [
    { id: "tea", name: "茶叶" },
    { id: "茶", name: "茶" },
  ],
);
const PLAN = {
  overrides: [{ sku: "tea-50" }, { sku: "tea-50-x" }, { sku: "gone-1" }, { sku: "tea-50" }],
  components: { team: { rules: [{ category: "tea" }, { category: null }, { sku: 3 }] } },
};

it("finds the ids wherever they stand, each once", () => {
  const ids = goodsIn(PLAN);
  expect(ids).toEqual({ skus: ["tea-50", "tea-50-x", "gone-1"], categories: ["tea"] });
  expect(productIdsOf(ids)).toEqual(["tea", "tea-50", "gone"]);
  expect(goodsIn(null)).toEqual({ skus: [], categories: [] });
});

it.each([
  ["距离 1对商品 tea-50 的单独比例", "距离 1对商品 白茶 · 50 克(tea-50) 的单独比例"],
  ["购买 tea-50-x，得 5.00 元", "购买 礼盒(tea-50-x)，得 5.00 元"],
  ["for sku tea-50, level 金", "for sku 白茶 · 50 克(tea-50), level 金"],
  ["新增对类目 tea 的单独比例", "新增对类目 茶叶(tea) 的单独比例"],
  ["goods of category tea for 1", "goods of category 茶叶(tea) for 1"],
  ["a tea for two", "a tea for two"],
  ["商品 tea-500", "商品 tea-500"],
  ["商品 gone-1", "商品 gone-1"],
])("%s", (text, told) =>
  expect(named(text, goodsIn(PLAN), NAMES, (name, id) => `${name}(${id})`)).toBe(told),
);

it("sets brackets as Chinese does", () =>
  expect(named("类目 tea 的", goodsIn(PLAN), NAMES, (name, id) => `${name}（${id}）`)).toBe(
    "类目 茶叶（tea）的",
  ));

it("says nothing of categories while they are not known", () => {
  const names = namesOf(new Map(), undefined);
  expect([names.category("tea"), NAMES.category("tea"), NAMES.category("x")]).toEqual([
    ...[undefined, "茶叶", null],
  ]);
});
