import type { Product } from "../../services/catalogue.ts";
import { draftOf, emptyForm, emptySku, formOf, freeSuffix } from "./productForm.ts";

/** Goal: what was read and not touched is saved as it was, and what is no amount is named by its place. */
const PRODUCT = {
  ...{ _id: "longjing", rev: 3, title: "龙井", subtitle: "", description: "春茶" },
  ...{ pictures: ["cloud://a"], detailPictures: [], categories: ["green"], kind: "goods" },
  specs: [{ name: "规格", values: ["50g", "100g"] }],
  skus: [
    {
      ...{ sku: "longjing-50g", values: ["50g"], priceFen: 123456, memberFen: null },
      levelPrices: [{ level: "gold", priceFen: 100 }],
      ...{ weightGrams: 60, picture: null, supplier: "s", supplyFen: 5 },
    },
    {
      ...{ sku: "longjing-100g", values: ["100g"], priceFen: 1, memberFen: 1, levelPrices: [] },
      ...{ weightGrams: 0, picture: "cloud://b" },
    },
  ],
  ...{ priceFixed: false, limit: { quantity: 2, days: null }, related: [], rank: 7 },
  gifts: [{ sku: "cup-1", quantity: 1, forEach: 2 }],
  ...{ sale: { fromMs: 1, untilMs: null }, createdAtMs: 1, changedAtMs: 2 },
} as unknown as Product;

it("saves untouched what it read", () => {
  const { draft, wrong } = draftOf(formOf(PRODUCT));
  const { _id, rev, createdAtMs, changedAtMs, ...rest } = PRODUCT;
  expect(wrong).toEqual({});
  expect(draft).toEqual({ productId: _id, ...rest });
});

it("names what is no amount or number", () => {
  const skus = [{ ...emptySku, price: "1.234", levels: { gold: "x", silver: " " }, grams: "1.5" }];
  const { wrong } = draftOf({ ...emptyForm, skus, limit: { quantity: "", days: "" }, rank: "a" });
  expect(wrong).toEqual({
    "skus.0.priceFen": "amount",
    "skus.0.levelPrices.gold": "amount",
    "skus.0.weightGrams": "whole",
    "limit.quantity": "whole",
    rank: "whole",
  });
});

it.each([
  [["50g"], [], "50g"],
  [["50g"], ["50g"], "2"],
  [["大", "红"], ["1"], "2"],
  [["大"], ["2"], "3"],
])("%j beside %j", (values, taken, suffix) => expect(freeSuffix(values, taken)).toBe(suffix));
