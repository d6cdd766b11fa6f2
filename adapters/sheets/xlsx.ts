import type { CellValue, Row } from "exceljs";
import { PassThrough, Readable } from "node:stream";
import { boundZip } from "#adapters/sheets/zipBound.ts";
import { TableError, type TableShape } from "#ports/tables.ts";

const SHEET = "Sheet1";
const WIDTH = 18;
/** After so many rows others may run. */
const BREATH_ROWS = 500;

/** The library takes longer to load than all the rest of a function, so it is loaded at the first file. */
async function excel(): Promise<typeof import("exceljs")> {
  const loaded = await import("exceljs");
  // Bundled or under Node's own loader, a CommonJS module is behind `default`.
  return "default" in loaded ? (loaded.default as typeof loaded) : loaded;
}

/** The rows of the first sheet of an xlsx file, as texts. */
export async function* readXlsx(
  content: Uint8Array,
): AsyncIterable<{ readonly row: number; readonly cells: readonly string[] }> {
  await boundZip(content);
  const { stream } = await excel();
  const reader = new stream.xlsx.WorkbookReader(Readable.from([Buffer.from(content)]), {
    ...{ worksheets: "emit", sharedStrings: "cache", styles: "cache" },
    ...{ hyperlinks: "ignore", entries: "ignore" },
  });
  try {
    for await (const sheet of reader) {
      for await (const row of sheet) yield { row: row.number, cells: cellsOf(row) };
      return;
    }
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw new TableError("这不是可以读取的 xlsx 文件", { cause: error });
  }
}

function cellsOf({ values }: Row): readonly string[] {
  const cells: string[] = [];
  // The library counts columns from 1 and leaves out empty ones.
  const all = Array.isArray(values) ? values : [];
  for (let at = 1; at < all.length; at += 1) cells.push(textOf(all[at]));
  return cells;
}

/** What a cell shows, as a text. A formula is what it came to. */
function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "string") return unescaped(value);
  if (typeof value === "number") return numberText(value);
  if (typeof value === "boolean") return value ? "是" : "否";
  if (value instanceof Date) return dateText(value);
  if ("richText" in value) return unescaped(value.richText.map(({ text }) => text).join(""));
  if ("text" in value) return unescaped(value.text);
  if ("result" in value) return textOf(value.result);
  return "";
}

/** As a spreadsheet shows it: fifteen digits, and no exponent below them. */
const numberText = (value: number): string => String(Number(value.toPrecision(15)));

/** The library tells the wall clock of a cell as if it were UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return "";
  const wholeMs = Math.round(value.getTime() / 1_000) * 1_000;
  return new Date(wholeMs).toISOString().slice(0, 16).replace("T", " ");
}

/**
 * `_x000D_` in a cell stands for a character that XML cannot hold, and `_x005F_` for an underscore that would begin one.
 * An `&` that would begin an entity is told so too, because the library's reader resolves entities of such cells twice.
 *
 * - Source: ECMA-376 part 1, 22.9.2.19 (ST_Xstring).
 */
const escaped = (text: string): string =>
  text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_").replace(/&(?=#?\w+;)/g, "_x0026_");
const unescaped = (text: string): string =>
  text
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\r\n?/g, "\n");

/** Rows as an xlsx file. Texts are cells of text, which no spreadsheet runs, and numbers are numbers. */
export async function writeXlsx(
  rows: AsyncIterable<readonly string[]>,
  { numbers }: TableShape,
): Promise<Uint8Array> {
  const { stream } = await excel();
  const out = new PassThrough();
  const parts: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    out.on("data", (part: Buffer) => parts.push(part));
    out.on("end", resolve);
    out.on("error", reject);
  });
  const book = new stream.xlsx.WorkbookWriter({
    ...{ stream: out, useSharedStrings: false, useStyles: true },
  });
  const sheet = book.addWorksheet(SHEET, { views: [{ state: "frozen", ySplit: 1 }] });
  const isNumber = new Set(numbers);
  let count = 0;
  for await (const cells of rows) {
    if (count === 0) {
      sheet.columns = cells.map((_cell, at) => ({
        ...{ width: WIDTH, style: { numFmt: isNumber.has(at) ? "General" : "@" } },
      }));
    }
    const isHeading = count === 0;
    const row = sheet.addRow(
      cells.map((cell, at) => (isNumber.has(at) && !isHeading ? numberOf(cell) : escaped(cell))),
    );
    if (isHeading) row.font = { bold: true };
    row.commit();
    count += 1;
    if (count % BREATH_ROWS === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  sheet.commit();
  await book.commit();
  await ended;
  return Buffer.concat(parts);
}

/** A cell of a column of numbers; a text where it is none, as in a template's explanations. */
const numberOf = (cell: string): number | string | null => {
  if (cell === "") return null;
  return /^-?\d{1,13}(?:\.\d{1,2})?$/.test(cell) ? Number(cell) : escaped(cell);
};
