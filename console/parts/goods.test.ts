import { choicesWith, productIdOf, type Products, skuChoices, skuFound } from "./goods.ts";

/** Goal: goods are found and told by name; what names nothing is not the same as what nobody knows yet. */
const skuOf = (sku: string, ...values: string[]) =>
  ({ sku, values }) as unknown as NonNullable<ReturnType<Products["get"]>>["skus"][number];
const products: Products = new Map([
  [
    "longjing",
    { title: "明前龙井", skus: [skuOf("longjing-50g", "50 克"), skuOf("longjing-250g", "250 克")] },
  ],
  ["pot-1", { title: "紫砂壶", skus: [skuOf("pot-1-one")] }],
  ["gone", null],
]);

it.each([
  ["longjing-50g", "明前龙井 · 50 克"],
  ["pot-1-one", "紫砂壶"],
  ["longjing-500g", null], // The product is there, the SKU is not.
  ["gone-50g", null],
  ["茶", null], // No product can have it.
  ["other-50g", undefined], // Not asked yet, or it cannot be read.
])("%s is %s", (sku, name) => expect(skuFound(sku, products)).toBe(name));

it("knows the product of a SKU", () => {
  expect(["pot-1-one", "pot-A_1", "one", "-one", ""].map(productIdOf)).toEqual([
    ...["pot-1", "pot", null, null, null],
  ]);
});

it("puts the SKUs first that were meant, and loses none", () => {
  const found = (typed: string) =>
    skuChoices(["longjing", "gone", "other", "pot-1"], products, typed).map(({ value }) => value);
  expect(found("")).toEqual(["longjing-50g", "longjing-250g", "pot-1-one"]);
  expect(found("龙井")).toEqual(["longjing-50g", "longjing-250g", "pot-1-one"]);
  expect(found(" 250 ")).toEqual(["longjing-250g", "longjing-50g", "pot-1-one"]);
  expect(found("LONGJING-250")[0]).toBe("longjing-250g");
});

it.each([
  ["绿", ["green"]],
  ["GREEN", ["green"]],
  ["", ["green", "pots"]],
  ["none", []],
])("finds by name or id: %j", (typed, ids) => {
  const all = [
    { value: "green", label: "绿茶" },
    { value: "pots", label: "茶具" },
  ];
  expect(choicesWith(all, typed).map(({ value }) => value)).toEqual(ids);
});
