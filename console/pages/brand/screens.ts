import { from, type Screen } from "../../app/screen.ts";

export const screens: readonly Screen[] = [
  {
    ...{ path: "/me", zh: "我的登录", en: "My sign-ins", group: "brand" },
    needs: ["staff.me"],
    page: from(() => import("./MySessions.tsx"), "MySessions"),
  },
];
