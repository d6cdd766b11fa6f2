import { from, type Screen } from "../../app/screen.ts";

const group = "brand";
const isInMenu = true;

export const screens: readonly Screen[] = [
  {
    ...{ path: "/staff", zh: "员工", en: "Staff", group, isInMenu },
    needs: ["staff.people"],
    page: from(() => import("./Staff.tsx"), "Staff"),
  },
  {
    ...{ path: "/log", zh: "操作日志", en: "Log", group, isInMenu },
    needs: ["staff.log"],
    page: from(() => import("./Log.tsx"), "Log"),
  },
  {
    ...{ path: "/log/:entryId", zh: "操作日志", en: "Log entry", group },
    needs: ["staff.logEntry"],
    page: from(() => import("./LogEntry.tsx"), "LogEntry"),
  },
  {
    ...{ path: "/monitors", zh: "合规监测", en: "Monitors", group, isInMenu },
    needs: ["books.monitors"],
    page: from(() => import("./Monitors.tsx"), "Monitors"),
  },
  {
    ...{ path: "/me", zh: "我的登录", en: "My sign-ins", group },
    needs: ["staff.mySessions"],
    page: from(() => import("./MySessions.tsx"), "MySessions"),
  },
];
