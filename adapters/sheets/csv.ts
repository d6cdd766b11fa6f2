import { TableError, type TableLimits } from "#ports/tables.ts";

const BATCH_ROWS = 1_000;
const BYTE_ORDER_MARK = "\uFEFF";

/** What makes a spreadsheet read a cell as a formula (OWASP, "CSV Injection"), and our own mark. */
const FORMULA = /^(?:'|[\s\u0000]*[=+\-@\t\r\n＝＋－＠])/u;
/** What it reads as a number; of these only plain ones come back as they were. */
const NUMBER_LIKE = /^\s*[+-]?[\d.,]*\d(?:[eE][+-]?\d+)?\s*$/;
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,10})(?:\.\d\d)?$/;

/**
 * A text as it stands in a CSV file. One that a spreadsheet would run, or round, gets an apostrophe in front, and so does
 * one that begins with an apostrophe: taking one away again gives every text back.
 */
export const guarded = (text: string): string => {
  if (PLAIN_NUMBER.test(text)) return text;
  return FORMULA.test(text) || NUMBER_LIKE.test(text) ? `'${text}` : text;
};
export const unguarded = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);

/** The rows of a CSV file in UTF-8, or in GBK as Excel in China saves it. */
export async function* readCsv(
  content: Uint8Array,
  { columnsMax, cellMax }: TableLimits,
): AsyncIterable<{ readonly row: number; readonly cells: readonly string[] }> {
  const [{ parse }, { Readable }] = await Promise.all([import("csv-parse"), import("node:stream")]);
  const parser = Readable.from([textOf(content)]).pipe(
    parse({
      ...{ bom: true, relax_column_count: true, skip_empty_lines: false },
      ...{ record_delimiter: ["\r\n", "\n", "\r"], max_record_size: columnsMax * cellMax },
    }),
  );
  let row = 0;
  try {
    for await (const record of parser) {
      row += 1;
      const cells = (record as string[]).map((cell) => unguarded(cell.replace(/\r\n?/g, "\n")));
      yield { row, cells };
    }
  } catch (error) {
    if (error instanceof TableError) throw error;
    throw new TableError(`文件在第 ${row + 1} 行附近有误，请另存为 CSV 后再试`, { cause: error });
  }
}

function textOf(content: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch {
    return new TextDecoder("gb18030").decode(content);
  }
}

/** Rows as a CSV file that WPS and Excel open rightly: UTF-8 with a byte order mark, CRLF. */
export async function writeCsv(rows: AsyncIterable<readonly string[]>): Promise<Uint8Array> {
  const { stringify } = await import("csv-stringify/sync");
  const options = { record_delimiter: "windows", quoted_match: /^\s|\s$|[\r\n]/ } as const;
  const parts: Buffer[] = [Buffer.from(BYTE_ORDER_MARK)];
  let batch: string[][] = [];
  for await (const row of rows) {
    batch.push(row.map(guarded));
    if (batch.length < BATCH_ROWS) continue;
    parts.push(Buffer.from(stringify(batch, options)));
    batch = [];
  }
  return Buffer.concat([...parts, Buffer.from(stringify(batch, options))]);
}
