import type { Purchase } from "#core/purchase/purchase.ts";

/** What tells whether an order still needs what was held for it. */
export type HoldingPurchase = Pick<Purchase, "_id" | "state" | "place"> & {
  readonly lines: readonly { readonly sku: string }[];
};

/** What a SKU is called: its product's title, and what is chosen of it. */
export type NamedSku = {
  readonly sku: string;
  readonly title: string;
  readonly values: readonly string[];
};

/** What is asked about stocks of others than stocks. */
export interface StockReads {
  /** All SKUs of some products, at most 100. 1 request. */
  skusOf(productIds: readonly string[]): Promise<readonly string[]>;
  /** All SKUs of some products, at most 100, with what they are called. 1 request. */
  skusNamed(productIds: readonly string[]): Promise<readonly NamedSku[]>;
  /** Those of some purchases that exist, at most 100. 1 request. */
  purchasesHolding(orderIds: readonly string[]): Promise<readonly HoldingPurchase[]>;
}
