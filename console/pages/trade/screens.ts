import { from, type Screen } from "../../app/screen.ts";

export const screens: readonly Screen[] = [
  {
    ...{ path: "/orders", zh: "订单", en: "Orders", group: "trade", isInMenu: true },
    needs: ["purchase.all"],
    page: from(() => import("./Orders.tsx"), "Orders"),
  },
  {
    ...{ path: "/orders/:orderId", zh: "订单详情", en: "Order", group: "trade" },
    needs: ["purchase.detail", "order.show"],
    page: from(() => import("./OrderPage.tsx"), "OrderPage"),
  },
  {
    ...{ path: "/aftersales", zh: "售后", en: "After-sales", group: "trade", isInMenu: true },
    needs: ["aftersales.list"],
    page: from(() => import("./AfterSales.tsx"), "AfterSales"),
  },
  {
    ...{ path: "/aftersales/:orderId/:id", zh: "售后详情", en: "After-sales", group: "trade" },
    needs: ["aftersales.show"],
    page: from(() => import("./AfterSalesPage.tsx"), "AfterSalesPage"),
  },
  {
    ...{ path: "/buyers", zh: "买家", en: "Buyers", group: "trade", isInMenu: true },
    needs: ["checkout.buyers"],
    page: from(() => import("./Buyers.tsx"), "Buyers"),
  },
  {
    ...{ path: "/imports", zh: "导入导出", en: "Imports", group: "goods", isInMenu: true },
    needs: ["sheets.list"],
    page: from(() => import("./Imports.tsx"), "Imports"),
  },
];
