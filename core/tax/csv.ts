/** A cell as a spreadsheet shall see it: text, or a text of digits that it must not read as a number. */
export type Cell = string | { readonly digits: string };

const BYTE_ORDER_MARK = "\uFEFF";
const LINE_END = "\r\n";
/** What makes a spreadsheet read a cell as a formula (OWASP, CSV Injection). */
const FORMULA = /^[\s\u0000]*[=+\-@\t\r\n＝＋－＠]/;
const NEEDS_QUOTES = /[",\r\n\t]|^\s|\s$/;

/**
 * Lines as a CSV file that WPS and Excel open rightly: UTF-8 with a byte order mark, CRLF.
 *
 * - `isStart`: whether it begins the file; later parts are put behind it as they are.
 * - Texts that begin like a formula get an apostrophe in front; long digits a tab, or Excel would round them.
 */
export function csvText(lines: readonly (readonly Cell[])[], isStart: boolean): string {
  const text = lines.map((cells) => cells.map(cellText).join(",") + LINE_END).join("");
  return isStart ? BYTE_ORDER_MARK + text : text;
}

/** A cell as it stands in the file. */
function cellText(cell: Cell): string {
  const text = typeof cell === "string" ? defused(cell) : digitsText(cell.digits);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What a spreadsheet takes for text, whatever somebody has called himself. */
export const defused = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const digitsText = (digits: string): string =>
  /^[0-9A-Z]+$/.test(digits) ? `\t${digits}` : defused(digits);
