import { PLACE_NAMES } from "#core/plan/names.ts";
import { tableText } from "#scripts/tell/money.ts";

const WORDS: Readonly<Record<string, string>> = { ...PLACE_NAMES, correction: "人工更正" };

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
