import { PROVINCE_ENDING } from "./wordsRegions.ts";

type Names = Readonly<Record<string, string>>;

/** What somebody typed for a region as its code: "上海", "上海市" and "31" are all "31"; what is neither stays as it is. */
export function regionCode(typed: string, provinces: Names): string {
  const text = typed.trim();
  if (/^\d+$/.test(text)) return text;
  const short = text.replace(PROVINCE_ENDING, "").toLowerCase();
  const found = Object.entries(provinces).find(([, name]) => name.toLowerCase() === short);
  return found?.[0] ?? text;
}
