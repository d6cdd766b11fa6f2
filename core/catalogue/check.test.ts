import { checkProduct, withLevelsInOrder } from "#core/catalogue/check.ts";
import type { Product, Sku } from "#core/catalogue/product.ts";
import { fen } from "#core/money.ts";
import { aProduct, aSku } from "#tests/fixtures.ts";

const LEVELS = ["bronze", "silver", "gold"];
const levelPrices = (prices: Readonly<Record<string, number>>) =>
  Object.entries(prices).map(([level, priceFen]) => ({ level, priceFen: fen(priceFen) }));
const one = (changes: Partial<Sku>, also: Partial<Product> = {}) =>
  aProduct("tea", { skus: [aSku("tea-1", { priceFen: fen(100), ...changes })], ...also });
const two = (...skus: [string, readonly string[]][]) =>
  aProduct("tea", {
    specs: [
      { name: "重量", values: ["50g", "100g"] },
      { name: "包装", values: ["袋", "罐"] },
    ],
    skus: skus.map(([sku, values]) => aSku(sku, { values })),
  });
const full = { memberFen: fen(90), levelPrices: levelPrices({ bronze: 80, gold: 70 }) };

it.each<[string, Product]>([
  ["the plainest product", aProduct("tea")],
  ["an id with hyphens", aProduct("tea-2026")],
  ["equal prices all the way", one({ memberFen: fen(100), levelPrices: levelPrices({ bronze: 100, gold: 100 }) })], // prettier-ignore
  ["falling prices, a level left out", one(full)],
  ["prices in another order than the plan's", one({ levelPrices: levelPrices({ gold: 70, bronze: 80 }) })], // prettier-ignore
  ["a fixed price", one({}, { priceFixed: true })],
  ["a supply price as high as the lowest price", one({ ...full, supplyFen: fen(70) })],
  ["some of all combinations", two(["tea-1", ["50g", "袋"]], ["tea-2", ["100g", "罐"]])],
])("takes %s", (_, product) => {
  expect(checkProduct(product, LEVELS)).toEqual({ ok: true, value: null });
});

it.each<[string, Product, object]>([
  ["a SKU of another product", aProduct("tea", { skus: [aSku("cup-1")] }), { code: "product_sku_invalid", sku: "cup-1" }],
  ["a SKU that only begins alike", aProduct("tea", { skus: [aSku("teapot-1")] }), { code: "product_sku_invalid", sku: "teapot-1" }],
  ["a SKU that another product would claim", aProduct("tea", { skus: [aSku("tea-2026-1")] }), { code: "product_sku_invalid", sku: "tea-2026-1" }],
  ["a SKU twice", aProduct("tea", { skus: [aSku("tea-1"), aSku("tea-1")] }), { code: "product_sku_invalid", sku: "tea-1" }],
  ["a value missing", two(["tea-1", ["50g"]]), { code: "product_specs_invalid", sku: "tea-1", spec: "包装" }],
  ["a value too many", one({ values: ["50g"] }), { code: "product_specs_invalid", sku: "tea-1", spec: "50g" }],
  ["an unknown value", two(["tea-1", ["50g", "桶"]]), { code: "product_specs_invalid", sku: "tea-1", spec: "包装" }],
  ["a combination twice", two(["tea-1", ["50g", "袋"]], ["tea-2", ["50g", "袋"]]), { code: "product_specs_invalid", sku: "tea-2", spec: "50g 袋" }],
  ["a value without a SKU", two(["tea-1", ["50g", "袋"]], ["tea-2", ["50g", "罐"]]), { code: "product_specs_invalid", sku: null, spec: "重量" }],
  ["a spec twice", aProduct("tea", { specs: [{ name: "a", values: ["x"] }, { name: "a", values: ["y"] }], skus: [aSku("tea-1", { values: ["x", "y"] })] }), { code: "product_specs_invalid", sku: null, spec: "a" }],
  ["a spec's value twice", aProduct("tea", { specs: [{ name: "a", values: ["x", "x"] }], skus: [aSku("tea-1", { values: ["x"] })] }), { code: "product_specs_invalid", sku: null, spec: "a" }],
  ["a level that the plan does not have", one({ levelPrices: levelPrices({ platinum: 50 }) }), { code: "level_unknown", sku: "tea-1", level: "platinum" }],
  ["a member price above retail", one({ memberFen: fen(101) }), { code: "prices_not_monotone", sku: "tea-1", level: null }],
  ["a level above the member price", one({ memberFen: fen(90), levelPrices: levelPrices({ bronze: 91 }) }), { code: "prices_not_monotone", sku: "tea-1", level: "bronze" }],
  ["a level above retail, no member price", one({ levelPrices: levelPrices({ bronze: 101 }) }), { code: "prices_not_monotone", sku: "tea-1", level: "bronze" }],
  ["a higher level that pays more", one({ levelPrices: levelPrices({ gold: 80, bronze: 70 }) }), { code: "prices_not_monotone", sku: "tea-1", level: "gold" }],
  ["a level twice", one({ levelPrices: [...levelPrices({ gold: 80 }), ...levelPrices({ gold: 80 })] }), { code: "prices_not_monotone", sku: "tea-1", level: "gold" }],
  ["a member price beside a fixed one", one({ memberFen: fen(100) }, { priceFixed: true }), { code: "price_fixed", sku: "tea-1" }],
  ["a level price beside a fixed one", one({ levelPrices: levelPrices({ gold: 80 }) }, { priceFixed: true }), { code: "price_fixed", sku: "tea-1" }],
  ["a supply price above retail", one({ supplyFen: fen(101) }), { code: "supply_above_price", sku: "tea-1", lowestFen: 100 }],
  ["a supply price above the member price", one({ memberFen: fen(90), supplyFen: fen(91) }), { code: "supply_above_price", sku: "tea-1", lowestFen: 90 }],
  ["a supply price above the lowest level's", one({ ...full, supplyFen: fen(71) }), { code: "supply_above_price", sku: "tea-1", lowestFen: 70 }],
])("refuses %s", (_, product, error) => {
  expect(checkProduct(product, LEVELS)).toEqual({ ok: false, error });
}); // prettier-ignore

it("names the first of several mistakes", () => {
  const wrong = {
    ...{ memberFen: fen(200), levelPrices: levelPrices({ platinum: 1, gold: 300 }) },
    ...{ supplyFen: fen(500), values: ["x"] },
  };
  const codes: string[] = [];
  const mend = [
    ["tea", {}],
    ["tea", { values: [] }],
    ["tea", { values: [], levelPrices: levelPrices({ gold: 300 }) }],
    ["tea", { values: [], memberFen: fen(100), levelPrices: [] }],
    ["tea", { values: [], memberFen: null, levelPrices: [] }],
  ] as const;
  const skus = [aSku("cup-1", { priceFen: fen(100), ...wrong })];
  for (const product of [
    aProduct("tea", { skus, priceFixed: true }),
    ...mend.map(([id, changes]) => one({ ...wrong, ...changes }, { _id: id, priceFixed: true })),
  ]) {
    const checked = checkProduct(product, LEVELS);
    codes.push(checked.ok ? "" : checked.error.code);
  }
  expect(codes).toEqual([
    ...["product_sku_invalid", "product_specs_invalid", "level_unknown"],
    ...["prices_not_monotone", "price_fixed", "supply_above_price"],
  ]);
});

it("puts level prices in the order of the plan's levels", () => {
  const product = one({ levelPrices: levelPrices({ gold: 70, bronze: 80, silver: 75 }) });
  const [sku] = withLevelsInOrder(product, LEVELS).skus;
  expect(sku?.levelPrices).toEqual(levelPrices({ bronze: 80, silver: 75, gold: 70 }));
});
