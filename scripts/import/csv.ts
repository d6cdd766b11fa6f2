import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import type { Header } from "./columns.ts";

/** One line of the file: its number from 1, and its fields as written; null when it cannot be split. */
export type CsvLine = { readonly number: number; readonly fields: readonly string[] | null };
export type Progress = { readonly readBytes: number; readonly totalBytes: number };

/** How much is read to find the first line. */
const HEAD_BYTES = 65_536;
const LINE_END = /\r\n|\r|\n/;

/** The first line that is not blank, without a byte-order mark. Null when the file is no text. */
export async function readFirstLine(file: string): Promise<string | null> {
  const handle = await open(file, "r");
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const head = buffer.subarray(0, bytesRead);
    if (head.includes(0)) return null;
    const text = head.toString("utf8").replace(/^\uFEFF/, "");
    return text.split(LINE_END).find((line) => line !== "") ?? "";
  } finally {
    await handle.close();
  }
}

/**
 * The lines after the header, one by one. Blank lines are passed over.
 *
 * A quote that nobody closed swallows the lines after it. Where a record spans several lines of the
 * file and one of them by itself has as many fields as the header, that is what happened: then
 * its lines are read one by one, and only the line with the open quote is lost, with its number.
 */
export async function* readLines(
  file: string,
  { delimiter, columns }: Header,
  onProgress: (progress: Progress) => void,
): AsyncGenerator<CsvLine> {
  const { size: totalBytes } = await stat(file);
  const relaxed = { delimiter, relax_quotes: true, relax_column_count: true } as const;
  const options = { ...relaxed, bom: true, raw: true, skip_empty_lines: true } as const;
  let unclosed = "";
  const parser = parse({
    ...options,
    record_delimiter: ["\r\n", "\n", "\r"],
    skip_records_with_error: true,
    on_skip: (_error, raw) => void (unclosed += raw ?? ""),
  });
  const source = createReadStream(file);
  source.on("error", (error) => parser.destroy(error));
  source.pipe(parser);

  const splitAlone = (line: string): readonly string[] | null => {
    try {
      return parseNow(line, relaxed)[0] ?? [];
    } catch {
      return null; // Only an open quote stops the relaxed reader.
    }
  };
  let next = 1;
  let headerSeen = false;
  for await (const record of parser) {
    const { raw, record: fields } = record as { raw: string; record: string[] };
    const { lines, first } = locate(raw, next);
    next = first + lines.length;
    if (!headerSeen) {
      headerSeen = true;
      continue;
    }
    onProgress({ readBytes: source.bytesRead, totalBytes });
    const alone = lines.length > 1 ? lines.map(splitAlone) : [];
    if (!alone.some((inner) => inner?.length === columns.count)) {
      yield { number: first, fields };
    } else {
      yield* alone.map((inner, at) => ({ number: first + at, fields: inner })).filter(isNotBlank);
    }
  }
  if (unclosed === "") return;
  const { lines, first } = locate(unclosed, next);
  yield* lines
    .map((line, at) => ({ number: first + at, fields: splitAlone(line) }))
    .filter(isNotBlank);
}

/** The lines of a record's raw text, blank ones before it dropped, and the number of the first. */
function locate(raw: string, next: number): { lines: readonly string[]; first: number } {
  const lines = raw.split(LINE_END);
  if (lines.at(-1) === "") lines.pop();
  const blank = lines.findIndex((line) => line !== "");
  return { lines: lines.slice(blank), first: next + blank };
}

const isNotBlank = ({ fields }: CsvLine): boolean => fields === null || fields.length > 0;
