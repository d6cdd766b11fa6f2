import { tableText } from "#scripts/tell/money.ts";

const WORDS: Readonly<Record<string, string>> = {
  distance1: "直接推广",
  distance2: "间接（第二层）",
  distance3: "间接（第三层）",
  firstOrder: "新客首单",
  levelDifference: "级差",
  peer: "平级",
  team: "团队",
  nurture: "培育",
  store: "门店",
  storeStaff: "店员",
  region: "区域",
  supply: "供货价（货款）",
  correction: "人工更正",
};

export const wordOf = (place: string): string => WORDS[place] ?? place;

/** A ratio in basis points as per cent with two digits: `12.05%`. */
export function bpText(ratioBp: number | null): string {
  if (ratioBp === null) return "-";
  return `${(ratioBp / 100).toFixed(2)}%`;
}

/** A title and its table, set in. */
export const section = (title: string, rows: readonly (readonly string[])[]): readonly string[] => [
  "",
  title,
  tableText(rows).replace(/^/gm, "  "),
];

export const chinaTime = (atMs: number): string =>
  new Date(atMs + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
