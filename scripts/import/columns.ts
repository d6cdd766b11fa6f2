import { parse } from "csv-parse/sync";
import { err, ok, type Result } from "#core/result.ts";

const NEEDED = [
  "InvoiceNo",
  "StockCode",
  "Quantity",
  "InvoiceDate",
  "UnitPrice",
  "CustomerID",
] as const;
/** Read where they are there, missed by nobody: a name for the product, and what we do not use at all. */
const WELCOME = ["Description", "Country"] as const;
const DELIMITERS = [",", ";", "\t"] as const;

export type Delimiter = (typeof DELIMITERS)[number];
export type ColumnName = (typeof NEEDED)[number];

/** Where each field stands in a line, from 0. */
export type Columns = Readonly<Record<ColumnName, number>> & {
  readonly Description: number | null;
  readonly count: number;
};
export type Header = { readonly delimiter: Delimiter; readonly columns: Columns };

export type HeaderProblem =
  | { readonly code: "header_missing" }
  | { readonly code: "columns_missing"; readonly columns: readonly string[] }
  | { readonly code: "columns_twice"; readonly columns: readonly string[] };

/**
 * Understands the first line of an export: what stands between its fields, and which field is where.
 * Columns may stand in any order, among others; capitals and spaces in their names do not matter.
 *
 * - Errors: `header_missing` when no column is known, `columns_missing` and `columns_twice` with names.
 */
export function readHeader(line: string): Result<Header, HeaderProblem> {
  const readings = DELIMITERS.map((delimiter) => ({ delimiter, names: split(line, delimiter) }));
  const known = (names: readonly string[]): number =>
    NEEDED.filter((name) => names.includes(plain(name))).length;
  const best = readings.reduce((a, b) => (known(b.names) > known(a.names) ? b : a));
  if (known(best.names) === 0) return err({ code: "header_missing" });
  const missing = NEEDED.filter((name) => !best.names.includes(plain(name)));
  if (missing.length > 0) return err({ code: "columns_missing", columns: missing });
  const twice = [...NEEDED, ...WELCOME].filter(
    (name) => best.names.indexOf(plain(name)) !== best.names.lastIndexOf(plain(name)),
  );
  if (twice.length > 0) return err({ code: "columns_twice", columns: twice });
  return ok({ delimiter: best.delimiter, columns: locate(best.names) });
}

function locate(names: readonly string[]): Columns {
  const at = (name: string): number => names.indexOf(plain(name));
  const description = at("Description");
  return {
    InvoiceNo: at("InvoiceNo"),
    StockCode: at("StockCode"),
    Quantity: at("Quantity"),
    InvoiceDate: at("InvoiceDate"),
    UnitPrice: at("UnitPrice"),
    CustomerID: at("CustomerID"),
    Description: description === -1 ? null : description,
    count: names.length,
  };
}

function split(line: string, delimiter: Delimiter): readonly string[] {
  const [fields = []] = parse(line, { delimiter, relax_quotes: true, relax_column_count: true });
  return fields.map(plain);
}

const plain = (name: string): string => name.toLowerCase().replace(/[\s_]/g, "");
