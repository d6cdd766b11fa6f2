import type {
  HomePage,
  ListAllProducts,
  SaleSet,
  SaveProduct,
  SaveShop,
  SetSale,
  StaffCard,
  StaffCards,
} from "#contracts/catalogue.ts";
import type { ProductDraft } from "#contracts/product.ts";
import type { ShopDraft } from "#contracts/shopSettings.ts";
import type { Product } from "#core/catalogue/product.ts";
import type { Shop } from "#core/shop/shop.ts";
import { call } from "../lib/call.ts";

export type { Product, ProductDraft, Shop, ShopDraft, StaffCard };
/** Places of a request that need not be said. */
type Asked<T extends { readonly action: string }> = Partial<Omit<T, "action">>;

export const products = (asked: Asked<ListAllProducts>): Promise<StaffCards> =>
  call("catalogue", { action: "products", ...asked });
export const product = (productId: string): Promise<Product> =>
  call("catalogue", { action: "product", productId });
export const saveProduct = (asked: Omit<SaveProduct, "action">): Promise<Product> =>
  call("catalogue", { action: "saveProduct", ...asked });
export const setSale = (productIds: readonly string[], sale: SetSale["sale"]): Promise<SaleSet> =>
  call("catalogue", { action: "setSale", productIds, sale });
/** What everybody may see of the shop. */
export const home = (): Promise<HomePage> => call("catalogue", { action: "home" });
export const shop = (): Promise<Shop> => call("catalogue", { action: "shop" });
export const saveShop = (asked: Omit<SaveShop, "action">): Promise<Shop> =>
  call("catalogue", { action: "saveShop", ...asked });
