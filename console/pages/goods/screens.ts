import { from, type Screen } from "../../app/screen.ts";

export const screens: readonly Screen[] = [
  {
    ...{ path: "/products", zh: "商品", en: "Products", group: "goods", isInMenu: true },
    needs: ["catalogue.products"],
    page: from(() => import("./Products.tsx"), "Products"),
  },
  {
    ...{ path: "/products/:productId", zh: "商品", en: "Product", group: "goods" },
    needs: ["catalogue.product"],
    page: from(() => import("./ProductPage.tsx"), "ProductPage"),
  },
  {
    ...{ path: "/stock", zh: "库存", en: "Stock", group: "goods", isInMenu: true },
    needs: ["stock.list"],
    page: from(() => import("./Stock.tsx"), "Stock"),
  },
  {
    ...{ path: "/stock/:sku", zh: "库存明细", en: "Stock of a SKU", group: "goods" },
    needs: ["stock.show"],
    page: from(() => import("./StockPage.tsx"), "StockPage"),
  },
  {
    ...{ path: "/stores", zh: "门店", en: "Stores", group: "goods", isInMenu: true },
    needs: ["store.stores"],
    page: from(() => import("./Stores.tsx"), "Stores"),
  },
  {
    ...{ path: "/stores/:storeId", zh: "门店", en: "Store", group: "goods" },
    needs: ["store.stores"],
    page: from(() => import("./StorePage.tsx"), "StorePage"),
  },
  {
    ...{ path: "/campaigns", zh: "优惠", en: "Campaigns", group: "goods", isInMenu: true },
    needs: ["checkout.campaigns"],
    page: from(() => import("./Campaigns.tsx"), "Campaigns"),
  },
];
