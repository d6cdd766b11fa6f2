import { from, type Screen } from "../../app/screen.ts";

export const screens: readonly Screen[] = [
  {
    ...{ path: "/", zh: "今日", en: "Today", group: "today", isInMenu: true },
    needs: ["reports.today"],
    page: from(() => import("./Today.tsx"), "Today"),
  },
];
