import { from, type Screen } from "../../app/screen.ts";

const group = "people";
const isInMenu = true;

export const screens: readonly Screen[] = [
  {
    ...{ path: "/promoters", zh: "推广员", en: "Promoters", group, isInMenu },
    needs: ["lists.promoters"],
    page: from(() => import("./Promoters.tsx"), "Promoters"),
  },
  {
    ...{ path: "/promoters/:promoterId", zh: "推广员", en: "Promoter", group },
    needs: ["lists.promoter"],
    page: from(() => import("./PromoterPage.tsx"), "PromoterPage"),
  },
  {
    ...{ path: "/applications", zh: "申请", en: "Applications", group, isInMenu },
    needs: ["commission.applications"],
    page: from(() => import("./Applications.tsx"), "Applications"),
  },
  {
    ...{ path: "/fans", zh: "粉丝", en: "Fans", group, isInMenu },
    needs: ["lists.fans"],
    page: from(() => import("./Fans.tsx"), "Fans"),
  },
  {
    ...{ path: "/fans/:fanId", zh: "粉丝", en: "Fan", group },
    needs: ["lists.fan"],
    page: from(() => import("./FanPage.tsx"), "FanPage"),
  },
  {
    ...{ path: "/reassignments", zh: "归属调整", en: "Reassignments", group, isInMenu },
    needs: ["qrcode.reassignments"],
    page: from(() => import("./Reassignments.tsx"), "Reassignments"),
  },
  {
    ...{ path: "/codes", zh: "推广码", en: "Codes", group, isInMenu },
    needs: ["lists.codes"],
    page: from(() => import("./Codes.tsx"), "Codes"),
  },
  {
    ...{ path: "/shares", zh: "分润", en: "Shares", group, isInMenu },
    needs: ["lists.shares"],
    page: from(() => import("./Shares.tsx"), "Shares"),
  },
  {
    ...{ path: "/posts", zh: "职务", en: "Posts", group, isInMenu },
    needs: ["commission.posts"],
    page: from(() => import("./Posts.tsx"), "Posts"),
  },
];
