import { chinaTime } from "../chinaTime.ts";

/**
 * A bill in WeChat's form: a line of names, the rows, a line of names for the totals, the totals. Each cell of the
 * rows and the totals begins with a backtick, so that no spreadsheet takes it for a number; lines end with CR LF.
 */
export function billText(o: {
  names: readonly string[];
  rows: readonly (readonly string[])[];
  totalNames: readonly string[];
  totals: readonly string[];
}): string {
  const line = (cells: readonly string[]) => cells.map((cell) => `\`${plain(cell)}`).join(",");
  return [o.names.join(","), ...o.rows.map(line), o.totalNames.join(","), line(o.totals)]
    .map((text) => `${text}\r\n`)
    .join("");
}

/** What merchants write must not break a row: a comma or a line end in it becomes a space. */
function plain(cell: string): string {
  return cell.replace(/[,\r\n`]/g, " ");
}

/** Fen as yuan with two digits. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const digits = String(Math.abs(fen)).padStart(3, "0");
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** "2026-01-31 09:00:00", in China's time. */
export const billTime = (atMs: number): string => chinaTime(atMs).slice(0, 19).replace("T", " ");
