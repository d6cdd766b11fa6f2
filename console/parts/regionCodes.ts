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

/** The same in the six digits that a promoter's place has: "浙江" and "33" are "330000". */
export const placeCode = (typed: string, provinces: Names): string => {
  const code = regionCode(typed, provinces);
  return /^\d{2}$|^\d{4}$/.test(code) ? code.padEnd(6, "0") : code;
};
