import { from, type Screen } from "../../app/screen.ts";

export const screens: readonly Screen[] = [
  {
    ...{ path: "/plans", zh: "分润方案", en: "Plans", group: "people", isInMenu: true },
    needs: ["plans.drafts", "plans.versions"],
    page: from(() => import("./Plans.tsx"), "Plans"),
  },
  {
    ...{ path: "/plans/drafts/:draftId", zh: "方案草稿", en: "Plan draft", group: "people" },
    needs: ["plans.draft"],
    page: from(() => import("./DraftPage.tsx"), "DraftPage"),
  },
  {
    ...{ path: "/plans/versions/:planId/:version", zh: "方案版本", en: "Plan version" },
    ...{ group: "people", needs: ["plans.version"] },
    page: from(() => import("./VersionPage.tsx"), "VersionPage"),
  },
  {
    ...{ path: "/plans/compare", zh: "比较方案", en: "Compare plans", group: "people" },
    needs: ["plans.compare"],
    page: from(() => import("./ComparePage.tsx"), "ComparePage"),
  },
  {
    ...{ path: "/plans/policy", zh: "政策页", en: "Policy page", group: "people" },
    needs: ["plans.policy"],
    page: from(() => import("./PolicyPage.tsx"), "PolicyPage"),
  },
];
