import type { CardSource } from "#core/catalogue/card.ts";
import type { Product } from "#core/catalogue/product.ts";
import type { Promoter } from "#core/people/promoter.ts";
import type { Calendar } from "#core/plan/calendar.ts";

/** All that decides whose prices somebody pays. */
export type CustomerView = {
  readonly calendar: Calendar;
  /** As `Buyer` says it. */
  readonly memberSinceMs: number | null;
  readonly promoter: Promoter | null;
};

/** How many pieces of a SKU can be sold from the brand's warehouse. */
export type Left = { readonly sku: string; readonly available: number };
/** How many products there are, and the sum of their `rev`: another where any was changed, made or removed. */
export type ProductsMark = { readonly count: number; readonly revs: number };
export type StockedProduct = { readonly product: Product; readonly left: readonly Left[] };

/** What the shop window asks. */
export interface CatalogueReads {
  /** Whose prices somebody pays. 1 request. */
  customerView(openid: string): Promise<CustomerView>;
  /** Some products with what the warehouse has of their SKUs, in any order; at most 100. 1 request. */
  productsStocked(productIds: readonly string[]): Promise<readonly StockedProduct[]>;
  /** What cards are made of, of products changed at or after an instant: those after `afterId`, by id. 1 request. */
  productsChanged(sinceMs: number, afterId: string, limit: number): Promise<readonly CardSource[]>;
  /** Tells whether anything about any product is another than before, however it came about. 1 request. */
  productsMark(): Promise<ProductsMark>;
  /** What the warehouse has of SKUs that changed at or after an instant: those after `afterSku`, by SKU. 1 request. */
  leftChanged(sinceMs: number, afterSku: string, limit: number): Promise<readonly Left[]>;
  /** Which of some SKUs, at most 1,000, are low in any place, each once, in any order. 1 request, or none for no SKU. */
  lowAmong(skus: readonly string[]): Promise<readonly string[]>;
}
