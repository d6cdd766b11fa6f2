import { productIdOf } from "#core/catalogue/product.ts";

it.each([
  ["tea-50g", "tea"],
  ["west-lake-tea-50g", "west-lake-tea"],
])("the SKU %s is of the product %s", (sku, productId) => {
  expect(productIdOf(sku)).toBe(productId);
});
