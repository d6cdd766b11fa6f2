import { t } from "./words.ts";

/** The parts of the page, in the order in which they are shown. `key` follows `g` on the keyboard. */
export const SECTIONS = [
  { id: "overview", key: "o", path: "M2 8l6-5 6 5M4 7v6h8V7" },
  {
    id: "data",
    key: "d",
    path: "M2.5 4c0-1.1 2.5-2 5.5-2s5.5.9 5.5 2-2.5 2-5.5 2-5.5-.9-5.5-2zm0 0v8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2V4M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2",
  },
  {
    id: "functions",
    key: "f",
    path: "M10 2.5c-2 0-2.5 1.5-2.7 3L6 12c-.2 1.2-.8 1.8-2 1.8M5 6.5h5",
  },
  { id: "timers", key: "t", path: "M8 3.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM8 6v2.5l1.7 1.7M6 1.5h4" },
  { id: "clock", key: "c", path: "M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM8 5v3l2 2" },
  {
    id: "rules",
    key: "r",
    path: "M8 1.8l5 2v4c0 3-2 5.2-5 6.4-3-1.2-5-3.4-5-6.4v-4zM5.8 8l1.6 1.6L10.3 6.5",
  },
  {
    id: "files",
    key: "i",
    path: "M2 4.5V12a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V6a1 1 0 0 0-1-1H8L6.5 3.5H3a1 1 0 0 0-1 1z",
  },
  {
    id: "users",
    key: "u",
    path: "M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8zM2.8 13.5c.5-2.3 2.6-3.6 5.2-3.6s4.7 1.3 5.2 3.6",
  },
  {
    id: "wechat",
    key: "w",
    path: "M6.5 2.5C3.9 2.5 2 4.2 2 6.3c0 1.2.7 2.3 1.7 3L3.3 11l1.9-1c3.4.8 6-1.2 6-3.7 0-2.1-2.1-3.8-4.7-3.8zM11.3 6.6c1.6.3 2.7 1.5 2.7 3 0 .9-.5 1.7-1.2 2.3l.3 1.3-1.5-.8c-1.9.4-3.6-.3-4.2-1.7",
  },
  { id: "faults", key: "x", path: "M9 1.5L3.5 9H8l-1 5.5L12.5 7H8z" },
  { id: "usage", key: "m", path: "M2.5 13.5v-4M6.2 13.5V5M9.8 13.5V8M13.5 13.5V2.5M1.5 13.5h13" },
] as const;

export type SectionId = (typeof SECTIONS)[number]["id"];

export function sectionName(id: SectionId): string {
  const names: Record<SectionId, () => string> = {
    overview: () => t("概览", "Overview"),
    data: () => t("数据", "Data"),
    functions: () => t("函数", "Functions"),
    timers: () => t("定时器", "Timers"),
    clock: () => t("时钟", "Clock"),
    rules: () => t("规则", "Rules"),
    files: () => t("文件", "Files"),
    users: () => t("用户", "Users"),
    wechat: () => t("微信", "WeChat"),
    faults: () => t("故障", "Faults"),
    usage: () => t("用量", "Usage"),
  };
  return names[id]();
}
