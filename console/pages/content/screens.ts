import { from, type Screen } from "../../app/screen.ts";

export const screens: readonly Screen[] = [
  {
    ...{ path: "/materials", zh: "素材", en: "Materials", group: "content", isInMenu: true },
    needs: ["content.listMaterials"],
    page: from(() => import("./Materials.tsx"), "Materials"),
  },
  {
    ...{ path: "/themes", zh: "主题推送", en: "Themes", group: "content", isInMenu: true },
    needs: ["content.themes"],
    page: from(() => import("./Themes.tsx"), "Themes"),
  },
  {
    ...{ path: "/shop", zh: "店铺", en: "Shop", group: "content", isInMenu: true },
    needs: ["catalogue.shop"],
    page: from(() => import("./ShopPage.tsx"), "ShopPage"),
  },
  {
    ...{ path: "/notices", zh: "通知", en: "Notices", group: "content", isInMenu: true },
    needs: ["content.listNotices"],
    page: from(() => import("./Notices.tsx"), "Notices"),
  },
  {
    ...{ path: "/messages", zh: "订阅消息", en: "Messages", group: "content", isInMenu: true },
    needs: ["message.log", "message.moments"],
    page: from(() => import("./Messages.tsx"), "Messages"),
  },
];
