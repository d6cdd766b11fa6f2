/** Tables for spreadsheets, in the form of the exported sheets (docs/domain/sheets.md, "Formulas"). */

/** What a spreadsheet would run, as OWASP's "CSV Injection" says, and the apostrophe that keeps it from that. */
const FORMULA = /^(?:'|[\s\u0000]*[=+\-@\t\r\n＝＋－＠])/u;
/** What it reads as a number; all but plain ones it would change. */
const NUMBER_LIKE = /^\s*[+-]?[\d.,]*\d(?:e[+-]?\d+)?\s*$/i;
const PLAIN = /^-?(?:0|[1-9]\d{0,10})(?:\.\d\d)?$/;

/** One cell: safe to open, and quoted where it has to be. */
export function csvCell(text: string): string {
  const isRisky = !PLAIN.test(text) && (FORMULA.test(text) || NUMBER_LIKE.test(text));
  const safe = isRisky ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A whole table with a mark that says UTF-8, as spreadsheets ask for. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((cells) => cells.map(csvCell).join(",")).join("\r\n")}\r\n`;

/** Amounts in tables are yuan with two decimals and nothing else: 123456 → "1234.56". */
export function csvYuan(amountFen: number | null): string {
  if (amountFen === null) return "";
  const fen = Math.abs(amountFen);
  const sign = amountFen < 0 ? "-" : "";
  return `${sign}${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, "0")}`;
}
