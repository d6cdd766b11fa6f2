import { cardOf } from "#core/catalogue/card.ts";
import { checkNaming } from "#core/catalogue/naming.ts";
import { aProduct } from "#tests/fixtures.ts";

const cards = new Map([aProduct("tea"), aProduct("cup")].map((one) => [one._id, cardOf(one)]));
const gift = (sku: string) => ({ sku, quantity: 1, forEach: 2 });
const check = (changes: object) => checkNaming(aProduct("tea", changes), ["green", "black"], cards);

it("takes what exists", () => {
  const names = { categories: ["green"], gifts: [gift("cup-1")], related: ["cup"] };
  expect(check(names)).toEqual({ ok: true, value: null });
});

it.each([
  ["a category that the shop does not have", { categories: ["green", "red"] }, { code: "category_unknown", category: "red" }],
  ["a gift of a product that is not there", { gifts: [gift("pot-1")] }, { code: "gift_unknown", sku: "pot-1" }],
  ["a gift that its product does not have", { gifts: [gift("cup-2")] }, { code: "gift_unknown", sku: "cup-2" }],
  ["itself as a gift", { gifts: [gift("tea-1")] }, { code: "gift_unknown", sku: "tea-1" }],
  ["a related product that is not there", { related: ["cup", "pot"] }, { code: "related_unknown", productId: "pot" }],
  ["itself as related", { related: ["tea"] }, { code: "related_unknown", productId: "tea" }],
  ["the category first, then the gift", { categories: ["red"], gifts: [gift("x-1")], related: ["x"] }, { code: "category_unknown", category: "red" }],
  ["the gift before the related product", { gifts: [gift("x-1")], related: ["x"] }, { code: "gift_unknown", sku: "x-1" }],
])("refuses %s", (_, changes, error) => {
  expect(check(changes)).toEqual({ ok: false, error });
}); // prettier-ignore
