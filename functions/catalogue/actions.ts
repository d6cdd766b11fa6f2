import * as catalogue from "#contracts/catalogue.ts";
import { home, listProducts } from "#functions/catalogue/list.ts";
import { listAllProducts, readProduct } from "#functions/catalogue/products.ts";
import { saveProduct } from "#functions/catalogue/saveProduct.ts";
import { readShop, saveShop } from "#functions/catalogue/saveShop.ts";
import { setSale } from "#functions/catalogue/setSale.ts";
import { showProduct } from "#functions/catalogue/show.ts";
import { type Action, forEither, forStaff } from "#functions/shared/serve.ts";
import type { WithSeal } from "#ports/deps.ts";

/** What the cloud function `catalogue` does: the shop window, and what staff put into it. */
export const actions: ReadonlyMap<string, Action<WithSeal>> = new Map([
  ["home", forEither(catalogue.homeSchema, home)],
  ["list", forEither(catalogue.listProductsSchema, listProducts)],
  ["show", forEither(catalogue.showProductSchema, showProduct)],
  ["saveProduct", forStaff(catalogue.saveProductSchema, saveProduct)],
  ["setSale", forStaff(catalogue.setSaleSchema, setSale)],
  ["products", forStaff(catalogue.listAllProductsSchema, listAllProducts)],
  ["product", forStaff(catalogue.readProductSchema, readProduct)],
  ["saveShop", forStaff(catalogue.saveShopSchema, saveShop)],
  ["shop", forStaff(catalogue.readShopSchema, readShop)],
]);
