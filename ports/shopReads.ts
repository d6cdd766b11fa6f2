import type { AfterSalesReads } from "#ports/afterSalesReads.ts";
import type { CatalogueReads } from "#ports/catalogueReads.ts";
import type { CheckoutReads } from "#ports/checkoutReads.ts";
import type { ContentReads } from "#ports/contentReads.ts";
import type { PurchaseReads } from "#ports/purchaseReads.ts";
import type { StockReads } from "#ports/stockReads.ts";
import type { StoreReads } from "#ports/storeReads.ts";

/** What the shop asks across documents: goods, orders of goods, stores, and what is shown beside them. */
export interface ShopReads
  extends
    AfterSalesReads,
    CatalogueReads,
    CheckoutReads,
    ContentReads,
    PurchaseReads,
    StockReads,
    StoreReads {}
