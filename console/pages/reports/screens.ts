import { from, type Screen } from "../../app/screen.ts";

export const screens: readonly Screen[] = [
  {
    ...{ path: "/reports/trend", zh: "趋势", en: "Trend", group: "reports", isInMenu: true },
    needs: ["reports.trend"],
    page: from(() => import("./Trend.tsx"), "Trend"),
  },
  {
    ...{ path: "/reports/sales", zh: "销售", en: "Sales", group: "reports", isInMenu: true },
    needs: ["reports.sales"],
    page: from(() => import("./Sales.tsx"), "Sales"),
  },
  {
    ...{ path: "/reports/leaderboard", zh: "排行榜", en: "Leaderboard" },
    ...{ group: "reports", isInMenu: true, needs: ["reports.leaderboard"] },
    page: from(() => import("./Leaderboard.tsx"), "Leaderboard"),
  },
  {
    ...{ path: "/reports/funnel", zh: "渠道漏斗", en: "Funnel", group: "reports", isInMenu: true },
    needs: ["reports.funnel"],
    page: from(() => import("./Funnel.tsx"), "Funnel"),
  },
  {
    ...{ path: "/reports/targets", zh: "目标", en: "Targets", group: "reports", isInMenu: true },
    needs: ["reports.targets"],
    page: from(() => import("./Targets.tsx"), "Targets"),
  },
  {
    ...{ path: "/reports/orders", zh: "构成订单", en: "Orders behind", group: "reports" },
    needs: ["reports.orders"],
    page: from(() => import("./OrdersBehind.tsx"), "OrdersBehind"),
  },
];
