import type { Language } from "../../lib/language.tsx";

/** What an action does, in the reader's language: functions say both, "审核提现 · review a withdrawal". */
export function callNameIn(language: Language, callName: string): string {
  const [zh = callName, en = zh] = callName.split("·").map((part) => part.trim());
  return language === "zh" ? zh : en;
}
