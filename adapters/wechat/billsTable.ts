import { parse } from "csv-parse/sync";
import { AMOUNT_FEN_MAX, fen, type Fen } from "#core/money.ts";

/** A bill that cannot be read whole; the message is for staff. */
export class BillError extends Error {}

/** A line of a bill, its cells by the names of its columns. */
export type Cells = (name: string) => string;

/**
 * Reads a bill in WeChat's form: a line of names, rows, a line of names for the totals, the totals. The cells of rows
 * and totals begin with a backtick. Columns are found by name, since WeChat adds some now and then.
 *
 * - `totalsBegin`: the name of the first of the totals, which begins their line of names.
 * - Errors: `BillError` for whatever is missing, doubled or left over.
 * - Source: WeChat Pay, "下载账单": pay.weixin.qq.com 4013071238.
 */
export function readBill<Row>(
  file: Buffer,
  totalsBegin: string,
  rowOf: (cells: Cells) => Row,
): { readonly rows: readonly Row[]; readonly totals: Cells } {
  const rows: Row[] = [];
  let columns: Columns | null = null;
  let totalColumns: Columns | null = null;
  let totals: Cells | null = null;
  const take = (line: readonly string[]): null => {
    if (totals !== null) throw new BillError("there is something after the totals");
    if (columns === null) columns = columnsOf(line);
    else if (totalColumns !== null) totals = cellsOf(totalColumns, line);
    else if (plainName(line[0] ?? "") === totalsBegin) totalColumns = columnsOf(line);
    else rows.push(rowOf(cellsOf(columns, line)));
    return null; // The parser keeps nothing.
  };
  parse(file, {
    ...{ bom: true, quote: false, escape: false, relax_column_count: true },
    ...{ skip_empty_lines: true, record_delimiter: ["\r\n", "\n"] },
    on_record: take,
  });
  if (totals === null) throw new BillError("the totals are missing: the file is cut");
  return { rows, totals };
}

type Columns = ReadonlyMap<string, number>;

/** Brackets are written in two widths, and the first name may follow a byte-order mark. */
const plainName = (name: string): string =>
  name
    .replace(/^[\uFEFF`]+/, "")
    .replace(/（/g, "(")
    .replace(/）/g, ")")
    .trim();

function columnsOf(names: readonly string[]): Columns {
  const columns = new Map(names.map((name, index) => [plainName(name), index]));
  if (columns.size !== names.length) throw new BillError("two columns have one name");
  return columns;
}

function cellsOf(columns: Columns, line: readonly string[]): Cells {
  if (line.length !== columns.size) {
    throw new BillError(`a line has ${line.length} cells instead of ${columns.size}`);
  }
  if (line[0]?.startsWith("`") !== true)
    throw new BillError("a line does not begin with a backtick");
  return (name) => {
    const cell = line[columns.get(name) ?? -1];
    if (cell === undefined) throw new BillError(`there is no column ${name}`);
    return (cell.startsWith("`") ? cell.slice(1) : cell).trim();
  };
}

const YUAN = /^(-?)(\d{1,10})(?:\.(\d{1,2})0*)?$/;

/** Yuan as a bill writes them (`12.34`), in fen and exactly: no fraction is ever computed with. */
export function fenOf(yuan: string): Fen {
  const [, sign, whole = "", cents = ""] = YUAN.exec(yuan) ?? [];
  const amount = Number(`${whole}${cents.padEnd(2, "0")}`);
  if (sign === undefined || amount > AMOUNT_FEN_MAX) throw new BillError(`not an amount: ${yuan}`);
  return fen(sign === "-" && amount > 0 ? -amount : amount);
}

/** The instant of `2026-03-05 12:00:00`, which is China's time. */
export function timeOf(text: string): number {
  const atMs = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)
    ? Date.parse(`${text.replace(" ", "T")}+08:00`)
    : NaN;
  if (Number.isNaN(atMs)) throw new BillError(`not a time: ${text}`);
  return atMs;
}

/** An id as the bill tells it; an empty one would match nothing for ever. */
export function idOf(text: string): string {
  if (text === "" || text.length > 128) throw new BillError(`not an id: ${text.slice(0, 128)}`);
  return text;
}

/** Holds what the totals say against what the rows add up to. */
export function check(what: string, told: number, counted: number): void {
  if (told !== counted) throw new BillError(`${what} is ${told}, the rows add up to ${counted}`);
}

/** A count as the totals write it. */
export function countOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new BillError(`not a count: ${text}`);
  return Number(text);
}
