/** The form of a file. */
export type SheetFormat = "xlsx" | "csv";

/** A table as a file holds it: its first row are the headings. */
export type TableShape = {
  /** Which columns hold numbers, by their places. */
  readonly numbers: readonly number[];
  readonly format: SheetFormat;
};

/** What one file may hold; beyond it a `TableError` is thrown. */
export type TableLimits = {
  readonly rowsMax: number;
  readonly columnsMax: number;
  readonly cellMax: number;
};

/** A file that cannot be read, or is too large. The message is for people. */
export class TableError extends Error {}

/** Reads and writes the files of spreadsheets, row by row, so that no more than the file itself is held. */
export interface Tables {
  /**
   * Every row of the first sheet with its number, those without any text left out. Every cell is its text; numbers, dates
   * and what a formula came to are told as texts too. What `write` wrote comes back as it was.
   */
  read(
    content: Uint8Array,
    format: SheetFormat,
    limits: TableLimits,
  ): AsyncIterable<{ readonly row: number; readonly cells: readonly string[] }>;

  /** A file of these rows, in which no text is ever run as a formula. */
  write(rows: AsyncIterable<readonly string[]>, shape: TableShape): Promise<Uint8Array>;
}
